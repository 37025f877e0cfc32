package io.faultwire.engine.toxiproxy.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ToxicTest {
  @Test
  void allAttributesAreSentAtOnce() {
    Toxic slicer = Toxic.slicer(100, 10, Duration.ofMillis(2)).withToxicity(0.5);
    assertThat(slicer.toJson())
        .hasToString(
            "{\"toxicity\":0.5,"
                + "\"attributes\":{\"average_size\":100,\"delay\":2000,\"size_variation\":10}}");
  }

  @Test
  void aToxicIsDownstreamUnlessSaidOtherwise() {
    Toxic toxic = Toxic.limitData(3);
    assertThat(toxic.direction()).isEqualTo(Direction.DOWNSTREAM);
    assertThat(toxic.on(Direction.UPSTREAM).direction()).isEqualTo(Direction.UPSTREAM);
  }

  @Test
  void whatCrashesAServerIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Toxic.bandwidth(-1))
        .withMessage("bandwidth in kB/s: -1 is less than 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Toxic.slicer(0, 0, Duration.ZERO))
        .withMessage("average size of slices: 0 is less than 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Toxic.slicer(10, 10, Duration.ZERO))
        .withMessageContaining("10 is not below their average size, which is 10")
        .withMessageContaining("would crash");
  }

  @Test
  void whatMeansNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Toxic.latency(Duration.ofMillis(-1), Duration.ZERO))
        .withMessage("latency: PT-0.001S is not a time from zero to 24 days");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Toxic.slowClose(Duration.ofDays(25)))
        .withMessageContaining("delay: PT600H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Toxic.limitData(-1))
        .withMessage("limit in bytes: -1 is less than 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Toxic.bandwidth(1).withToxicity(1.5))
        .withMessage("toxicity: 1.5 is not a share from 0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Toxic.packetLoss(Double.NaN, 0))
        .withMessage("loss rate: NaN is not a share from 0 to 1");
  }
}

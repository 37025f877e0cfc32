package io.faultwire.junit.example;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.engine.Network;
import io.faultwire.junit.At;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@LossyLine
class ComposedAnnotationTest {

  @Test
  void aPingTakesTheTimeOfTheLine(@At("phone") Network.Host phone, Capture capture)
      throws IOException {
    assertThat(phone.ping("server")).reachedItsTarget();
    assertThat(phone.ping("server").roundTrip())
        .isBetween(Duration.ofMillis(80), Duration.ofMillis(120));
    assertThat(capture).pinged("phone", "server").resolvedOnce("phone", "10.0.0.2");
  }
}

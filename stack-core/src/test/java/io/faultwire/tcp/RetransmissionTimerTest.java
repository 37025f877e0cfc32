package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.time.RandomStream;
import io.faultwire.time.Seed;
import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The arithmetic of RFC 6298. */
class RetransmissionTimerTest {
  private static final long MILLI = 1_000_000;

  private final RetransmissionTimer timer = new RetransmissionTimer(TcpOptions.DEFAULT);

  @Test
  void beforeAnyMeasurement_isOneSecond() {
    assertThat(timer.rto()).isEqualTo(1000 * MILLI);
    assertThat(timer.srtt()).isEqualTo(-1);
  }

  @Test
  void firstMeasurement_setsSrttAndHalfAsVariance() {
    timer.measured(200 * MILLI, 1);

    assertThat(timer.srtt()).isEqualTo(200 * MILLI);
    assertThat(timer.rto()).isEqualTo((200 + 4 * 100) * MILLI);
  }

  @Test
  void secondMeasurement_followsTheFormulas() {
    timer.measured(200 * MILLI, 1);
    timer.measured(280 * MILLI, 1);

    long rttvar = (3 * 100 + 80) * MILLI / 4;
    long srtt = (7 * 200 + 280) * MILLI / 8;
    assertThat(timer.srtt()).isEqualTo(srtt);
    assertThat(timer.rto()).isEqualTo(srtt + 4 * rttvar);
  }

  @Test
  void manyMeasurements_stayCloseToTheFormulas() {
    RandomStream random = Seed.DEFAULT.stream("rtt");
    double srtt = 0;
    double rttvar = 0;
    for (int i = 0; i < 500; i++) {
      long rtt = (300 + random.nextInt(500)) * MILLI;
      if (i == 0) {
        srtt = rtt;
        rttvar = rtt / 2.0;
      } else {
        rttvar = 0.75 * rttvar + 0.25 * Math.abs(srtt - rtt);
        srtt = 0.875 * srtt + 0.125 * rtt;
      }
      timer.measured(rtt, 1);
      assertThat((double) timer.rto()).isCloseTo(srtt + 4 * rttvar, Offset.offset(1000.0));
    }
  }

  @Test
  void rto_isNotBelowTheMinimum() {
    timer.measured(MILLI, 1);

    assertThat(timer.rto()).isEqualTo(TcpOptions.DEFAULT.minimumRto().toNanos());
  }

  @Test
  void steadyRoundTrips_leaveTheGranularityAsMargin() {
    RetransmissionTimer fine =
        new RetransmissionTimer(
            TcpOptions.DEFAULT.toBuilder().minimumRto(Duration.ofNanos(1)).build());
    for (int i = 0; i < 200; i++) {
      fine.measured(50 * MILLI, 1);
    }

    assertThat(fine.rto()).isEqualTo(51 * MILLI);
  }

  @Test
  void backOff_doublesUpToTheMaximum() {
    timer.backOff();
    assertThat(timer.rto()).isEqualTo(2000 * MILLI);
    timer.backOff();
    assertThat(timer.rto()).isEqualTo(4000 * MILLI);
    for (int i = 0; i < 100; i++) {
      timer.backOff();
    }
    assertThat(timer.rto()).isEqualTo(TcpOptions.DEFAULT.maximumRto().toNanos());
    assertThat(timer.failures()).isEqualTo(102);
  }

  @Test
  void measurement_endsTheBackingOff() {
    timer.backOff();
    timer.measured(200 * MILLI, 1);

    assertThat(timer.rto()).isEqualTo(600 * MILLI);
    assertThat(timer.failures()).isZero();
  }

  @Test
  void lostSyn_setsThreeSecondsUnlessMeasured() {
    timer.synWasLost();
    assertThat(timer.rto()).isEqualTo(3000 * MILLI);

    timer.measured(200 * MILLI, 1);
    timer.synWasLost();
    assertThat(timer.rto()).isEqualTo(600 * MILLI);
  }
}

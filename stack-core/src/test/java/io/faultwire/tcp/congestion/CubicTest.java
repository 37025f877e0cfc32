package io.faultwire.tcp.congestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The arithmetic of RFC 9438, with its own figures computed by hand. */
class CubicTest {
  private static final int SMSS = 1000;
  private static final long SECOND = 1_000_000_000L;
  private static final long RTT = SECOND / 10;

  private final Cubic cubic = new Cubic();

  /** Acknowledges a whole window in each round trip, for so many seconds from a time on. */
  private long run(long from, double seconds) {
    long now = from;
    long end = from + (long) (seconds * SECOND);
    while (now < end) {
      now += RTT;
      int window = cubic.cwnd();
      for (int acked = 0; acked < window; acked += 2 * SMSS) {
        cubic.acknowledged(Math.min(2 * SMSS, window - acked), RTT, now);
      }
    }
    return now;
  }

  private void lossAt(int segments) {
    cubic.start(SMSS, segments * SMSS, 0);
    cubic.enterRecovery(segments * SMSS, 0);
    cubic.exitRecovery(segments * SMSS, 0);
  }

  @Test
  void loss_leavesSeventyPercent() {
    lossAt(100);

    assertThat(cubic.cwnd()).isEqualTo(70 * SMSS);
    assertThat(cubic.ssthresh()).isEqualTo(70 * SMSS);
  }

  @Test
  void slowStart_growsByWhatIsAcknowledged() {
    cubic.start(SMSS, 10 * SMSS, 0);
    cubic.acknowledged(2 * SMSS, RTT, 0);

    assertThat(cubic.cwnd()).isEqualTo(12 * SMSS);
  }

  /** K = cbrt((100 - 70) / 0.4) = 4.217 s (RFC 9438 figure 2). */
  @Test
  void afterK_theWindowIsWhereTheLossWas() {
    lossAt(100);
    run(0, 4.2);

    assertThat(cubic.cwnd() / (double) SMSS).isCloseTo(100, within(1.5));
  }

  /** W(t) = 0.4 (t - K)^3 + 100: at 2 s it is 95.6, at 8.4 s 129.5. */
  @Test
  void curve_isConcaveThenConvex() {
    lossAt(100);
    long now = run(0, 2);
    assertThat(cubic.cwnd() / (double) SMSS).isCloseTo(95.6, within(1.5));

    run(now, 6.4);
    assertThat(cubic.cwnd() / (double) SMSS).isCloseTo(129.5, within(4.0));
  }

  /** A window that shrinks again gives way: W_max is 700 * (1 + 0.7) / 2 = 595. */
  @Test
  void secondLossBelowTheFirst_convergesFast() {
    lossAt(1000);
    cubic.enterRecovery(700 * SMSS, SECOND);
    cubic.exitRecovery(700 * SMSS, SECOND);
    assertThat(cubic.cwnd()).isEqualTo(490 * SMSS);

    run(SECOND, StrictMath.cbrt((595 - 490) / 0.4));
    assertThat(cubic.cwnd() / (double) SMSS).isCloseTo(595, within(3.0));
  }

  /**
   * With a small window Reno is the faster one: 0.53 segments a round trip, so that 7 segments have
   * become 10 after 6 round trips, where the cubic curve would take 1.96 s.
   */
  @Test
  void smallWindow_growsAsRenoWould() {
    lossAt(10);
    run(0, 0.6);

    assertThat(cubic.cwnd() / (double) SMSS).isCloseTo(10, within(0.6));
  }

  @Test
  void timeout_leavesOneSegment() {
    cubic.start(SMSS, 100 * SMSS, 0);
    cubic.retransmissionTimeout(100 * SMSS, 0);

    assertThat(cubic.cwnd()).isEqualTo(SMSS);
    assertThat(cubic.ssthresh()).isEqualTo(70 * SMSS);
  }
}

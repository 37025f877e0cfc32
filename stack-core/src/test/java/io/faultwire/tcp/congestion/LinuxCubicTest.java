package io.faultwire.tcp.congestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The arithmetic of RFC 8312 in whole segments, with its own figures computed by hand. */
class LinuxCubicTest {
  private static final int SMSS = 1000;
  private static final long SECOND = 1_000_000_000L;
  private static final long RTT = SECOND / 10;

  private final LinuxCubic cubic = new LinuxCubic();

  private void run(double seconds) {
    for (long now = RTT; now <= (long) (seconds * SECOND); now += RTT) {
      int window = cubic.cwnd();
      for (int acked = 0; acked < window; acked += 2 * SMSS) {
        cubic.acknowledged(Math.min(2 * SMSS, window - acked), RTT, now);
      }
    }
  }

  private void lossAt(int segments) {
    cubic.start(SMSS, segments * SMSS, 0);
    cubic.enterRecovery(segments * SMSS, 0);
    cubic.exitRecovery(segments * SMSS, 0);
  }

  @Test
  void loss_leavesSeventyPercentInWholeSegments() {
    lossAt(12);

    assertThat(cubic.cwnd()).isEqualTo(8 * SMSS);
    assertThat(cubic.ssthresh()).isEqualTo(8 * SMSS);
  }

  @Test
  void slowStart_growsByWhatIsAcknowledged() {
    cubic.start(SMSS, 10 * SMSS, 0);
    cubic.acknowledged(2 * SMSS, RTT, 0);

    assertThat(cubic.cwnd()).isEqualTo(12 * SMSS);
  }

  /** K = cbrt((100 - 70) / 0.4) = 4.217 s. */
  @Test
  void afterK_theWindowIsWhereTheLossWas() {
    lossAt(100);
    run(4.2);

    assertThat(cubic.cwnd() / (double) SMSS).isCloseTo(100, within(2.0));
  }

  @Test
  void growth_isInWholeSegments() {
    lossAt(100);
    run(2.5);

    assertThat(cubic.cwnd() % SMSS).isZero();
    assertThat(cubic.cwnd()).isGreaterThan(80 * SMSS);
  }

  /**
   * The estimate grows by one for 13 segments that are acknowledged at a window of 7, and the
   * window a window of acknowledgments later: 7 have become 9 where Reno's 7 are 10.
   */
  @Test
  void smallWindow_growsSlowerThanReno() {
    lossAt(10);
    run(0.6);

    assertThat(cubic.cwnd()).isEqualTo(9 * SMSS);
  }

  /** 100 segments were acknowledged before the curve turned up: they count for one, not for 50. */
  @Test
  void whatWasAcknowledgedAtASlowPace_countsForOneSegment() {
    lossAt(100);
    run(4.2);
    int before = cubic.cwnd();
    cubic.acknowledged(2 * SMSS, RTT, 20 * SECOND);

    assertThat(cubic.cwnd() - before).isBetween(SMSS, 2 * SMSS);
  }

  @Test
  void timeout_leavesOneSegment() {
    cubic.start(SMSS, 100 * SMSS, 0);
    cubic.retransmissionTimeout(100 * SMSS, 0);

    assertThat(cubic.cwnd()).isEqualTo(SMSS);
    assertThat(cubic.ssthresh()).isEqualTo(70 * SMSS);
  }
}

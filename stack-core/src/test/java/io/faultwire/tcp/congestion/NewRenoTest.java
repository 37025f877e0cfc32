package io.faultwire.tcp.congestion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The arithmetic of RFC 5681 and RFC 6582. */
class NewRenoTest {
  private static final int SMSS = 1000;

  private final NewReno reno = new NewReno();

  private void startInSlowStart() {
    reno.start(SMSS, 10 * SMSS, 0);
  }

  private void startInAvoidance() {
    startInSlowStart();
    reno.enterRecovery(20 * SMSS, 0);
    reno.exitRecovery(10 * SMSS, 0);
    assertThat(reno.cwnd()).isEqualTo(10 * SMSS);
    assertThat(reno.ssthresh()).isEqualTo(10 * SMSS);
  }

  @Test
  void slowStart_growsByWhatIsAcknowledged() {
    startInSlowStart();
    reno.acknowledged(SMSS, -1, 0);
    reno.acknowledged(300, -1, 0);

    assertThat(reno.cwnd()).isEqualTo(11_300);
  }

  @Test
  void slowStart_growsByTwoSegmentsForOneAckAtMost() {
    startInSlowStart();
    reno.acknowledged(9 * SMSS, -1, 0);

    assertThat(reno.cwnd()).isEqualTo(12 * SMSS);
  }

  @Test
  void avoidance_growsByOneSegmentForAWindow() {
    startInAvoidance();
    for (int i = 0; i < 9; i++) {
      reno.acknowledged(SMSS, -1, 0);
    }
    assertThat(reno.cwnd()).isEqualTo(10 * SMSS);
    reno.acknowledged(SMSS, -1, 0);
    assertThat(reno.cwnd()).isEqualTo(11 * SMSS);
  }

  @Test
  void timeout_leavesOneSegmentAndHalfTheFlightAsThreshold() {
    startInSlowStart();
    reno.retransmissionTimeout(10 * SMSS, 0);

    assertThat(reno.cwnd()).isEqualTo(SMSS);
    assertThat(reno.ssthresh()).isEqualTo(5 * SMSS);
  }

  @Test
  void threshold_isTwoSegmentsAtLeast() {
    startInSlowStart();
    reno.retransmissionTimeout(SMSS, 0);

    assertThat(reno.ssthresh()).isEqualTo(2 * SMSS);
  }

  @Test
  void fastRecovery_halvesTheFlight() {
    startInSlowStart();
    reno.enterRecovery(10 * SMSS, 0);

    assertThat(reno.cwnd()).isEqualTo(5 * SMSS);
    assertThat(reno.ssthresh()).isEqualTo(5 * SMSS);
  }

  @Test
  void ecnEcho_halvesTheFlight() {
    startInSlowStart();
    reno.ecnEcho(10 * SMSS, 0);

    assertThat(reno.cwnd()).isEqualTo(5 * SMSS);
    assertThat(reno.ssthresh()).isEqualTo(5 * SMSS);
  }

  @Test
  void spuriousTimeout_isUndone() {
    startInSlowStart();
    reno.retransmissionTimeout(10 * SMSS, 0);
    reno.spuriousTimeout(0);

    assertThat(reno.cwnd()).isEqualTo(10 * SMSS);
    assertThat(reno.ssthresh()).isGreaterThan(1_000_000);
  }

  @Test
  void fullAck_deflatesToTheFlightOrTheThreshold() {
    startInSlowStart();
    reno.enterRecovery(20 * SMSS, 0);
    reno.exitRecovery(3 * SMSS, 0);
    assertThat(reno.cwnd()).isEqualTo(4 * SMSS);

    reno.enterRecovery(20 * SMSS, 0);
    reno.exitRecovery(15 * SMSS, 0);
    assertThat(reno.cwnd()).isEqualTo(10 * SMSS);
  }

  @Test
  void afterTimeout_slowStartEndsAtTheThreshold() {
    startInSlowStart();
    reno.retransmissionTimeout(8 * SMSS, 0);
    for (int i = 0; i < 3; i++) {
      reno.acknowledged(SMSS, -1, 0);
    }
    assertThat(reno.cwnd()).isEqualTo(4 * SMSS);
    reno.acknowledged(SMSS, -1, 0);
    assertThat(reno.cwnd()).isEqualTo(4 * SMSS);
  }
}

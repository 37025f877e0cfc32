package io.faultwire.tcp.congestion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The arithmetic of RFC 5681 and RFC 6582. */
class NewRenoTest {
  private static final int SMSS = 1000;

  private final NewReno reno = new NewReno();

  private void startInSlowStart() {
    reno.start(SMSS, 10 * SMSS);
  }

  private void startInAvoidance() {
    startInSlowStart();
    reno.enterRecovery(20 * SMSS);
    reno.exitRecovery(10 * SMSS);
    assertThat(reno.cwnd()).isEqualTo(10 * SMSS);
    assertThat(reno.ssthresh()).isEqualTo(10 * SMSS);
  }

  @Test
  void slowStart_growsByWhatIsAcknowledged() {
    startInSlowStart();
    reno.acknowledged(SMSS);
    reno.acknowledged(300);

    assertThat(reno.cwnd()).isEqualTo(11_300);
  }

  @Test
  void slowStart_growsByTwoSegmentsForOneAckAtMost() {
    startInSlowStart();
    reno.acknowledged(9 * SMSS);

    assertThat(reno.cwnd()).isEqualTo(12 * SMSS);
  }

  @Test
  void avoidance_growsByOneSegmentForAWindow() {
    startInAvoidance();
    for (int i = 0; i < 9; i++) {
      reno.acknowledged(SMSS);
    }
    assertThat(reno.cwnd()).isEqualTo(10 * SMSS);
    reno.acknowledged(SMSS);
    assertThat(reno.cwnd()).isEqualTo(11 * SMSS);
  }

  @Test
  void timeout_leavesOneSegmentAndHalfTheFlightAsThreshold() {
    startInSlowStart();
    reno.retransmissionTimeout(10 * SMSS);

    assertThat(reno.cwnd()).isEqualTo(SMSS);
    assertThat(reno.ssthresh()).isEqualTo(5 * SMSS);
  }

  @Test
  void threshold_isTwoSegmentsAtLeast() {
    startInSlowStart();
    reno.retransmissionTimeout(SMSS);

    assertThat(reno.ssthresh()).isEqualTo(2 * SMSS);
  }

  @Test
  void fastRecovery_inflatesByThreeSegmentsAndOneForEachDuplicate() {
    startInSlowStart();
    reno.enterRecovery(10 * SMSS);
    assertThat(reno.cwnd()).isEqualTo(8 * SMSS);
    reno.duplicateAckInRecovery();
    assertThat(reno.cwnd()).isEqualTo(9 * SMSS);
  }

  @Test
  void partialAck_deflatesByWhatItCoversAndAddsOneSegment() {
    startInSlowStart();
    reno.enterRecovery(20 * SMSS);
    reno.partialAck(4 * SMSS);

    assertThat(reno.cwnd()).isEqualTo((10 + 3 - 4 + 1) * SMSS);
  }

  @Test
  void fullAck_deflatesToTheFlightOrTheThreshold() {
    startInSlowStart();
    reno.enterRecovery(20 * SMSS);
    reno.exitRecovery(3 * SMSS);
    assertThat(reno.cwnd()).isEqualTo(4 * SMSS);

    reno.enterRecovery(20 * SMSS);
    reno.exitRecovery(15 * SMSS);
    assertThat(reno.cwnd()).isEqualTo(10 * SMSS);
  }

  @Test
  void afterTimeout_slowStartEndsAtTheThreshold() {
    startInSlowStart();
    reno.retransmissionTimeout(8 * SMSS);
    for (int i = 0; i < 3; i++) {
      reno.acknowledged(SMSS);
    }
    assertThat(reno.cwnd()).isEqualTo(4 * SMSS);
    reno.acknowledged(SMSS);
    assertThat(reno.cwnd()).isEqualTo(4 * SMSS);
  }
}

package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetransmissionTest {

  @Test
  void lostData_timeout_isSentAgain() throws TcpException {
    TcpBench bench = TcpStates.established().writes("hello").sends("ACK seq=1 data=hello");

    bench.run(199).sendsNothing().run(1).sends("ACK seq=1 data=hello");
    assertThat(bench.retransmissions).containsExactly("1+5 TIMEOUT");
  }

  @Test
  void lostData_timeouts_doubleTheWait() throws TcpException {
    TcpBench bench = TcpStates.established().writes("hello").sends("ACK seq=1");

    bench.run(200).sends("ACK seq=1").run(399).sendsNothing().run(1).sends("ACK seq=1");
    bench.run(799).sendsNothing().run(1).sends("ACK seq=1");
  }

  @Test
  void acknowledgedData_timeout_staysAway() throws TcpException {
    TcpBench bench = TcpStates.established().writes("hello").sends("ACK seq=1");
    int cwnd = bench.connection.congestionControl().cwnd();

    bench.arrives("ACK seq=1 ack=6").run(100_000).sendsNothing();

    assertThat(bench.connection.congestionControl().cwnd())
        .as("a window that is not in use does not grow (RFC 7661)")
        .isEqualTo(cwnd);
  }

  @Test
  void partlyAcknowledgedData_timeout_sendsTheRest() throws TcpException {
    TcpBench bench = TcpStates.established().writes("hello").sends("ACK seq=1");

    bench.arrives("ACK seq=1 ack=3").run(200).sends("ACK seq=3 data=llo");
    assertThat(bench.retransmissions).containsExactly("3+3 TIMEOUT");
  }

  @Test
  void newAck_restartsTheTimer() throws TcpException {
    TcpBench bench = TcpStates.established().writes(2000).sends("ACK seq=1").sends("ACK seq=1001");

    bench.run(150).arrives("ACK seq=1 ack=1001");
    long rto = bench.connection.rto() / 1_000_000;

    bench.run(rto - 1).sendsNothing().run(1).sends("ACK seq=1001 len=1000");
  }

  @Test
  void threeDuplicateAcks_fastRetransmit() throws TcpException {
    TcpBench bench = TcpStates.established().writes(4000);
    bench.takeSent();

    bench.arrives("ACK seq=1 ack=1").arrives("ACK seq=1 ack=1").sendsNothing();
    bench.arrives("ACK seq=1 ack=1").sends("ACK seq=1 len=1000");

    assertThat(bench.retransmissions).containsExactly("1+1000 FAST_RETRANSMIT");
  }

  /** A point that stays behind is ahead again after 2^31 octets. */
  @Test
  void duplicateAcksAfterGigabytes_fastRetransmit() throws TcpException {
    TcpBench bench = TcpStates.established();
    long acknowledged = 1;
    while (acknowledged < 1L << 31) {
      acknowledged += 1000L * bench.writes(4000).takeSent();
      bench.arrives("ACK seq=1 ack=" + (int) acknowledged);
      bench.log.clear();
    }
    bench.writes(4000).takeSent();

    for (int i = 0; i < 3; i++) {
      bench.arrives("ACK seq=1 ack=" + (int) acknowledged);
    }

    assertThat(bench.retransmissions).hasSize(1);
  }

  @Test
  void duplicateAcksWithData_areNoDuplicates() throws TcpException {
    TcpBench bench = TcpStates.established().writes(4000);
    bench.takeSent();

    for (int i = 0; i < 4; i++) {
      bench.arrives("ACK seq=" + (1 + i) + " ack=1 data=x");
    }

    assertThat(bench.retransmissions).isEmpty();
  }

  @Test
  void duplicateAcksWithAnotherWindow_areNoDuplicates() throws TcpException {
    TcpBench bench = TcpStates.established().writes(4000);
    bench.takeSent();

    for (int i = 0; i < 4; i++) {
      bench.arrives("ACK seq=1 ack=1 win=" + (60_000 - i));
    }

    assertThat(bench.retransmissions).isEmpty();
  }

  @Test
  void newAckBetweenDuplicates_startsTheCountAnew() throws TcpException {
    TcpBench bench = TcpStates.established().writes(4000);
    bench.arrives("ACK seq=1 ack=1").arrives("ACK seq=1 ack=1");

    bench.arrives("ACK seq=1 ack=1001").arrives("ACK seq=1 ack=1001");

    assertThat(bench.retransmissions).isEmpty();
  }

  @Test
  void duplicateAcksAfterTimeout_areNoNewLoss() throws TcpException {
    TcpBench bench = TcpStates.established().writes(4000).run(200);

    bench.arrives("ACK seq=1 ack=1").arrives("ACK seq=1 ack=1").arrives("ACK seq=1 ack=1");

    assertThat(bench.retransmissions).containsExactly("1+1000 TIMEOUT");
  }

  @Test
  void fastRetransmittedData_isNotMeasured() throws TcpException {
    TcpBench bench = TcpStates.established().writes(4000);
    long srtt = bench.connection.srtt();
    bench.run(50).arrives("ACK seq=1 ack=1").arrives("ACK seq=1 ack=1").arrives("ACK seq=1 ack=1");

    bench.run(50).arrives("ACK seq=1 ack=4001");

    assertThat(bench.retransmissions).containsExactly("1+1000 FAST_RETRANSMIT");
    assertThat(bench.connection.srtt()).isEqualTo(srtt);
  }

  @Test
  void partialAckBeforeTheFin_sendsTheFinAgain() throws TcpException {
    TcpBench bench = TcpStates.established().writes(3500);
    bench.connection.shutdownOutput();
    bench.takeSent();
    bench.arrives("ACK seq=1 ack=1").arrives("ACK seq=1 ack=1").arrives("ACK seq=1 ack=1");
    bench.sends("ACK seq=1 len=1000");

    bench.arrives("ACK seq=1 ack=3001").sends("FIN,ACK seq=3001 len=500");
  }

  @Test
  void partialAckInRecovery_sendsTheNextHole() throws TcpException {
    TcpBench bench = TcpStates.established().writes(5000);
    bench.takeSent();
    for (int i = 0; i < 3; i++) {
      bench.arrives("ACK seq=1 ack=1");
    }
    bench.sends("ACK seq=1 len=1000");

    bench.arrives("ACK seq=1 ack=2001").sends("ACK seq=2001 len=1000");

    assertThat(bench.retransmissions)
        .containsExactly("1+1000 FAST_RETRANSMIT", "2001+1000 FAST_RETRANSMIT");
  }

  @Test
  void fullAckInRecovery_endsIt() throws TcpException {
    TcpBench bench = TcpStates.established().writes(10_000);
    bench.takeSent();
    for (int i = 0; i < 3; i++) {
      bench.arrives("ACK seq=1 ack=1");
    }

    bench.arrives("ACK seq=1 ack=10001");

    assertThat(bench.connection.congestionControl().cwnd()).isLessThanOrEqualTo(5000);
    assertThat(bench.connection.congestionControl().ssthresh()).isEqualTo(5000);
  }

  @Test
  void timeout_reducesTheWindowToOneSegment() throws TcpException {
    TcpBench bench = TcpStates.established().writes(10_000);
    bench.takeSent();

    bench.run(200).sends("ACK seq=1 len=1000").sendsNothing();

    assertThat(bench.connection.congestionControl().cwnd()).isEqualTo(1000);
    assertThat(bench.connection.congestionControl().ssthresh()).isEqualTo(5000);
  }

  @Test
  void ackAfterTimeout_sendsTheNextHole() throws TcpException {
    TcpBench bench = TcpStates.established().writes(4000);
    bench.takeSent();
    bench.run(200).sends("ACK seq=1 len=1000");

    bench.arrives("ACK seq=1 ack=1001").sends("ACK seq=1001 len=1000");
    bench.arrives("ACK seq=1 ack=4001").run(60_000);

    assertThat(bench.connection.unacknowledged()).isZero();
  }

  @Test
  void retransmittedData_isNotMeasured() throws TcpException {
    TcpBench bench = TcpStates.established().writes("hello").sends("ACK seq=1");
    long srtt = bench.connection.srtt();

    bench.run(200).sends("ACK seq=1").run(5).arrives("ACK seq=1 ack=6");

    assertThat(bench.connection.srtt()).isEqualTo(srtt);
    assertThat(bench.connection.rto()).isEqualTo(400_000_000);
  }

  @Test
  void lostSynAck_thenAck_startsWithOneSegment() throws TcpException {
    TcpBench bench = TcpStates.synReceived().run(1000).sends("SYN,ACK");

    bench.arrives("ACK seq=1 ack=1");

    assertThat(bench.connection.congestionControl().cwnd()).isEqualTo(1000);
    assertThat(bench.connection.rto()).isEqualTo(3_000_000_000L);
  }

  @Test
  void noAckForLong_timesOut() throws TcpException {
    TcpBench bench = TcpStates.established(options -> options.dataRetries(3)).writes("hello");

    bench.run(200 + 400 + 800 + 1599).isIn(TcpState.ESTABLISHED).run(1);

    bench.isClosed(TcpError.TIMED_OUT);
  }
}

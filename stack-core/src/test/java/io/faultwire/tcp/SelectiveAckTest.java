package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** SACK from both sides (RFC 2018, 2883, 6675) and what RACK and TLP make of it (RFC 8985). */
class SelectiveAckTest {

  private static TcpBench established() throws TcpException {
    return established(options -> options);
  }

  private static TcpBench established(UnaryOperator<TcpOptionsBuilder> more) throws TcpException {
    TcpBench bench =
        TcpStates.listen(options -> more.apply(options.selectiveAcknowledgment(true)))
            .arrives("SYN seq=0 mss=1000 sackok=1")
            .sends("SYN,ACK sackok=1");
    bench.connection = bench.stack.connections().get(0);
    return bench.run(50).arrives("ACK seq=1 ack=1").isIn(TcpState.ESTABLISHED);
  }

  @Test
  void synWithoutPermission_isAnsweredWithoutIt() throws TcpException {
    TcpBench bench = TcpStates.listen(options -> options.selectiveAcknowledgment(true));
    bench.arrives("SYN seq=0 mss=1000");

    bench.sends("SYN,ACK seq=0 ack=1 win=65535 mss=1000 len=0");
    assertThat(bench.stack.connections().get(0).tcb.sackAgreed).isFalse();
  }

  @Test
  void gap_isReportedInTheAck() throws TcpException {
    established().arrives("ACK seq=1001 ack=1 len=1000").sends("ACK ack=1 sack=1001-2001");
  }

  @Test
  void windowProbeBesideAGap_isNoLongerThanASegment() throws TcpException {
    TcpBench bench = established().writes(1000).sends("ACK seq=1 len=1000");
    bench.arrives("ACK seq=1001 ack=1 win=0 len=1000").sends("ACK ack=1 sack=1001-2001");

    bench.run(2000).sends("ACK seq=1 len=988 sack=1001-2001");
  }

  @Test
  void gaps_areReportedLatestFirst() throws TcpException {
    TcpBench bench = established();
    bench.arrives("ACK seq=1001 ack=1 len=1000").sends("ACK sack=1001-2001");
    bench.arrives("ACK seq=3001 ack=1 len=1000").sends("ACK sack=3001-4001,1001-2001");
    bench.arrives("ACK seq=5001 ack=1 len=1000").sends("ACK sack=5001-6001,3001-4001,1001-2001");

    bench.arrives("ACK seq=2001 ack=1 len=1000").sends("ACK ack=1 sack=1001-4001,5001-6001");
    bench.arrives("ACK seq=1 ack=1 len=1000").sends("ACK ack=4001 sack=5001-6001");
    bench.arrives("ACK seq=4001 ack=1 len=1000").sends("ACK ack=6001 sack=none");
  }

  @Test
  void fifthGap_leavesTheOldestOut() throws TcpException {
    TcpBench bench = established();
    for (int i = 1; i <= 5; i++) {
      bench.arrives("ACK seq=" + (2000 * i + 1) + " ack=1 len=1000");
    }
    bench.sends("ACK").sends("ACK").sends("ACK").sends("ACK");

    bench.sends("ACK sack=10001-11001,8001-9001,6001-7001,4001-5001");
  }

  @Test
  void dataThatArrivesAgain_isReportedFirst() throws TcpException {
    TcpBench bench =
        established().arrives("ACK seq=1 ack=1 len=500").arrives("ACK seq=501 ack=1 len=500");
    bench.sends("ACK ack=1001");

    bench.arrives("ACK seq=501 ack=1 len=500").sends("ACK ack=1001 sack=501-1001");
    bench.arrives("ACK seq=2001 ack=1 len=100").sends("ACK sack=2001-2101");
    bench.arrives("ACK seq=2001 ack=1 len=100").sends("ACK sack=2001-2101,2001-2101");
  }

  @Test
  void duplicates_areNotReportedWhereThatIsOff() throws TcpException {
    TcpBench bench = established(options -> options.duplicateSack(false));
    bench.arrives("ACK seq=1 ack=1 len=500").arrives("ACK seq=501 ack=1 len=500").sends("ACK");

    bench.arrives("ACK seq=501 ack=1 len=500").sends("ACK ack=1001 sack=none");
  }

  @Test
  void threeSegmentsPastAHole_sendItAgainAndNothingElse() throws TcpException {
    TcpBench bench = established().writes(6000);
    bench.takeSent();

    bench
        .run(50)
        .arrives("ACK seq=1 ack=1 sack=1001-4001")
        .sends("ACK seq=1 len=1000")
        .sendsNothing();

    assertThat(bench.retransmissions).containsExactly("1+1000 FAST_RETRANSMIT");
    bench.run(50).arrives("ACK seq=1 ack=6001").run(100_000).sendsNothing();
  }

  @Test
  void twoHoles_areSentAgainTogether() throws TcpException {
    TcpBench bench = established(options -> options.initialWindow(20)).writes(12_000);
    bench.takeSent();

    bench.run(50).arrives("ACK seq=1 ack=1 sack=1001-2001,3001-12001");

    bench.sends("ACK seq=1 len=1000").sends("ACK seq=2001 len=1000").sendsNothing();
  }

  /** One segment past the hole may have overtaken it: a quarter of the round trip decides. */
  @Test
  void oneSegmentPastAHole_waitsForTheReorderingWindow() throws TcpException {
    TcpBench bench = established().writes(3000);
    bench.takeSent();

    bench.run(40).arrives("ACK seq=1 ack=1 sack=1001-2001").run(9).sendsNothing();
    bench.run(1).sends("ACK seq=1 len=1000");
  }

  @Test
  void reorderedSegment_isNotSentAgain() throws TcpException {
    TcpBench bench = established().writes(3000);
    bench.takeSent();

    bench.run(40).arrives("ACK seq=1 ack=1 sack=1001-2001").run(5).arrives("ACK seq=1 ack=3001");

    bench.run(100_000).sendsNothing();
    assertThat(bench.connection.congestionControl().cwnd()).isGreaterThanOrEqualTo(10_000);
  }

  @Test
  void lostRetransmission_isFoundByWhatWasSentAfterIt() throws TcpException {
    TcpBench bench = established().writes(4000);
    bench.takeSent();
    bench.run(50).arrives("ACK seq=1 ack=1 sack=1001-4001").sends("ACK seq=1 len=1000");
    bench.writes(1000).sends("ACK seq=4001 len=1000");

    bench.run(70).arrives("ACK seq=1 ack=1 sack=1001-5001").sends("ACK seq=1 len=1000");

    assertThat(bench.retransmissions).hasSize(2);
  }

  @Test
  void countsSegments_whereRackIsOff() throws TcpException {
    TcpBench bench = established(options -> options.rack(false)).writes(6000);
    bench.takeSent();

    bench.run(50).arrives("ACK seq=1 ack=1 sack=1001-3001").sendsNothing();
    bench.arrives("ACK seq=1 ack=1 sack=1001-3501").sends("ACK seq=1 len=1000").sendsNothing();
  }

  @Test
  void blocksOutsideOfTheFlight_areIgnored() throws TcpException {
    TcpBench bench = established().writes(3000);
    bench.takeSent();

    bench.run(50).arrives("ACK seq=1 ack=1 sack=9001-10001,2001-1001").run(149);

    assertThat(bench.connection.pipe()).isEqualTo(3000);
  }

  @Test
  void timeoutWithSacks_sendsOnlyTheHoles() throws TcpException {
    TcpBench bench = established(options -> options.tailLossProbe(false)).writes(4000);
    bench.takeSent();
    bench.run(10).arrives("ACK seq=1 ack=1 sack=3001-4001").run(3).sends("ACK seq=1");
    bench.takeSent();

    bench.run(bench.connection.rto() / 1_000_000).sends("ACK seq=1 len=1000");
    bench.arrives("ACK seq=1 ack=1001 sack=3001-4001").sends("ACK seq=1001").sends("ACK seq=2001");
    bench.arrives("ACK seq=1 ack=4001").run(100_000).sendsNothing();
  }

  @Test
  void renegingPeer_getsItsSacksTakenBackAtTheTimeout() throws TcpException {
    TcpBench bench = established(options -> options.tailLossProbe(false)).writes(3000);
    bench.takeSent();
    bench.run(10).arrives("ACK seq=1 ack=1 sack=1001-2001").run(13).sends("ACK seq=1");
    bench.arrives("ACK seq=1 ack=1001 sack=2001-3001");
    bench.takeSent();

    bench.run(400).sends("ACK seq=1001 len=1000");
  }

  @Test
  void lastSegmentLost_isProbedBeforeTheTimeoutCounts() throws TcpException {
    TcpBench bench = established().writes(3000);
    bench.takeSent();
    bench.run(50).arrives("ACK seq=1 ack=2001");
    long rto = bench.connection.rto() / 1_000_000;

    bench.run(rto - 1).sendsNothing().run(1).sends("ACK seq=2001 len=1000");

    assertThat(bench.retransmissions).containsExactly("2001+1000 TAIL_LOSS_PROBE");
  }

  @Test
  void twoSegmentsInFlight_areProbedWithoutWaitingForTheDelayedAck() throws TcpException {
    TcpBench bench = established().writes(2000);
    bench.takeSent();

    bench.run(99).sendsNothing().run(1).sends("ACK seq=1001 len=1000");
  }

  @Test
  void probe_takesNewDataIfThereIsSome() throws TcpException {
    TcpBench bench = established(options -> options.initialWindow(2)).writes(3000);
    assertThat(bench.takeSent()).isEqualTo(2);

    bench.run(100).sends("ACK seq=2001 len=1000");
    assertThat(bench.retransmissions).isEmpty();
  }

  @Test
  void probeThatRepairsALoss_reducesTheWindow() throws TcpException {
    TcpBench bench = established().writes(4000);
    bench.takeSent();
    bench.run(100).sends("ACK seq=3001 len=1000");
    int before = bench.connection.congestionControl().cwnd();
    bench.writes(1000).sends("ACK seq=4001");

    bench.run(50).arrives("ACK seq=1 ack=5001");

    assertThat(bench.connection.congestionControl().cwnd()).isLessThan(before);
  }

  @Test
  void probeThatArrivedTwice_leavesTheWindowAlone() throws TcpException {
    TcpBench bench = established().writes(4000);
    bench.takeSent();
    bench.run(100).sends("ACK seq=3001 len=1000");
    int before = bench.connection.congestionControl().cwnd();

    bench.run(10).arrives("ACK seq=1 ack=4001").arrives("ACK seq=1 ack=4001 sack=3001-4001");
    bench.writes(1000).run(50).arrives("ACK seq=1 ack=5001");

    assertThat(bench.connection.congestionControl().cwnd()).isGreaterThanOrEqualTo(before);
  }

  @Test
  void probes_areNotSentWhereTheyAreOff() throws TcpException {
    TcpBench bench = established(options -> options.tailLossProbe(false)).writes(2000);
    bench.takeSent();

    bench.run(199).sendsNothing().run(1).sends("ACK seq=1 len=1000");
    assertThat(bench.retransmissions).containsExactly("1+1000 TIMEOUT");
  }

  @Test
  void windowAfterOneLoss_isHalfTheFlight() throws TcpException {
    TcpBench bench = established().writes(10_000);
    bench.takeSent();

    bench.run(50).arrives("ACK seq=1 ack=1 sack=1001-10001").sends("ACK seq=1");
    assertThat(bench.connection.congestionControl().ssthresh()).isEqualTo(5000);
    assertThat(bench.connection.congestionControl().cwnd()).isEqualTo(5000);
    bench.run(50).arrives("ACK seq=1 ack=10001");

    assertThat(bench.connection.congestionControl().ssthresh()).isEqualTo(5000);
  }
}

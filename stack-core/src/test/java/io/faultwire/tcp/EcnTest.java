package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Explicit congestion notification (RFC 3168 section 6.1). */
class EcnTest {

  private static TcpBench established() throws TcpException {
    TcpBench bench = TcpStates.listen().arrives("SYN,ECE,CWR seq=0 mss=1000");
    bench.connection = bench.stack.connections().get(0);
    return bench.sends("SYN,ACK,ECE tos=0").arrives("ACK seq=1 ack=1").isIn(TcpState.ESTABLISHED);
  }

  @Test
  void synThatAsks_isAgreedTo() throws TcpException {
    TcpStates.listen().arrives("SYN,ECE,CWR seq=0 mss=1000").sends("SYN,ACK,ECE seq=0");
  }

  @Test
  void synThatAsks_isRefusedWhereEcnIsOff() throws TcpException {
    TcpStates.listen(options -> options.ecn(Ecn.OFF))
        .arrives("SYN,ECE,CWR seq=0 mss=1000")
        .sends("SYN,ACK seq=0");
  }

  @Test
  void ownSyn_asksOnlyOnRequest() throws TcpException {
    TcpBench bench = TcpBench.create(options -> options.ecn(Ecn.REQUEST));
    bench.connection = bench.stack.connect(0, TcpBench.PORT, TcpBench.PEER, TcpBench.PEER_PORT);

    bench.sends("SYN,ECE,CWR seq=0 tos=0");
    bench.arrives("SYN,ACK,ECE seq=0 ack=1 mss=1000").sends("ACK ack=1 tos=0");
    bench.writes(1000).sends("ACK seq=1 len=1000 tos=2");
  }

  @Test
  void lostSynThatAsked_isSentAgainWithoutAsking() throws TcpException {
    TcpBench bench = TcpBench.create(options -> options.ecn(Ecn.REQUEST));
    bench.connection = bench.stack.connect(0, TcpBench.PORT, TcpBench.PEER, TcpBench.PEER_PORT);

    bench.sends("SYN,ECE,CWR").run(1000).sends("SYN seq=0");
  }

  @Test
  void newDataIsCapable_andNothingElse() throws TcpException {
    TcpBench bench = established().writes(1000).sends("ACK seq=1 len=1000 tos=2");

    bench.run(200).sends("ACK seq=1 len=1000 tos=0");
    bench.arrives("ACK seq=1 ack=1001 len=1").arrives("ACK seq=2 ack=1001 len=1");
    bench.sends("ACK ack=3 len=0 tos=0");
  }

  @Test
  void mark_isEchoedUntilThePeerHasReacted() throws TcpException {
    TcpBench bench = established();

    bench.arrivesMarked("ACK seq=1 ack=1 len=1000").sends("ACK,ECE ack=1001");
    bench.arrives("ACK seq=1001 ack=1 len=1000").arrives("ACK seq=2001 ack=1 len=1000");
    bench.sends("ACK,ECE ack=3001");
    bench.arrives("ACK,CWR seq=3001 ack=1 len=1000").arrives("ACK seq=4001 ack=1 len=1000");
    bench.sends("ACK ack=5001");
  }

  @Test
  void echo_halvesTheWindowOnceARoundTrip() throws TcpException {
    TcpBench bench = established().writes(10_000);
    bench.takeSent();

    bench.arrives("ACK,ECE seq=1 ack=1001").arrives("ACK,ECE seq=1 ack=2001");
    assertThat(bench.connection.congestionControl().ssthresh()).isEqualTo(4500);
    assertThat(bench.retransmissions).isEmpty();
  }

  @Test
  void echo_keepsTheWindowFromGrowingForARoundTrip() throws TcpException {
    TcpBench bench = established().writes(10_000);
    bench.takeSent();

    bench.arrives("ACK,ECE seq=1 ack=1001");
    int reduced = bench.connection.congestionControl().cwnd();
    bench.arrives("ACK seq=1 ack=5001").arrives("ACK seq=1 ack=10001");

    assertThat(bench.connection.congestionControl().cwnd()).isEqualTo(reduced);
  }

  @Test
  void nextNewDataSaysThatTheWindowWasReduced() throws TcpException {
    TcpBench bench = established().writes(4000);
    bench.takeSent();
    bench.arrives("ACK,ECE seq=1 ack=4001");

    bench.writes(2000).sends("ACK,CWR seq=4001 tos=2").sends("ACK seq=5001 tos=2");
  }

  @Test
  void markWithoutAgreement_isIgnored() throws TcpException {
    TcpBench bench = TcpStates.established();

    bench.arrivesMarked("ACK seq=1 ack=1 len=1000").arrives("ACK seq=1001 ack=1 len=1000");
    bench.sends("ACK ack=2001");
  }
}

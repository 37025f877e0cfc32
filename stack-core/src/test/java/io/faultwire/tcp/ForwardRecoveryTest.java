package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** F-RTO (RFC 5682 section 2.1), on a connection without timestamps. */
class ForwardRecoveryTest {

  /** Ten segments are in flight, as many wait, and the first was sent again after a timeout. */
  private static TcpBench timedOut(boolean frto) throws TcpException {
    TcpBench bench = TcpStates.established(options -> options.frto(frto)).writes(20_000);
    bench.takeSent();
    return bench.run(200).sends("ACK seq=1 len=1000").sendsNothing();
  }

  @Test
  void firstAck_letsNewDataOut() throws TcpException {
    TcpBench bench = timedOut(true);

    bench.arrives("ACK seq=1 ack=1001");

    bench.sends("ACK seq=10001 len=1000").sends("ACK seq=11001 len=1000").sendsNothing();
  }

  @Test
  void secondAck_provesThatTheTimeoutWasSpurious() throws TcpException {
    TcpBench bench = timedOut(true);
    assertThat(bench.connection.congestionControl().cwnd()).isEqualTo(1000);

    bench.arrives("ACK seq=1 ack=1001").arrives("ACK seq=1 ack=2001");

    assertThat(bench.connection.congestionControl().cwnd()).isGreaterThanOrEqualTo(10_000);
    assertThat(bench.retransmissions).containsExactly("1+1000 TIMEOUT");
  }

  @Test
  void duplicateAfterNewData_sendsTheRestAgain() throws TcpException {
    TcpBench bench = timedOut(true);
    bench.arrives("ACK seq=1 ack=1001");
    bench.takeSent();

    bench.arrives("ACK seq=1 ack=1001");

    bench.sends("ACK seq=1001 len=1000");
    assertThat(bench.connection.congestionControl().cwnd()).isLessThanOrEqualTo(3000);
  }

  @Test
  void duplicateFirst_isAnOrdinaryRecovery() throws TcpException {
    TcpBench bench = timedOut(true);

    bench.arrives("ACK seq=1 ack=1").arrives("ACK seq=1 ack=1001");

    bench.sends("ACK seq=1001 len=1000");
  }

  @Test
  void ackOfAllThatWasSent_isAnOrdinaryRecovery() throws TcpException {
    TcpBench bench = timedOut(true);

    bench.arrives("ACK seq=1 ack=10001").arrives("ACK seq=1 ack=11001");

    assertThat(bench.connection.congestionControl().cwnd()).isLessThan(10_000);
  }

  @Test
  void withoutNewData_recoveryIsOrdinary() throws TcpException {
    TcpBench bench = TcpStates.established().writes(4000);
    bench.takeSent();
    bench.run(200).sends("ACK seq=1 len=1000");

    bench.arrives("ACK seq=1 ack=1001");

    bench.sends("ACK seq=1001 len=1000").sends("ACK seq=2001 len=1000").sendsNothing();
  }

  @Test
  void withoutRoomInTheWindow_recoveryIsOrdinary() throws TcpException {
    TcpBench bench = timedOut(true);

    bench.arrives("ACK seq=1 ack=1001 win=9000");

    bench.sends("ACK seq=1001 len=1000");
  }

  @Test
  void secondTimeout_isNoQuestion() throws TcpException {
    TcpBench bench = timedOut(true).run(400).sends("ACK seq=1 len=1000");

    bench.arrives("ACK seq=1 ack=1001");

    bench.sends("ACK seq=1001 len=1000");
  }

  @Test
  void switchedOff_theFirstAckSendsTheRestAgain() throws TcpException {
    timedOut(false).arrives("ACK seq=1 ack=1001").sends("ACK seq=1001 len=1000");
  }
}

package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SynReceivedTest {

  @Test
  void synReceived_ack_establishes() throws TcpException {
    TcpBench bench = TcpStates.synReceived().arrives("ACK seq=1 ack=1").sendsNothing();

    assertThat(bench.listener.accept()).isSameAs(bench.connection);
    assertThat(bench.states).containsExactly("SYN-RECEIVED", "ESTABLISHED");
  }

  @Test
  void synReceived_ackWithData_takesTheData() throws TcpException {
    TcpBench bench = TcpStates.synReceived().arrives("ACK seq=1 ack=1 data=hello");

    assertThat(bench.isIn(TcpState.ESTABLISHED).reads()).isEqualTo("hello");
  }

  @Test
  void synReceived_ackWithFin_goesToCloseWait() throws TcpException {
    TcpStates.synReceived()
        .arrives("FIN,ACK seq=1 ack=1")
        .sends("ACK seq=1 ack=2")
        .isIn(TcpState.CLOSE_WAIT);
  }

  @Test
  void synReceived_repeatedSyn_repeatsSynAck() throws TcpException {
    TcpStates.synReceived().arrives("SYN seq=0").sends("SYN,ACK seq=0 ack=1");
  }

  @Test
  void synReceived_ackOfSomethingElse_isReset() throws TcpException {
    TcpStates.synReceived()
        .arrives("ACK seq=1 ack=9")
        .sends("RST seq=9")
        .isIn(TcpState.SYN_RECEIVED);
  }

  @Test
  void synReceived_ackOfIss_isReset() throws TcpException {
    TcpStates.synReceived().arrives("ACK seq=1 ack=0").sends("RST seq=0");
  }

  @Test
  void synReceived_rst_returnsToListen() throws TcpException {
    TcpBench bench = TcpStates.synReceived().arrives("RST seq=1").sendsNothing();

    bench.isClosed(null);
    bench.arrives("SYN seq=50").sends("SYN,ACK seq=0 ack=51");
  }

  @Test
  void synReceived_rstOutsideTheWindow_isIgnored() throws TcpException {
    TcpStates.synReceived().arrives("RST seq=-1").sendsNothing().isIn(TcpState.SYN_RECEIVED);
  }

  @Test
  void synReceived_rstElsewhereInTheWindow_isChallenged() throws TcpException {
    TcpStates.synReceived().arrives("RST seq=5").sends("ACK seq=1 ack=1");
  }

  @Test
  void synReceivedByActiveOpen_rst_refuses() throws TcpException {
    TcpStates.synSent()
        .arrives("SYN seq=0")
        .sends("SYN,ACK")
        .arrives("RST seq=1")
        .isClosed(TcpError.REFUSED);
  }

  @Test
  void synReceived_anotherSynInTheWindow_returnsToListen() throws TcpException {
    TcpBench bench = TcpStates.synReceived().arrives("SYN seq=10");

    bench.isIn(TcpState.CLOSED);
    assertThat(bench.listener.isClosed()).isFalse();
  }

  @Test
  void synReceived_segmentOutsideTheWindow_isAcknowledged() throws TcpException {
    TcpStates.synReceived()
        .arrives("ACK seq=9999999 ack=1 len=5")
        .sends("ACK seq=1 ack=1")
        .isIn(TcpState.SYN_RECEIVED);
  }

  @Test
  void synReceived_noAck_repeatsSynAckWithBackoff() throws TcpException {
    TcpBench bench = TcpStates.synReceived();

    bench.run(999).sendsNothing().run(1).sends("SYN,ACK seq=0 ack=1");
    bench.run(1999).sendsNothing().run(1).sends("SYN,ACK seq=0 ack=1");
  }

  @Test
  void synReceived_noAckForLong_isForgotten() throws TcpException {
    TcpBench bench = TcpStates.synReceived(options -> options.synRetries(1));

    bench.run(10_000);

    assertThat(bench.stack.openConnections()).isZero();
    assertThat(bench.listener.pending()).isZero();
  }

  @Test
  void synReceived_close_sendsFinOnceEstablished() throws TcpException {
    TcpBench bench = TcpStates.synReceived();
    bench.connection.shutdownOutput();

    bench.sendsNothing().arrives("ACK seq=1 ack=1").sends("FIN,ACK seq=1 ack=1");
    bench.isIn(TcpState.FIN_WAIT_1);
  }
}

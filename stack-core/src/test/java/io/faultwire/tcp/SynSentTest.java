package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SynSentTest {

  @Test
  void synSent_synAck_establishes() throws TcpException {
    TcpStates.synSent()
        .arrives("SYN,ACK seq=0 ack=1 mss=700")
        .sends("ACK seq=1 ack=1 len=0")
        .isIn(TcpState.ESTABLISHED);
  }

  @Test
  void synSent_synAckWithData_takesTheData() throws TcpException {
    TcpBench bench = TcpStates.synSent().arrives("SYN,ACK seq=0 ack=1 data=hello");

    bench.sends("ACK seq=1 ack=6");
    assertThat(bench.reads()).isEqualTo("hello");
  }

  @Test
  void synSent_synAckWithFin_goesToCloseWait() throws TcpException {
    TcpStates.synSent()
        .arrives("SYN,FIN,ACK seq=0 ack=1")
        .sends("ACK seq=1 ack=2")
        .isIn(TcpState.CLOSE_WAIT);
  }

  @Test
  void synSent_syn_goesToSynReceived() throws TcpException {
    TcpStates.synSent()
        .arrives("SYN seq=0 mss=700")
        .sends("SYN,ACK seq=0 ack=1")
        .isIn(TcpState.SYN_RECEIVED);
  }

  @Test
  void synSent_simultaneousOpenWithSynAcks_establishes() throws TcpException {
    TcpStates.synSent()
        .arrives("SYN seq=0")
        .sends("SYN,ACK seq=0 ack=1")
        .arrives("SYN,ACK seq=0 ack=1")
        .isIn(TcpState.ESTABLISHED);
  }

  @Test
  void synSent_simultaneousOpenWithAck_establishes() throws TcpException {
    TcpStates.synSent()
        .arrives("SYN seq=0")
        .sends("SYN,ACK")
        .arrives("ACK seq=1 ack=1")
        .sendsNothing()
        .isIn(TcpState.ESTABLISHED);
  }

  @Test
  void synSent_ackOfSomethingElse_isReset() throws TcpException {
    TcpStates.synSent().arrives("SYN,ACK seq=0 ack=2").sends("RST seq=2").isIn(TcpState.SYN_SENT);
  }

  @Test
  void synSent_ackOfIss_isReset() throws TcpException {
    TcpStates.synSent().arrives("ACK seq=0 ack=0").sends("RST seq=0").isIn(TcpState.SYN_SENT);
  }

  @Test
  void synSent_acceptableAckWithoutSyn_isDropped() throws TcpException {
    TcpStates.synSent().arrives("ACK seq=0 ack=1").sendsNothing().isIn(TcpState.SYN_SENT);
  }

  @Test
  void synSent_rstWithAck_refuses() throws TcpException {
    TcpStates.synSent().arrives("RST,ACK seq=0 ack=1").sendsNothing().isClosed(TcpError.REFUSED);
  }

  @Test
  void synSent_rstWithoutAck_isIgnored() throws TcpException {
    TcpStates.synSent().arrives("RST seq=0").sendsNothing().isIn(TcpState.SYN_SENT);
  }

  @Test
  void synSent_rstWithWrongAck_isIgnored() throws TcpException {
    TcpStates.synSent().arrives("RST,ACK seq=0 ack=9").sendsNothing().isIn(TcpState.SYN_SENT);
  }

  @Test
  void synSent_fin_isDropped() throws TcpException {
    TcpStates.synSent().arrives("FIN seq=0").sendsNothing().isIn(TcpState.SYN_SENT);
  }

  @Test
  void synSent_close_deletes() throws TcpException {
    TcpBench bench = TcpStates.synSent();

    bench.connection.close();

    bench.sendsNothing().isClosed(null);
  }

  @Test
  void synSent_write_isSentOnceEstablished() throws TcpException {
    TcpStates.synSent()
        .writes("early")
        .sendsNothing()
        .arrives("SYN,ACK seq=0 ack=1")
        .sends("ACK seq=1 ack=1 data=early");
  }

  @Test
  void synSent_closeForOutput_sendsFinOnceEstablished() throws TcpException {
    TcpBench bench = TcpStates.synSent();
    bench.connection.shutdownOutput();

    bench.arrives("SYN,ACK seq=0 ack=1").sends("FIN,ACK seq=1 ack=1").isIn(TcpState.FIN_WAIT_1);
  }

  @Test
  void synSent_noAnswer_isRepeatedAfterOneTwoAndFourSeconds() throws TcpException {
    TcpBench bench = TcpStates.synSent();

    bench.run(999).sendsNothing().run(1).sends("SYN seq=0");
    bench.run(1999).sendsNothing().run(1).sends("SYN seq=0");
    bench.run(3999).sendsNothing().run(1).sends("SYN seq=0");
  }

  @Test
  void synSent_noAnswerForLong_timesOut() throws TcpException {
    TcpBench bench = TcpStates.synSent(options -> options.synRetries(2));

    bench.run(7000);

    assertThat(bench.takeSent()).isEqualTo(2);
    bench.isClosed(TcpError.TIMED_OUT);
  }

  @Test
  void synSent_connectAgainFromSamePort_isRefused() throws TcpException {
    TcpBench bench = TcpStates.synSent();

    assertThatThrownBy(
            () -> bench.stack.connect(0, TcpBench.PORT, TcpBench.PEER, TcpBench.PEER_PORT))
        .isInstanceOfSatisfying(
            TcpException.class, e -> assertThat(e.error()).isEqualTo(TcpError.ADDRESS_IN_USE));
  }
}

package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PassiveCloseTest {

  @Test
  void closeWait_write_isSent() throws TcpException {
    TcpStates.closeWait().writes("still").sends("ACK seq=1 ack=2 data=still");
  }

  @Test
  void closeWait_shutdownOutput_goesToLastAck() throws TcpException {
    TcpBench bench = TcpStates.closeWait();

    bench.connection.shutdownOutput();

    bench.sends("FIN,ACK seq=1 ack=2").isIn(TcpState.LAST_ACK);
  }

  @Test
  void closeWait_repeatedFin_isAcknowledged() throws TcpException {
    TcpStates.closeWait().arrives("FIN,ACK seq=1 ack=1").sends("ACK seq=1 ack=2");
  }

  @Test
  void closeWait_dataBehindFin_isIgnored() throws TcpException {
    TcpBench bench = TcpStates.closeWait().arrives("ACK seq=2 ack=1 data=impossible");

    assertThat(bench.reads()).isEmpty();
    assertThat(bench.connection.endOfStream()).isTrue();
  }

  @Test
  void closeWait_rst_resets() throws TcpException {
    TcpStates.closeWait().arrives("RST seq=2").isClosed(TcpError.RESET);
  }

  @Test
  void closeWait_abort_sendsRst() throws TcpException {
    TcpBench bench = TcpStates.closeWait();

    bench.connection.abort();

    bench.sends("RST,ACK seq=1 ack=2").isClosed(null);
  }

  @Test
  void lastAck_ackOfFin_closes() throws TcpException {
    TcpStates.lastAck().arrives("ACK seq=2 ack=2").sendsNothing().isClosed(null);
  }

  @Test
  void lastAck_ackOfDataOnly_stays() throws TcpException {
    TcpStates.lastAck().arrives("ACK seq=2 ack=1").isIn(TcpState.LAST_ACK);
  }

  @Test
  void lastAck_noAck_repeatsFin() throws TcpException {
    TcpStates.lastAck().run(200).sends("FIN,ACK seq=1 ack=2");
  }

  @Test
  void lastAck_rst_closes() throws TcpException {
    TcpStates.lastAck().arrives("RST seq=2").isClosed(null);
  }
}

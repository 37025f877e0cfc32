package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FinWaitTest {

  @Test
  void finWait1_ackOfFin_goesToFinWait2() throws TcpException {
    TcpStates.finWait1().arrives("ACK seq=1 ack=2").sendsNothing().isIn(TcpState.FIN_WAIT_2);
  }

  @Test
  void finWait1_fin_goesToClosing() throws TcpException {
    TcpStates.finWait1()
        .arrives("FIN,ACK seq=1 ack=1")
        .sends("ACK seq=2 ack=2")
        .isIn(TcpState.CLOSING);
  }

  @Test
  void finWait1_finWithAckOfFin_goesToTimeWait() throws TcpException {
    TcpStates.finWait1()
        .arrives("FIN,ACK seq=1 ack=2")
        .sends("ACK seq=2 ack=2")
        .isIn(TcpState.TIME_WAIT);
  }

  @Test
  void finWait1_data_isDelivered() throws TcpException {
    TcpBench bench = TcpStates.finWait1().arrives("ACK seq=1 ack=1 data=late");

    assertThat(bench.reads()).isEqualTo("late");
  }

  @Test
  void finWait1_noAck_repeatsFin() throws TcpException {
    TcpStates.finWait1().run(200).sends("FIN,ACK seq=1 ack=1 len=0");
  }

  @Test
  void finWait1_rst_resets() throws TcpException {
    TcpStates.finWait1().arrives("RST seq=1").isClosed(TcpError.RESET);
  }

  @Test
  void finWait2_data_isDelivered() throws TcpException {
    TcpBench bench = TcpStates.finWait2().arrives("ACK seq=1 ack=2 data=late").run(40);

    assertThat(bench.sends("ACK seq=2 ack=5").reads()).isEqualTo("late");
  }

  @Test
  void finWait2_fin_goesToTimeWait() throws TcpException {
    TcpStates.finWait2()
        .arrives("FIN,ACK seq=1 ack=2")
        .sends("ACK seq=2 ack=2")
        .isIn(TcpState.TIME_WAIT);
  }

  @Test
  void finWait2_rst_resets() throws TcpException {
    TcpStates.finWait2().arrives("RST seq=1").isClosed(TcpError.RESET);
  }

  @Test
  void finWait2_halfClosed_waitsForEver() throws TcpException {
    TcpStates.finWait2().run(3_600_000).sendsNothing().isIn(TcpState.FIN_WAIT_2);
  }

  @Test
  void finWait2_closed_isForgottenAfterItsTimeout() throws TcpException {
    TcpBench bench = TcpStates.finWait2();
    bench.connection.close();

    bench.run(59_999).isIn(TcpState.FIN_WAIT_2).run(1).isClosed(null);
  }

  @Test
  void finWait2_dataAfterClose_isReset() throws TcpException {
    TcpBench bench = TcpStates.finWait2();
    bench.connection.close();

    bench.arrives("ACK seq=1 ack=2 data=late").sends("RST,ACK seq=2").isClosed(TcpError.RESET);
  }
}

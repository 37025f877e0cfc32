package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeWaitTest {
  private static final int TWICE_MSL = 60_000;

  @Test
  void closing_ackOfFin_goesToTimeWait() throws TcpException {
    TcpStates.closing().arrives("ACK seq=2 ack=2").sendsNothing().isIn(TcpState.TIME_WAIT);
  }

  @Test
  void closing_noAck_repeatsFin() throws TcpException {
    TcpStates.closing().run(200).sends("FIN,ACK seq=1 ack=2");
  }

  @Test
  void closing_repeatedFin_isAcknowledged() throws TcpException {
    TcpStates.closing().arrives("FIN,ACK seq=1 ack=1").sends("ACK ack=2").isIn(TcpState.CLOSING);
  }

  @Test
  void closing_rst_closes() throws TcpException {
    TcpStates.closing().arrives("RST seq=2").isClosed(null);
  }

  @Test
  void timeWait_twiceMsl_closes() throws TcpException {
    TcpStates.timeWait().run(TWICE_MSL - 1).isIn(TcpState.TIME_WAIT).run(1).isClosed(null);
  }

  @Test
  void timeWait_repeatedFin_isAcknowledgedAndRestartsTheTimer() throws TcpException {
    TcpBench bench = TcpStates.timeWait().run(TWICE_MSL - 1);

    bench.arrives("FIN,ACK seq=1 ack=2").sends("ACK seq=2 ack=2");

    bench.run(TWICE_MSL - 1).isIn(TcpState.TIME_WAIT).run(1).isClosed(null);
  }

  @Test
  void timeWait_oldData_isAcknowledgedWithoutRestart() throws TcpException {
    TcpBench bench = TcpStates.timeWait().run(TWICE_MSL - 1);

    bench.arrives("ACK seq=1 ack=2 data=x").sends("ACK seq=2 ack=2");

    bench.run(1).isClosed(null);
  }

  @Test
  void timeWait_rst_closes() throws TcpException {
    TcpStates.timeWait().arrives("RST seq=2").sendsNothing().isClosed(null);
  }

  @Test
  void timeWait_newSyn_reopensWithLargerIss() throws TcpException {
    TcpBench bench = TcpStates.timeWait();

    bench.arrives("SYN seq=500").sends("SYN,ACK ack=501");

    TcpConnection fresh = bench.stack.connections().get(0);
    assertThat(fresh).isNotSameAs(bench.connection);
    assertThat(Seq.gt(fresh.iss(), bench.connection.sndNxt())).isTrue();
  }

  @Test
  void timeWait_oldSyn_isAcknowledged() throws TcpException {
    TcpStates.timeWait().arrives("SYN seq=0").sends("ACK seq=2 ack=2").isIn(TcpState.TIME_WAIT);
  }

  @Test
  void timeWait_newSynWithoutListener_isAcknowledged() throws TcpException {
    TcpBench bench = TcpStates.timeWait();
    assertThat(bench.listener.accept()).isSameAs(bench.connection);
    bench.listener.close();

    bench.arrives("SYN seq=500").sends("ACK seq=2 ack=2");
  }
}

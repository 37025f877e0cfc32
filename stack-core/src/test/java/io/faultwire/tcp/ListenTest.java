package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.wire.Frame;
import org.junit.jupiter.api.Test;

/** Segments that are for no connection: closed ports and LISTEN. */
class ListenTest {

  @Test
  void closed_syn_isReset() {
    TcpBench.create().arrives("SYN seq=0").sends("RST,ACK seq=0 ack=1 len=0");
  }

  @Test
  void closed_synWithData_isResetWithItsWholeLength() {
    TcpBench.create().arrives("SYN seq=0 len=10").sends("RST,ACK seq=0 ack=11");
  }

  @Test
  void closed_ack_isResetWithItsNumber() {
    TcpBench.create().arrives("ACK seq=0 ack=77").sends("RST seq=77");
  }

  @Test
  void closed_finWithoutAck_isResetWithItsLength() {
    TcpBench.create().arrives("FIN seq=0 len=3").sends("RST,ACK seq=0 ack=4");
  }

  @Test
  void closed_rst_isIgnored() {
    TcpBench.create().arrives("RST seq=0").arrives("RST,ACK seq=0 ack=1").sendsNothing();
  }

  @Test
  void listen_syn_sendsSynAck() throws TcpException {
    TcpStates.listen().arrives("SYN seq=0 mss=900").sends("SYN,ACK seq=0 ack=1 mss=1000 len=0");
  }

  @Test
  void listen_ack_isReset() throws TcpException {
    TcpStates.listen().arrives("ACK seq=9 ack=77").sends("RST seq=77");
  }

  @Test
  void listen_synAck_isReset() throws TcpException {
    TcpStates.listen().arrives("SYN,ACK seq=9 ack=77").sends("RST seq=77");
  }

  @Test
  void listen_rst_isIgnored() throws TcpException {
    TcpStates.listen().arrives("RST seq=0").sendsNothing().arrives("SYN seq=0").sends("SYN,ACK");
  }

  @Test
  void listen_synWithRst_isIgnored() throws TcpException {
    TcpBench bench = TcpStates.listen().arrives("SYN,RST seq=0").sendsNothing();

    assertThat(bench.stack.connections()).isEmpty();
  }

  @Test
  void listen_synToAnotherPort_isReset() throws TcpException {
    TcpStates.listen().arrives("SYN seq=0 to=81").sends("RST,ACK seq=0 ack=1");
  }

  @Test
  void listen_synBeyondBacklog_isLost() throws TcpException {
    TcpBench bench = TcpBench.create();
    bench.stack.listen(0, TcpBench.PORT, 1);

    for (int port = 1; port <= 2; port++) {
      bench.arrives("SYN seq=0 from=" + port).sends("SYN,ACK");
      bench.arrives("ACK seq=1 ack=1 from=" + port);
    }
    bench.arrives("SYN seq=0 from=3").sendsNothing();
  }

  @Test
  void listen_acceptMakesRoom_synIsAnswered() throws TcpException {
    TcpBench bench = TcpBench.create();
    TcpListener listener = bench.stack.listen(0, TcpBench.PORT, 0);
    bench.arrives("SYN seq=0 from=1").arrives("ACK seq=1 ack=1 from=1").sends("SYN,ACK");
    bench.arrives("SYN seq=0 from=2").sendsNothing();

    assertThat(listener.accept()).isNotNull();

    bench.arrives("SYN seq=0 from=2").sends("SYN,ACK");
  }

  @Test
  void listen_closed_resetsWhatNobodyAccepted() throws TcpException {
    TcpBench bench = TcpStates.established();

    bench.listener.close();

    bench.sends("RST,ACK seq=1 ack=1");
    bench.arrives("SYN seq=0 from=2").sends("RST,ACK seq=0 ack=1");
  }

  @Test
  void listen_closed_resetsHalfOpenConnections() throws TcpException {
    TcpBench bench = TcpStates.synReceived();

    bench.listener.close();

    bench.sends("RST,ACK seq=1 ack=1");
    assertThat(bench.stack.openConnections()).isZero();
  }

  @Test
  void listen_wrongChecksum_isDropped() throws TcpException {
    TcpBench bench = TcpStates.listen();
    Frame frame = bench.pool.acquire();
    SegmentText.write(frame, "SYN seq=0", bench.ends);
    frame.bytes()[frame.start() + 5] ^= 1;

    bench.stack.receive(frame, TcpBench.PEER, TcpBench.LOCAL, 0, null, 0);

    bench.sendsNothing();
    assertThat(bench.stack.inErrors()).isEqualTo(1);
  }
}

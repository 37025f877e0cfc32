package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowTest {

  @Test
  void peersWindow_isNotExceeded() throws TcpException {
    TcpBench bench = TcpStates.synReceived().arrives("ACK seq=1 ack=1 win=1500");

    bench.writes(5000).sends("ACK seq=1 len=1000").sendsNothing();
  }

  @Test
  void zeroWindow_isProbedWithBackoff() throws TcpException {
    TcpBench bench = TcpStates.synReceived().arrives("ACK seq=1 ack=1 win=0").writes("hello");

    bench.sendsNothing().run(200).sends("ACK seq=1 data=h");
    bench.arrives("ACK seq=1 ack=1 win=0").run(399).sendsNothing().run(1).sends("ACK data=h");
  }

  @Test
  void zeroWindowProbes_acknowledged_neverTimeOut() throws TcpException {
    TcpBench bench =
        TcpStates.synReceived(options -> options.dataRetries(3))
            .arrives("ACK seq=1 ack=1 win=0")
            .writes("hello");

    for (int i = 0; i < 50; i++) {
      while (bench.takeSent() == 0) {
        bench.run(500);
      }
      bench.arrives("ACK seq=1 ack=1 win=0");
    }

    bench.isIn(TcpState.ESTABLISHED);
  }

  @Test
  void zeroWindowProbes_unanswered_timeOut() throws TcpException {
    TcpBench bench =
        TcpStates.synReceived(options -> options.dataRetries(3))
            .arrives("ACK seq=1 ack=1 win=0")
            .writes("hello");

    bench.run(600_000).isClosed(TcpError.TIMED_OUT);
  }

  @Test
  void windowUpdate_sendsWhatWaited() throws TcpException {
    TcpBench bench = TcpStates.synReceived().arrives("ACK seq=1 ack=1 win=0").writes("hello");

    bench.arrives("ACK seq=1 ack=1 win=1000").sends("ACK seq=1 data=hello");
  }

  @Test
  void probedOctetTaken_restFollows() throws TcpException {
    TcpBench bench = TcpStates.synReceived().arrives("ACK seq=1 ack=1 win=0").writes("hello");
    bench.run(200).sends("ACK seq=1 data=h");

    bench.arrives("ACK seq=1 ack=2 win=1000").sends("ACK seq=2 data=ello");
  }

  @Test
  void probedOctetTaken_endsTheBackingOffOfProbes() throws TcpException {
    TcpBench bench = TcpStates.synReceived().arrives("ACK seq=1 ack=1 win=0").writes("hello");
    bench.run(200).sends("ACK data=h").run(400).sends("ACK data=h");

    bench.arrives("ACK seq=1 ack=2 win=1000").sends("ACK seq=2 data=ello");

    bench.run(199).sendsNothing().run(1).sends("ACK seq=2 data=ello");
  }

  @Test
  void shrinkingWindow_isSurvived() throws TcpException {
    TcpBench bench = TcpStates.established().writes(3000);
    bench.takeSent();

    bench.arrives("ACK seq=1 ack=1001 win=500").run(10_000);
    bench.takeSent();
    bench.arrives("ACK seq=1 ack=3001 win=5000").writes("more").sends("ACK seq=3001 data=more");
  }

  @Test
  void overtakenSegment_doesNotSetTheWindow() throws TcpException {
    TcpBench bench = TcpStates.established().arrives("ACK seq=3 ack=1 win=3000 data=cd");

    bench.arrives("ACK seq=1 ack=1 win=77 data=ab");

    assertThat(bench.connection.sndWnd()).isEqualTo(3000);
  }

  @Test
  void windowBelowMss_isUsedFromItsHalfOn() throws TcpException {
    TcpBench bench = TcpStates.listen().arrives("SYN seq=0 mss=1000 win=800").sends("SYN,ACK");
    bench.connection = bench.stack.connections().get(0);
    bench.arrives("ACK seq=1 ack=1 win=800");

    bench.writes(5000).sends("ACK seq=1 len=800").arrives("ACK seq=1 ack=801 win=399");
    bench.sendsNothing().arrives("ACK seq=1 ack=801 win=400").sends("ACK seq=801 len=400");
  }

  @Test
  void openedWindow_endsTheBackingOffOfProbes() throws TcpException {
    TcpBench bench = TcpStates.synReceived().arrives("ACK seq=1 ack=1 win=0").writes("hello");
    bench.run(200).sends("ACK data=h").run(400).sends("ACK data=h");

    bench.arrives("ACK seq=1 ack=1 win=1000").sends("ACK seq=1 data=hello");

    bench.run(199).sendsNothing().run(1).sends("ACK seq=1 data=hello");
  }

  @Test
  void receiveWindow_shrinksByWhatIsUnread() throws TcpException {
    TcpStates.established(options -> options.receiveBuffer(4000))
        .arrives("ACK seq=1 ack=1 len=1000")
        .arrives("ACK seq=1001 ack=1 len=1000")
        .sends("ACK ack=2001 win=2000");
  }

  @Test
  void fullReceiveBuffer_offersNothing() throws TcpException {
    TcpStates.established(options -> options.receiveBuffer(2000))
        .arrives("ACK seq=1 ack=1 len=1000")
        .arrives("ACK seq=1001 ack=1 len=1000")
        .sends("ACK ack=2001 win=0")
        .arrives("ACK seq=2001 ack=1 data=x")
        .sends("ACK ack=2001 win=0");
  }

  @Test
  void smallRead_offersNothing() throws TcpException {
    TcpBench bench = fullBuffer();

    bench.connection.read(new byte[100], 0, 100);

    bench.sendsNothing().arrives("ACK seq=4001 ack=1 data=x").sends("ACK ack=4001 win=0");
  }

  @Test
  void largeRead_offersTheRoomAtOnce() throws TcpException {
    TcpBench bench = fullBuffer();

    bench.connection.read(new byte[3000], 0, 3000);

    bench.sends("ACK ack=4001 win=3000");
  }

  private static TcpBench fullBuffer() throws TcpException {
    TcpBench bench = TcpStates.established(options -> options.receiveBuffer(4000));
    for (int at = 1; at < 4001; at += 1000) {
      bench.arrives("ACK seq=" + at + " ack=1 len=1000");
    }
    assertThat(bench.takeSent()).isEqualTo(2);
    return bench;
  }

  @Test
  void zeroReceiveWindow_rst_isObeyed() throws TcpException {
    fullBuffer().arrives("RST seq=4001").isIn(TcpState.CLOSED);
  }

  @Test
  void zeroReceiveWindow_fin_isNotTaken() throws TcpException {
    fullBuffer()
        .arrives("FIN,ACK seq=4001 ack=1")
        .sends("ACK ack=4001 win=0")
        .isIn(TcpState.ESTABLISHED);
  }

  @Test
  void zeroReceiveWindow_ack_isProcessed() throws TcpException {
    TcpBench bench = fullBuffer().writes("hello").sends("ACK seq=1 data=hello");

    bench.arrives("ACK seq=4001 ack=6");

    assertThat(bench.connection.unacknowledged()).isZero();
  }

  @Test
  void nagle_smallWrite_waitsForTheAck() throws TcpException {
    TcpBench bench = TcpStates.established().writes("a").sends("ACK seq=1 data=a");

    bench.writes("b").writes("c").sendsNothing();

    bench.arrives("ACK seq=1 ack=2").sends("ACK seq=2 data=bc");
  }

  @Test
  void noDelay_smallWrite_isSentAtOnce() throws TcpException {
    TcpBench bench = TcpStates.established();
    bench.connection.setNoDelay(true);

    bench.writes("a").sends("ACK seq=1 data=a").writes("b").sends("ACK seq=2 data=b");
  }

  @Test
  void noDelay_switchedOnLater_sendsWhatWaits() throws TcpException {
    TcpBench bench = TcpStates.established().writes("a").sends("ACK data=a").writes("b");

    bench.sendsNothing().connection.setNoDelay(true);

    bench.sends("ACK seq=2 data=b");
  }

  @Test
  void scaledWindow_isScaledOnlyOutsideSyn() throws TcpException {
    TcpBench bench =
        TcpStates.listen(options -> options.windowScaling(true).receiveBuffer(262_144));
    bench.arrives("SYN seq=0 mss=1000 wscale=2 win=100").sends("SYN,ACK win=65535");
    bench.connection = bench.stack.connections().get(0);
    assertThat(bench.connection.sndWnd()).isEqualTo(100);

    bench.arrives("ACK seq=1 ack=1 win=100");

    assertThat(bench.connection.sndWnd()).isEqualTo(400);
    bench.arrives("ACK seq=1 ack=1 win=200");
    assertThat(bench.connection.sndWnd()).isEqualTo(800);
  }

  @Test
  void peersMss_limitsSegments() throws TcpException {
    TcpBench bench = TcpStates.listen().arrives("SYN seq=0 mss=300").sends("SYN,ACK");
    bench.connection = bench.stack.connections().get(0);
    bench.arrives("ACK seq=1 ack=1").writes(600).sends("ACK len=300").sends("ACK len=300");
  }

  @Test
  void noMss_means536() throws TcpException {
    TcpBench bench = TcpStates.listen().arrives("SYN seq=0").sends("SYN,ACK");
    bench.connection = bench.stack.connections().get(0);
    bench.arrives("ACK seq=1 ack=1").writes(1072).sends("ACK len=536").sends("ACK len=536");
  }
}

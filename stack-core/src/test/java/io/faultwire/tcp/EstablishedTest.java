package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.time.EventQueue;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EstablishedTest {

  @Test
  void established_data_isReadAndAcknowledgedLater() throws TcpException {
    TcpBench bench = TcpStates.established().arrives("ACK seq=1 ack=1 data=hello").sendsNothing();

    assertThat(bench.reads()).isEqualTo("hello");
    bench.run(40).sends("ACK seq=1 ack=6 len=0");
  }

  @Test
  void established_secondSegment_isAcknowledgedAtOnce() throws TcpException {
    TcpStates.established()
        .arrives("ACK seq=1 ack=1 len=1000")
        .arrives("ACK seq=1001 ack=1 len=1000")
        .sends("ACK seq=1 ack=2001");
  }

  @Test
  void established_dataAndReply_sharesTheAck() throws TcpException {
    TcpStates.established()
        .arrives("ACK seq=1 ack=1 data=question")
        .writes("answer")
        .sends("ACK seq=1 ack=9 data=answer")
        .run(500)
        .sends("ACK seq=1 data=answer");
  }

  @Test
  void established_dataBehindGap_isAcknowledgedAtOnce() throws TcpException {
    TcpStates.established().arrives("ACK seq=6 ack=1 data=world").sends("ACK seq=1 ack=1");
  }

  @Test
  void established_gapFilled_acknowledgesAll() throws TcpException {
    TcpBench bench =
        TcpStates.established().arrives("ACK seq=6 ack=1 data=world").sends("ACK ack=1");

    bench.arrives("ACK seq=1 ack=1 data=hello").sends("ACK ack=11");
    assertThat(bench.reads()).isEqualTo("helloworld");
  }

  @Test
  void established_overlapOnBothSides_isDeliveredOnce() throws TcpException {
    TcpBench bench =
        TcpStates.established()
            .arrives("ACK seq=4 ack=1 data=defg")
            .arrives("ACK seq=6 ack=1 data=fghi")
            .arrives("ACK seq=1 ack=1 data=abcde");

    assertThat(bench.reads()).isEqualTo("abcdefghi");
  }

  @Test
  void established_repeatedData_isAcknowledgedAgain() throws TcpException {
    TcpBench bench =
        TcpStates.established().arrives("ACK seq=1 ack=1 data=hello").run(40).sends("ACK ack=6");

    bench.arrives("ACK seq=1 ack=1 data=hello").sends("ACK seq=1 ack=6");
    assertThat(bench.reads()).isEqualTo("hello");
  }

  @Test
  void established_partlyOldData_isTrimmed() throws TcpException {
    TcpBench bench =
        TcpStates.established()
            .arrives("ACK seq=1 ack=1 data=hel")
            .arrives("ACK seq=1 ack=1 data=hello");

    assertThat(bench.reads()).isEqualTo("hello");
  }

  @Test
  void established_dataBeyondTheWindow_isTrimmed() throws TcpException {
    TcpBench bench =
        TcpStates.established(options -> options.receiveBuffer(4))
            .arrives("ACK seq=1 ack=1 data=abcdefg");

    assertThat(bench.reads()).isEqualTo("abcd");
  }

  @Test
  void established_dataWithoutAck_isDropped() throws TcpException {
    TcpBench bench = TcpStates.established().arrives("PSH seq=1 data=hello");

    assertThat(bench.run(1000).sendsNothing().reads()).isEmpty();
  }

  @Test
  void established_ackOfTheFuture_isAnsweredAndDropped() throws TcpException {
    TcpBench bench = TcpStates.established().arrives("ACK seq=1 ack=2 data=hello");

    assertThat(bench.sends("ACK seq=1 ack=1").reads()).isEmpty();
  }

  @Test
  void established_ancientAck_isAnsweredAndDropped() throws TcpException {
    TcpBench bench = TcpStates.established().arrives("ACK seq=1 ack=-70000 data=hello");

    assertThat(bench.sends("ACK seq=1 ack=1").reads()).isEmpty();
  }

  @Test
  void established_oldAckWithData_takesTheData() throws TcpException {
    TcpBench bench = TcpStates.established().arrives("ACK seq=1 ack=0 data=hello");

    assertThat(bench.reads()).isEqualTo("hello");
  }

  @Test
  void established_rstAtRcvNxt_resets() throws TcpException {
    TcpStates.established().arrives("RST seq=1").sendsNothing().isClosed(TcpError.RESET);
  }

  @Test
  void established_rstInTheWindow_isChallenged() throws TcpException {
    TcpStates.established()
        .arrives("RST seq=2")
        .sends("ACK seq=1 ack=1")
        .isIn(TcpState.ESTABLISHED);
  }

  @Test
  void established_rstBeforeTheWindow_isIgnored() throws TcpException {
    TcpStates.established().arrives("RST seq=0").sendsNothing().isIn(TcpState.ESTABLISHED);
  }

  @Test
  void established_synInTheWindow_isChallenged() throws TcpException {
    TcpStates.established()
        .arrives("SYN seq=5")
        .sends("ACK seq=1 ack=1")
        .isIn(TcpState.ESTABLISHED);
  }

  @Test
  void established_oldSyn_isAcknowledged() throws TcpException {
    TcpStates.established().arrives("SYN seq=0").sends("ACK seq=1 ack=1");
  }

  @Test
  void established_fin_goesToCloseWait() throws TcpException {
    TcpBench bench = TcpStates.established().arrives("FIN,ACK seq=1 ack=1 data=bye");

    bench.sends("ACK seq=1 ack=5").isIn(TcpState.CLOSE_WAIT);
    assertThat(bench.reads()).isEqualTo("bye");
    assertThat(bench.connection.read(new byte[1], 0, 1)).isEqualTo(-1);
  }

  @Test
  void established_finBehindGap_waits() throws TcpException {
    TcpBench bench = TcpStates.established().arrives("FIN,ACK seq=4 ack=1").sends("ACK ack=1");

    bench.isIn(TcpState.ESTABLISHED).arrives("ACK seq=1 ack=1 data=bye").sends("ACK ack=5");
    bench.isIn(TcpState.CLOSE_WAIT);
  }

  @Test
  void established_shutdownOutput_sendsFinBehindData() throws TcpException {
    TcpBench bench = TcpStates.established().writes(1500);
    bench.connection.shutdownOutput();

    bench.sends("ACK seq=1 len=1000").sends("FIN,ACK seq=1001 len=500");
    bench.isIn(TcpState.FIN_WAIT_1);
  }

  @Test
  void established_closeWithUnreadData_isReset() throws TcpException {
    TcpBench bench = TcpStates.established().arrives("ACK seq=1 ack=1 data=unread");

    bench.connection.close();

    bench.sends("RST,ACK seq=1 ack=7").isClosed(null);
  }

  @Test
  void established_abort_sendsRst() throws TcpException {
    TcpBench bench = TcpStates.established().writes("lost").sends("ACK seq=1 data=lost");

    bench.connection.abort();

    bench.sends("RST,ACK seq=5 ack=1").run(60_000).sendsNothing().isClosed(null);
  }

  @Test
  void established_writeAfterShutdown_isRefused() throws TcpException {
    TcpBench bench = TcpStates.finWait1();

    assertThatThrownBy(() -> bench.writes("late"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FIN-WAIT-1");
  }

  @Test
  void established_shutdownInput_discardsData() throws TcpException {
    TcpBench bench = TcpStates.established().arrives("ACK seq=1 ack=1 data=old");

    bench.connection.shutdownInput();

    bench.arrives("ACK seq=4 ack=1 data=new").sends("ACK ack=7");
    assertThat(bench.reads()).isEmpty();
    assertThat(bench.connection.endOfStream()).isTrue();
  }

  @Test
  void established_sequenceNumbersWrap_dataGoesOn() throws TcpException {
    TcpBench bench = TcpStates.listen(options -> options.initialSequenceNumber(-3));
    bench.ends.peerIss = -5;
    bench.arrives("SYN seq=0 mss=1000").sends("SYN,ACK seq=0 ack=1");
    bench.connection = bench.stack.connections().get(0);
    bench.arrives("ACK seq=1 ack=1 data=0123456789");

    bench.writes("abcdefgh").sends("ACK seq=1 ack=11 data=abcdefgh");
    bench.arrives("ACK seq=11 ack=9").run(60_000).sendsNothing();
    assertThat(bench.reads()).isEqualTo("0123456789");
    assertThat(bench.connection.unacknowledged()).isZero();
  }

  @Test
  void segmentThatIsOldInPart_givesItsNewOctetsOnly() throws TcpException {
    TcpBench bench = TcpStates.established().arrives("ACK seq=1 ack=1 data=hello");

    bench.arrives("ACK seq=4 ack=1 data=lo,world").sends("ACK ack=12");

    assertThat(bench.reads()).isEqualTo("hello,world");
  }

  @Test
  void closed_userSetsTimes_noTimerRuns() throws TcpException {
    TcpBench bench = TcpStates.established().writes(1000);
    bench.connection.abort();

    bench.connection.setUserTimeout(Duration.ofSeconds(5));
    bench.connection.setKeepAlive(true);

    assertThat(bench.connection.nextDeadline()).isEqualTo(EventQueue.NEVER);
  }
}

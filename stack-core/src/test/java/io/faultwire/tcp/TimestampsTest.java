package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Timestamps, what they measure, and protection against old segments (RFC 7323). */
class TimestampsTest {

  private static TcpBench established() throws TcpException {
    return established(options -> options);
  }

  private static TcpBench established(UnaryOperator<TcpOptionsBuilder> more) throws TcpException {
    TcpBench bench =
        TcpStates.listen(options -> more.apply(options.timestamps(true)))
            .arrives("SYN seq=0 mss=1000 ts=7000/0");
    bench.connection = bench.stack.connections().get(0);
    bench.takeSent();
    return bench.arrives("ACK seq=1 ack=1 ts=7001/" + now(bench)).isIn(TcpState.ESTABLISHED);
  }

  /** Returns the bench's own timestamp. */
  private static int now(TcpBench bench) {
    return bench.connection.tcb.timestamps.value(bench.clock.now());
  }

  @Test
  void synWithTimestamps_isAnsweredWithItsEcho() throws TcpException {
    TcpBench bench =
        TcpStates.listen(options -> options.timestamps(true))
            .arrives("SYN seq=0 mss=1000 ts=7000/0");
    bench.connection = bench.stack.connections().get(0);

    bench.sends("SYN,ACK ts=" + now(bench) + "/7000");
  }

  @Test
  void synWithoutTimestamps_isAnsweredWithoutThem() throws TcpException {
    TcpBench bench =
        TcpStates.listen(options -> options.timestamps(true)).arrives("SYN seq=0 mss=1000");

    bench.connection = bench.stack.connections().get(0);
    assertThat(bench.connection.tcb.timestamps.agreed()).isFalse();
    assertThat(bench.connection.effectiveSendMss()).isEqualTo(1000);
  }

  @Test
  void everySegmentCarriesThem_andTwelveOctetsLess() throws TcpException {
    TcpBench bench = established().writes(2000);

    bench.sends("ACK seq=1 len=988 ts=" + now(bench) + "/7001");
    assertThat(bench.connection.effectiveSendMss()).isEqualTo(988);
  }

  @Test
  void echo_isThatOfTheSegmentThatMovedTheAck() throws TcpException {
    TcpBench bench = established();
    bench
        .arrives("ACK seq=101 ack=1 len=100 ts=7050/0")
        .sends("ACK ack=1 ts=" + now(bench) + "/7001");

    bench
        .arrives("ACK seq=1 ack=1 len=100 ts=7040/0")
        .sends("ACK ack=201 ts=" + now(bench) + "/7040");
  }

  @Test
  void oldTimestamp_isDroppedAndAcknowledged() throws TcpException {
    TcpBench bench = established().arrives("ACK seq=1 ack=1 len=100 ts=7100/0").run(50);
    bench.takeSent();

    bench.arrives("ACK seq=101 ack=1 ts=7099/0 data=old").sends("ACK ack=101 len=0");
    assertThat(bench.connection.available()).isEqualTo(100);
  }

  @Test
  void resetWithOldTimestamp_isObeyed() throws TcpException {
    established().arrives("RST seq=1 ts=5000/0").isClosed(TcpError.RESET);
  }

  @Test
  void oldTimestampAfter24Days_isTaken() throws TcpException {
    TcpBench bench = established().run(25L * 24 * 3600 * 1000);

    bench.arrives("ACK seq=1 ack=1 ts=6000/0 data=new");

    assertThat(bench.reads()).isEqualTo("new");
  }

  @Test
  void segmentWithoutTimestamps_isDroppedSilently() throws TcpException {
    TcpBench bench = established().arrives("ACK seq=1 ack=1 data=bare").run(50).sendsNothing();

    assertThat(bench.connection.available()).isZero();
  }

  @Test
  void retransmittedData_isMeasuredByTheEcho() throws TcpException {
    TcpBench bench = established().writes("hello");
    bench.run(200).sends("ACK").sends("ACK data=hello");
    int second = now(bench);

    bench.run(30).arrives("ACK seq=1 ack=6 ts=7230/" + second);

    assertThat(bench.connection.srtt()).isEqualTo(30_000_000 / 8);
  }

  @Test
  void timeoutThatWasSpurious_isUndone() throws TcpException {
    TcpBench bench = established().writes(3000);
    bench.takeSent();
    int first = now(bench);
    int cwnd = bench.connection.congestionControl().cwnd();
    bench.run(200).sends("ACK seq=1 len=988");

    bench.run(5).arrives("ACK seq=1 ack=989 ts=7205/" + first);

    bench.sendsNothing();
    assertThat(bench.connection.congestionControl().cwnd()).isGreaterThanOrEqualTo(cwnd);
    assertThat(bench.retransmissions).hasSize(1);
  }

  @Test
  void timeoutThatWasNeeded_isNotUndone() throws TcpException {
    TcpBench bench = established().writes(3000);
    bench.takeSent();
    bench.run(200).sends("ACK seq=1 len=988");

    bench.run(5).arrives("ACK seq=1 ack=989 ts=7205/" + now(bench));

    bench.sends("ACK seq=989 len=988").sends("ACK seq=1977");
  }

  @Test
  void timeWaitReopens_byTimestampWhateverTheSequenceNumber() throws TcpException {
    TcpBench bench = established();
    bench.connection.shutdownOutput();
    bench.arrives("FIN,ACK seq=1 ack=2 ts=7100/0").isIn(TcpState.TIME_WAIT);
    bench.takeSent();

    bench.arrives("SYN seq=-5000 mss=1000 ts=7100/0").sends("ACK seq=2 ack=2");
    bench.arrives("SYN seq=-5000 mss=1000 ts=7101/0").sends("SYN,ACK ack=-4999");
  }
}

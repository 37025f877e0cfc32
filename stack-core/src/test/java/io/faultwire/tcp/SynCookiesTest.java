package io.faultwire.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A flood of SYNs (RFC 4987) and limits on what blind attackers can provoke (RFC 5961). */
class SynCookiesTest {
  private static final int FLOOD = 2000;

  private static TcpBench flooded() throws TcpException {
    TcpBench bench = TcpStates.listen(options -> options.initialSequenceNumber(5000));
    for (int i = 0; i < FLOOD; i++) {
      bench.arrives("SYN seq=0 mss=1000 from=" + (10_000 + i));
    }
    return bench;
  }

  /** Returns the cookie that answers a SYN, relative to the bench's ISS. */
  private static int cookieFor(TcpBench bench, String syn) {
    bench.takeSent();
    return bench.arrives(syn).sent("seq");
  }

  @Test
  void flood_isAnsweredInFullAndRememberedInPart() throws TcpException {
    TcpBench bench = flooded();

    assertThat(bench.takeSent()).isEqualTo(FLOOD);
    assertThat(bench.stack.openConnections()).isEqualTo(6);
  }

  @Test
  void ackOfACookie_opensTheConnection() throws TcpException {
    TcpBench bench = flooded();
    int cookie = cookieFor(bench, "SYN seq=0 mss=1000 from=9000");

    bench.arrives("ACK seq=1 ack=" + (cookie + 1) + " from=9000 data=hello");

    bench.connection = bench.listener.accept();
    assertThat(bench.connection).isNotNull();
    bench.isIn(TcpState.ESTABLISHED);
    assertThat(bench.reads()).isEqualTo("hello");
    assertThat(bench.connection.effectiveSendMss()).isEqualTo(536);
  }

  @Test
  void ackOfAnOldCookie_isRefused() throws TcpException {
    TcpBench bench = flooded();
    int cookie = cookieFor(bench, "SYN seq=0 mss=1000 from=9000");
    bench.run(130_000).takeSent();

    bench.arrives("ACK seq=1 ack=" + (cookie + 1) + " from=9000").sends("RST seq=" + (cookie + 1));
  }

  @Test
  void ackOfACookieWhileTooManyWait_isDroppedUntilOneIsAccepted() throws TcpException {
    TcpBench bench = flooded();
    int cookie = cookieFor(bench, "SYN seq=0 mss=1000 from=9000");
    for (int i = 0; i < 6; i++) {
      bench.arrives("ACK seq=1 ack=1 from=" + (10_000 + i));
    }

    bench.arrives("ACK seq=1 ack=" + (cookie + 1) + " from=9000 data=hello").sendsNothing();
    bench.listener.accept();
    bench.arrives("ACK seq=1 ack=" + (cookie + 1) + " from=9000 data=hello");

    assertThat(bench.listener.pending()).isEqualTo(6);
  }

  @Test
  void guessedCookie_isRefused() throws TcpException {
    TcpBench bench = flooded();
    int cookie = cookieFor(bench, "SYN seq=0 mss=1000 from=9000");

    bench.arrives("ACK seq=1 ack=" + (cookie + 2) + " from=9000").sends("RST seq=" + (cookie + 2));
    bench.arrives("ACK seq=2 ack=" + (cookie + 1) + " from=9000").sends("RST seq=" + (cookie + 1));
    bench.arrives("ACK seq=1 ack=" + (cookie + 1) + " from=9001").sends("RST seq=" + (cookie + 1));
  }

  @Test
  void floodWithoutCookies_isNotAnswered() throws TcpException {
    TcpBench bench = TcpStates.listen(options -> options.synCookies(false));
    for (int i = 0; i < FLOOD; i++) {
      bench.arrives("SYN seq=0 mss=1000 from=" + (10_000 + i));
    }

    assertThat(bench.takeSent()).isEqualTo(6);
  }

  @Test
  void challengeAcks_areLimitedASecond() throws TcpException {
    TcpBench bench = TcpStates.established(options -> options.challengeAckLimit(3));
    for (int i = 0; i < 10; i++) {
      bench.arrives("RST seq=100");
    }
    assertThat(bench.takeSent()).isEqualTo(3);

    bench.run(1000).arrives("RST seq=100").sends("ACK seq=1 ack=1").isIn(TcpState.ESTABLISHED);
  }
}

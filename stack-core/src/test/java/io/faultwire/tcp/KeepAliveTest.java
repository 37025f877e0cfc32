package io.faultwire.tcp;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Keep-alive (RFC 9293 section 3.8.4) and the user timeout (section 3.8.3, RFC 5482). */
class KeepAliveTest {
  private static final long TWO_HOURS = 7_200_000;

  private static TcpBench established() throws TcpException {
    TcpBench bench = TcpStates.established();
    bench.connection.setKeepAlive(true);
    return bench;
  }

  @Test
  void withoutBeingAsked_nothingIsSent() throws TcpException {
    TcpStates.established().run(100 * TWO_HOURS).sendsNothing().isIn(TcpState.ESTABLISHED);
  }

  @Test
  void idleConnection_isProbedAfterTwoHours() throws TcpException {
    established().run(TWO_HOURS - 1).sendsNothing().run(1).sends("ACK seq=0 ack=1 len=0");
  }

  @Test
  void answeredProbe_startsTheWaitAnew() throws TcpException {
    TcpBench bench = established().run(TWO_HOURS).sends("ACK seq=0");

    bench.arrives("ACK seq=1 ack=1").run(TWO_HOURS - 1).sendsNothing().run(1).sends("ACK seq=0");
  }

  @Test
  void traffic_putsTheProbeOff() throws TcpException {
    TcpBench bench = established().run(TWO_HOURS / 2).arrives("ACK seq=1 ack=1 data=x");
    bench.run(50).sends("ACK ack=2");

    bench.run(TWO_HOURS - 51).sendsNothing().run(1).sends("ACK seq=0");
  }

  @Test
  void nineUnansweredProbes_endTheConnection() throws TcpException {
    TcpBench bench = established().run(TWO_HOURS);
    for (int probe = 0; probe < 9; probe++) {
      bench.sends("ACK seq=0").run(75_000);
    }

    bench.sends("RST,ACK seq=1").isClosed(TcpError.TIMED_OUT);
  }

  @Test
  void timesAndCount_areTheUsers() throws TcpException {
    TcpBench bench = established();
    bench.connection.setKeepAliveTimes(Duration.ofSeconds(10), Duration.ofSeconds(1), 2);

    bench.run(10_000).sends("ACK seq=0").run(1000).sends("ACK seq=0").run(1000).sends("RST,ACK");
    bench.isClosed(TcpError.TIMED_OUT);
  }

  @Test
  void switchedOff_nothingIsSent() throws TcpException {
    TcpBench bench = established();
    bench.connection.setKeepAlive(false);

    bench.run(2 * TWO_HOURS).sendsNothing();
  }

  @Test
  void userTimeout_endsAConnectionWhoseDataIsNotAcknowledged() throws TcpException {
    TcpBench bench = TcpStates.established();
    bench.connection.setUserTimeout(Duration.ofSeconds(3));
    bench.run(60_000).isIn(TcpState.ESTABLISHED).writes("hello");

    bench.run(2999).isIn(TcpState.ESTABLISHED).run(1).isClosed(TcpError.TIMED_OUT);
  }

  @Test
  void userTimeout_countsFromTheLastProgress() throws TcpException {
    TcpBench bench = TcpStates.established(options -> options.userTimeout(Duration.ofSeconds(3)));
    bench.writes(2000).run(2000).arrives("ACK seq=1 ack=1001");

    bench.run(2999).isIn(TcpState.ESTABLISHED).run(1).isClosed(TcpError.TIMED_OUT);
  }

  @Test
  void userTimeout_leavesAnAcknowledgedConnectionAlone() throws TcpException {
    TcpBench bench = TcpStates.established(options -> options.userTimeout(Duration.ofSeconds(3)));

    bench.writes(1000).run(1000).arrives("ACK seq=1 ack=1001").run(60_000);

    bench.isIn(TcpState.ESTABLISHED);
  }

  @Test
  void userTimeout_sparesAPeerThatKeepsItsWindowClosed() throws TcpException {
    TcpBench bench = TcpStates.established(options -> options.userTimeout(Duration.ofSeconds(3)));
    bench.arrives("ACK seq=1 ack=1 win=0").writes("hello");
    for (int i = 0; i < 10; i++) {
      bench.run(1000).arrives("ACK seq=1 ack=1 win=0");
    }

    bench.isIn(TcpState.ESTABLISHED);
  }

  @Test
  void userTimeout_endsAnOpenThatIsNotAnswered() throws TcpException {
    TcpBench bench = TcpStates.synSent(options -> options.userTimeout(Duration.ofSeconds(5)));

    bench.run(4999).isIn(TcpState.SYN_SENT).run(1).isClosed(TcpError.TIMED_OUT);
  }
}

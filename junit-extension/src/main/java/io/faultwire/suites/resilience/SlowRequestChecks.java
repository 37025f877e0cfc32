package io.faultwire.suites.resilience;

import io.faultwire.engine.toxiproxy.server.Direction;
import io.faultwire.engine.toxiproxy.server.Proxy;
import io.faultwire.engine.toxiproxy.server.Toxic;
import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.suites.connection.Connection;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Requests that arrive in pieces or late, and are whole in the end. */
class SlowRequestChecks extends ResilienceChecks {
  private static final int PAUSE_MILLIS = 2000;
  private static final int BETWEEN_LINES_MILLIS = 20;
  private static final int KILOBYTES_PER_SECOND = 16;
  private static final int BODY = 2000;

  private static void throughProxy(
      Subject subject, Evidence evidence, byte[] request, String how, Toxic... toxics) {
    expectUsual(
        subject,
        evidence,
        request,
        how,
        () -> {
          Connection connection = subject.connect(subject.proxy(toxics));
          connection.send(request);
          return subject.read(connection, subject.settings().patience());
        });
  }

  /** Send a request in two pieces with a pause between them. */
  private static void inTwo(
      Subject subject, Evidence evidence, byte[] request, int at, int millis, String how) {
    expectUsual(
        subject,
        evidence,
        request,
        how,
        () -> {
          Connection connection = subject.connect(subject.proxy());
          connection.send(request, 0, at);
          pause(millis);
          connection.send(request, at, request.length);
          return subject.read(connection, subject.settings().patience());
        });
  }

  @Test
  @Check("resilience.request.byte-at-a-time")
  @Clause(rfc = 9293, section = "3.9.1.2")
  void answersARequestThatArrivesByteByByte(Subject subject, Evidence evidence) {
    throughProxy(
        subject,
        evidence,
        subject.dialogue().request(),
        "that arrives a byte at a time",
        Toxic.slicer(1, 0, Duration.ofNanos(500_000)).on(Direction.UPSTREAM));
  }

  @Test
  @Check("resilience.request.line-at-a-time")
  @Clause(rfc = 9112, section = "2.2")
  void answersARequestThatArrivesLineByLine(Subject subject, Evidence evidence) {
    byte[] request = subject.http().request();
    expectUsual(
        subject,
        evidence,
        request,
        "whose lines arrive each by itself",
        () -> {
          Connection connection = subject.connect(subject.proxy());
          int from = 0;
          for (int i = 0; i < request.length; i++) {
            if (request[i] == '\n') {
              connection.send(request, from, i + 1);
              from = i + 1;
              pause(BETWEEN_LINES_MILLIS);
            }
          }
          return subject.read(connection, subject.settings().patience());
        });
  }

  @Test
  @Check("resilience.request.split-line-end")
  @Clause(rfc = 9112, section = "2.2")
  void answersARequestThatIsSplitWithinTheLastLineEnd(Subject subject, Evidence evidence) {
    byte[] request = subject.http().request();
    inTwo(
        subject,
        evidence,
        request,
        request.length - 1,
        100,
        "whose last octet, a line feed, arrives by itself");
  }

  @Test
  @Check("resilience.request.pause")
  @Clause(rfc = 9293, section = "3.9.1.2")
  void answersARequestAfterAPauseInItsMiddle(Subject subject, Evidence evidence) {
    byte[] request = subject.dialogue().request();
    int middle = subject.dialogue().middle();
    inTwo(subject, evidence, request, middle, PAUSE_MILLIS, "with a pause of 2 s in its middle");
  }

  @Test
  @Check("resilience.request.pause-before-body")
  @Clause(rfc = 9112, section = "6")
  void answersARequestAfterAPauseBeforeItsBody(Subject subject, Evidence evidence) {
    byte[] request = subject.http().post(BODY);
    int head = HttpDialogue.headLength(request);
    inTwo(subject, evidence, request, head, PAUSE_MILLIS, "with a pause of 2 s before its body");
  }

  @Test
  @Check("resilience.request.pause-in-body")
  @Clause(rfc = 9112, section = "6")
  void answersARequestAfterAPauseInItsBody(Subject subject, Evidence evidence) {
    byte[] request = subject.http().post(BODY);
    int middle = request.length - BODY / 2;
    inTwo(subject, evidence, request, middle, PAUSE_MILLIS, "with a pause of 2 s in its body");
  }

  @Test
  @Check("resilience.request.bandwidth")
  @Clause(source = "Availability", section = "slow networks")
  void answersARequestOverASlowLink(Subject subject, Evidence evidence) {
    byte[] request =
        subject.dialogue() instanceof HttpDialogue http
            ? http.get("X-Padding: " + "x".repeat(6000))
            : subject.dialogue().request();
    throughProxy(
        subject,
        evidence,
        request,
        "over 16 kB/s",
        Toxic.bandwidth(KILOBYTES_PER_SECOND).on(Direction.UPSTREAM));
  }

  @Test
  @Check("resilience.request.latency")
  @Clause(source = "Availability", section = "slow networks")
  void answersARequestOverALongPath(Subject subject, Evidence evidence) {
    Duration half = Duration.ofMillis(300);
    throughProxy(
        subject,
        evidence,
        subject.dialogue().request(),
        "over a path of 600 ms",
        Toxic.latency(half, Duration.ZERO).on(Direction.UPSTREAM),
        Toxic.latency(half, Duration.ZERO).on(Direction.DOWNSTREAM));
  }

  @Test
  @Check("resilience.request.two-at-once")
  @Clause(rfc = 9112, section = "9.3.2")
  void answersTwoRequestsOfOneSegmentInTurn(Subject subject, Evidence evidence) throws IOException {
    byte[] request = subject.http().request();
    Answer usual = subject.usual(request);
    if (!usual.persistent()) {
      throw new io.faultwire.junit.NotApplicable("The server keeps no connection open.");
    }
    evidence.sent("two requests at once on one connection");
    Proxy proxy = subject.proxy();
    Connection connection = subject.connect(proxy);
    byte[] two = java.util.Arrays.copyOf(request, 2 * request.length);
    System.arraycopy(request, 0, two, request.length, request.length);
    connection.send(two);
    for (String which : new String[] {"the first of two at once", "the second of two at once"}) {
      expect(usual, evidence, which, () -> subject.read(connection, subject.settings().patience()));
    }
  }
}

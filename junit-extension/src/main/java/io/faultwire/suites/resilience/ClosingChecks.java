package io.faultwire.suites.resilience;

import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.NotApplicable;
import io.faultwire.suites.connection.Connection;
import io.faultwire.suites.connection.Ending;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Connections that a server is to close, to keep, or not to close too early. */
class ClosingChecks extends ResilienceChecks {
  private static final int LARGE_BODY = 200_000;

  private static void expectEnding(
      Subject subject, Evidence evidence, Connection connection, String when) {
    evidence.expected("that the server closes the connection " + when);
    Ending ending = connection.awaitEnding(subject.settings().prompt());
    evidence.got("it " + ending);
    if (ending == Ending.NONE) {
      throw new AssertionError(
          "Expected the server to close the connection %s, but it %s for %d s."
              .formatted(when, ending, subject.settings().prompt().toSeconds()));
    }
  }

  @Test
  @Check("resilience.closing.on-request")
  @Clause(rfc = 9112, section = "9.6")
  void closesWhenAskedTo(Subject subject, Evidence evidence) throws IOException {
    byte[] request = subject.http().get("Connection: close");
    Answer usual = subject.usual(request);
    evidence.sent("GET with Connection: close");
    Connection connection = subject.connect();
    connection.send(request);
    expect(
        usual,
        evidence,
        "with Connection: close",
        () -> subject.read(connection, subject.settings().patience()));
    expectEnding(subject, evidence, connection, "after the answer to \"Connection: close\"");
  }

  @Test
  @Check("resilience.closing.http10")
  @Clause(rfc = 9112, section = "9.3")
  void closesAfterHttp10(Subject subject, Evidence evidence) throws IOException {
    byte[] request = subject.http().getOfHttp10();
    Answer usual = subject.usual(request);
    evidence.sent("GET of HTTP/1.0");
    Connection connection = subject.connect();
    connection.send(request);
    expect(
        usual,
        evidence,
        "of HTTP/1.0",
        () -> subject.read(connection, subject.settings().patience()));
    expectEnding(subject, evidence, connection, "after the answer to a request of HTTP/1.0");
  }

  @Test
  @Check("resilience.closing.after-client")
  @Clause(rfc = 9112, section = "9.5", level = SHOULD)
  void closesWhenTheClientHasClosed(Subject subject, Evidence evidence) throws IOException {
    subject.requirePlain();
    byte[] request = subject.dialogue().request();
    Answer usual = subject.usual(request);
    Connection connection = subject.connect();
    connection.send(request);
    expect(
        usual,
        evidence,
        "of a client that then closes",
        () -> subject.read(connection, subject.settings().patience()));
    evidence.sent("the end of the client's side");
    connection.endSending();
    expectEnding(subject, evidence, connection, "after the client has closed its side");
  }

  @Test
  @Check("resilience.closing.half-closed")
  @Clause(rfc = 9293, section = "3.6", level = SHOULD)
  void answersARequestWhoseClientHasClosedItsSide(Subject subject, Evidence evidence) {
    subject.requirePlain();
    byte[] request = subject.dialogue().request();
    expectUsual(
        subject,
        evidence,
        request,
        "of a client that has closed its own side behind it",
        () -> {
          Connection connection = subject.connect();
          connection.send(request);
          connection.endSending();
          return subject.read(connection, subject.settings().patience());
        });
  }

  @Test
  @Check("resilience.closing.unread-body")
  @Clause(rfc = 9112, section = "9.6", level = SHOULD)
  void losesNoAnswerWhenItClosesBeforeTheBodyIsRead(Subject subject, Evidence evidence)
      throws IOException {
    Answer usual = subject.usual(subject.http().post(1, "Connection: close"));
    byte[] request = subject.http().post(LARGE_BODY, "Connection: close");
    evidence.sent("POST of %d octets with Connection: close".formatted(LARGE_BODY));
    Connection connection = subject.connect();
    expect(
        usual,
        evidence,
        "with a body of %d octets and Connection: close".formatted(LARGE_BODY),
        () -> {
          connection.send(request);
          return subject.read(connection, subject.settings().patience());
        });
    evidence.expected("the end of the connection behind the answer, and no reset");
    Ending ending = connection.awaitEnding(subject.settings().prompt());
    evidence.got("it " + ending);
    if (ending == Ending.RESET) {
      throw new AssertionError(
          "Expected the server to close the connection behind the answer, but it reset it, and a"
              + " client that reads later loses the answer.");
    }
  }

  @Test
  @Check("resilience.closing.not-before")
  @Clause(rfc = 9112, section = "9.3", level = SHOULD)
  void keepsAConnectionThatItMeansToKeep(Subject subject, Evidence evidence) throws IOException {
    byte[] request = subject.dialogue().request();
    Answer usual = subject.usual(request);
    if (!usual.persistent()) {
      throw new NotApplicable("The server says that it closes the connection.");
    }
    evidence.sent("two requests in turn on one connection");
    Connection connection = subject.connect();
    for (String which : new String[] {"that is the first", "that is the second"}) {
      expect(
          usual,
          evidence,
          which,
          () -> {
            connection.send(request);
            return subject.read(connection, subject.settings().patience());
          });
    }
  }
}

package io.faultwire.suites.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.faultwire.http.Asked;
import io.faultwire.http.RequestBytes;
import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a server answers to a client that waits before it sends the content. */
class ExpectChecks extends Http1Checks {
  private static final Asked POST = new Asked("POST", "HTTP/1.1");
  private static final byte[] CONTENT = Site.FORM_CONTENT.getBytes(ISO_8859_1);

  /** How long a client waits before it sends the content, so that the server has the head alone. */
  private static final Duration HESITATION = Duration.ofMillis(300);

  private static byte[] head(RequestBytes begun, String expect) {
    return begun
        .field("Expect", expect)
        .field("Content-Length", String.valueOf(CONTENT.length))
        .withoutContent();
  }

  private static void expectSomething(Reference reference, Evidence evidence, String expect) {
    try (Exchange exchange = reference.exchange(evidence)) {
      Reply reply = exchange.send(head(reference.site().post(), expect)).readOne(POST);
      require(
          evidence,
          reply.isAnswer(),
          "status 100, or a final one, before the content is sent",
          reply);
    }
  }

  @Test
  @Check("http1.expect.continue")
  @Clause(rfc = 9110, section = "10.1.1")
  void answersBeforeTheContent(Reference reference, Evidence evidence) {
    expectSomething(reference, evidence, "100-continue");
  }

  @Test
  @Check("http1.expect.case")
  @Clause(rfc = 9110, section = "10.1.1")
  void hasNoCase(Reference reference, Evidence evidence) {
    expectSomething(reference, evidence, "100-Continue");
  }

  @Test
  @Check("http1.expect.final")
  @Clause(rfc = 9110, section = "10.1.1")
  void answersFinallyBehindTheContent(Reference reference, Evidence evidence) {
    try (Exchange exchange = reference.exchange(evidence)) {
      Reply first = exchange.send(head(reference.site().post(), "100-continue")).readOne(POST);
      applies(
          first.status() == 100, "The server answered %s without the content.".formatted(first));
      Reply reply = exchange.send(CONTENT).read(POST);
      require(
          evidence,
          reply.status() == reference.post().status(),
          "status %d behind the content".formatted(reference.post().status()),
          reply);
    }
  }

  @Test
  @Check("http1.expect.sent-at-once")
  @Clause(rfc = 9110, section = "10.1.1")
  void answersAClientThatDoesNotWait(Reference reference, Evidence evidence) {
    try (Exchange exchange = reference.exchange(evidence)) {
      exchange.send(head(reference.site().post(), "100-continue")).send(CONTENT);
      Reply reply = exchange.read(POST);
      require(
          evidence,
          reply.status() == reference.post().status(),
          "status " + reference.post().status(),
          reply);
    }
  }

  @Test
  @Check("http1.expect.http10")
  @Clause(rfc = 9110, section = "10.1.1")
  void ignoresItInHttp10(Reference reference, Evidence evidence) {
    RequestBytes begun =
        new RequestBytes()
            .line("POST " + reference.site().postTarget() + " HTTP/1.0")
            .field("Host", reference.site().authority())
            .field("Content-Type", Site.FORM);
    try (Exchange exchange = reference.exchange(evidence)) {
      exchange.send(head(begun, "100-continue")).sendUnlessAnswered(HESITATION, CONTENT);
      Reply reply = exchange.readOne(new Asked("POST", "HTTP/1.0"));
      require(
          evidence,
          reply.isAnswer() && reply.status() != 100,
          "no status 100, which HTTP/1.0 does not know",
          reply);
    }
  }
}

package io.faultwire.suites.http1;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.http.Asked;
import io.faultwire.http.RequestBytes;
import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.NotTestable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a connection lasts, and what is answered on it. */
class ConnectionChecks extends Http1Checks {
  private static final Asked GET_OF_HTTP10 = new Asked("GET", "HTTP/1.0");
  private static final int MANY = 20;

  private static RequestBytes getOfHttp10(Reference reference) {
    return new RequestBytes()
        .line("GET " + reference.site().target() + " HTTP/1.0")
        .field("Host", reference.site().authority());
  }

  /** Reads what comes next, which must be the end of the connection. */
  private static void requireEnd(Exchange exchange, Evidence evidence, String when) {
    Reply next = exchange.read(Asked.GET);
    require(evidence, next.isEnd(), "the end of the connection " + when, next);
  }

  private static void requireUsual(Reference reference, Reply reply) {
    if (!reference.isUsual(reply)) {
      throw new NotTestable("The request is answered by " + reply + ".");
    }
  }

  @Test
  @Check("http1.connection.persistent")
  @Clause(rfc = 9112, section = "9.3", level = SHOULD)
  void keepsTheConnection(Reference reference, Evidence evidence) {
    try (Exchange exchange = reference.exchange(evidence)) {
      byte[] get = reference.site().get().withoutContent();
      exchange.send(get).read(Asked.GET);
      Reply second = exchange.send(get).read(Asked.GET);
      require(
          evidence, reference.isUsual(second), "a second answer on the same connection", second);
    }
  }

  @Test
  @Check("http1.connection.pipelined")
  @Clause(rfc = 9112, section = "9.3.2")
  void answersInOrder(Reference reference, Evidence evidence) {
    applies(reference.isFollowed(), "The server closes each connection.");
    Site site = reference.site();
    byte[] other = site.to("GET", "/faultwire-is-not-there").withoutContent();
    Reply usual = ask(reference, evidence, other, Asked.GET);
    if (reference.isUsual(usual)) {
      throw new NotTestable("All paths are answered alike, so that no order can be seen.");
    }
    applies(
        usual.response() != null && usual.response().isPersistent(),
        "The server closes the connection behind an error.");
    byte[] get = site.get().withoutContent();
    byte[] requests =
        new RequestBytes().octets(get).octets(other).octets(get).octets(site.lastGet()).bytes();
    try (Exchange exchange = reference.exchange(evidence)) {
      exchange.send(requests);
      List<Integer> expected =
          List.of(
              reference.get().status(),
              usual.status(),
              reference.get().status(),
              reference.get().status());
      List<Integer> got = new ArrayList<>();
      for (int i = 0; i < expected.size(); i++) {
        got.add(exchange.read(Asked.GET).status());
      }
      require(evidence, got.equals(expected), "answers of status " + expected, got);
    }
  }

  @Test
  @Check("http1.connection.pipelined-many")
  @Clause(rfc = 9112, section = "9.3.2")
  void answersAllOfMany(Reference reference, Evidence evidence) {
    applies(reference.isFollowed(), "The server closes each connection.");
    RequestBytes requests = new RequestBytes();
    for (int i = 1; i < MANY; i++) {
      requests.octets(reference.site().get().withoutContent());
    }
    try (Exchange exchange = reference.exchange(evidence)) {
      exchange.send(requests.octets(reference.site().lastGet()).bytes());
      for (int i = 1; i <= MANY; i++) {
        Reply reply = exchange.read(Asked.GET);
        require(
            evidence,
            reference.isUsual(reply),
            "%d answers to as many requests that were sent at once".formatted(MANY),
            "%s in place of the answer %d".formatted(reply, i));
      }
    }
  }

  @Test
  @Check("http1.connection.close")
  @Clause(rfc = 9112, section = "9.6")
  void closesWhenAskedTo(Reference reference, Evidence evidence) {
    try (Exchange exchange = reference.exchange(evidence)) {
      requireUsual(reference, exchange.send(reference.site().lastGet()).read(Asked.GET));
      requireEnd(exchange, evidence, "behind the answer to \"Connection: close\"");
    }
  }

  @Test
  @Check("http1.connection.close-said")
  @Clause(rfc = 9112, section = "9.6", level = SHOULD)
  void saysThatItCloses(Reference reference, Evidence evidence) {
    try (Exchange exchange = reference.exchange(evidence)) {
      Reply reply = exchange.send(reference.site().lastGet()).read(Asked.GET);
      requireUsual(reference, reply);
      require(
          evidence,
          reply.fields().tokens("Connection").contains("close"),
          "\"Connection: close\" in the last answer of a connection",
          "Connection: " + reply.field("Connection").orElse("(none)"));
    }
  }

  @Test
  @Check("http1.connection.close-last")
  @Clause(rfc = 9112, section = "9.6", level = MUST_NOT)
  void answersNothingBehindClose(Reference reference, Evidence evidence) {
    try (Exchange exchange = reference.exchange(evidence)) {
      exchange.send(
          new RequestBytes()
              .octets(reference.site().lastGet())
              .octets(reference.site().get().withoutContent())
              .bytes());
      requireUsual(reference, exchange.read(Asked.GET));
      Reply next = exchange.read(Asked.GET);
      require(
          evidence,
          !next.isAnswer(),
          "no answer to a request behind one with \"Connection: close\"",
          next);
    }
  }

  @Test
  @Check("http1.connection.http10")
  @Clause(rfc = 9112, section = "9.3")
  void closesBehindHttp10(Reference reference, Evidence evidence) {
    try (Exchange exchange = reference.exchange(evidence)) {
      requireUsual(
          reference, exchange.send(getOfHttp10(reference).withoutContent()).read(GET_OF_HTTP10));
      requireEnd(exchange, evidence, "behind the answer to a request of HTTP/1.0");
    }
  }

  @Test
  @Check("http1.connection.http10-kept")
  @Clause(rfc = 9112, section = "9.3")
  void closesOrSaysThatItKeeps(Reference reference, Evidence evidence) {
    try (Exchange exchange = reference.exchange(evidence)) {
      byte[] request = getOfHttp10(reference).field("Connection", "keep-alive").withoutContent();
      Reply reply = exchange.send(request).read(GET_OF_HTTP10);
      requireUsual(reference, reply);
      if (reply.fields().tokens("Connection").contains("keep-alive")) {
        Reply second = exchange.send(request).read(GET_OF_HTTP10);
        require(
            evidence,
            reference.isUsual(second),
            "a second answer, since the first one says \"Connection: keep-alive\"",
            second);
      } else {
        requireEnd(exchange, evidence, "since the answer does not say \"Connection: keep-alive\"");
      }
    }
  }

  @Test
  @Check("http1.connection.http10-version")
  @Clause(rfc = 9110, section = "6.2", level = SHOULD)
  void answersHttp10InItsOwnVersion(Reference reference, Evidence evidence) {
    Reply reply = ask(reference, evidence, getOfHttp10(reference).withoutContent(), GET_OF_HTTP10);
    requireUsual(reference, reply);
    String version = reply.response() == null ? "" : reply.response().version();
    require(
        evidence,
        version.equals("HTTP/1.1"),
        "HTTP/1.1 in the answer, which is the server's own version",
        version);
  }

  @Test
  @Check("http1.connection.upgrade")
  @Clause(rfc = 9110, section = "7.8", level = MUST_NOT)
  void doesNotSwitchToWhatItDoesNotKnow(Reference reference, Evidence evidence) {
    RequestBytes request =
        reference.site().get().field("Connection", "upgrade").field("Upgrade", "faultwire/1");
    Reply reply = ask(reference, evidence, request, "GET");
    require(
        evidence,
        reply.isAnswer() && reply.status() != 101,
        "no status 101 to an unknown protocol",
        reply);
  }
}

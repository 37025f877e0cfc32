package io.faultwire.suites.http1client;

import static io.faultwire.conformance.Level.MAY;
import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.conformance.Level.SHOULD_NOT;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.NotApplicable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a client keeps a connection, and what it sends again on another one. */
class ConnectionChecks extends ClientJudge {
  private static final String LENGTH = "Content-Length: 26\r\n\r\n" + Step.CONTENT;
  private static final String FORGED = "forged";

  /** Answers the second path by a step of its own, and all others as usual. */
  private static Script second(Step step) {
    return request -> request.isFor("/second") ? step : Step.success(Step.CONTENT);
  }

  private static ClientCall[] calls(Trial trial) {
    return new ClientCall[] {
      ClientCall.get(trial.url("/first")),
      ClientCall.get(trial.url("/second")),
      ClientCall.get(trial.url("/third"))
    };
  }

  private static SeenRequest request(Trial trial, String path) {
    return trial
        .request(path)
        .orElseThrow(() -> new NotApplicable("The client does not ask for " + path + "."));
  }

  private static void requireKept(Trial trial) {
    applies(
        request(trial, "/first").connection() == request(trial, "/second").connection(),
        "The client keeps no connection.");
  }

  /** Requires that the client leaves the connection of an answer. */
  private static void requireLeft(Client client, Evidence evidence, String answer, String why) {
    try (Trial trial = Trial.of(client, evidence, second(Step.of(answer)))) {
      trial.call(calls(trial));
      requireKept(trial);
      SeenRequest third = request(trial, "/third");
      require(
          evidence,
          third.connection() != request(trial, "/second").connection(),
          "the next request on another connection " + why,
          "it on the same one");
    }
  }

  @Test
  @Check("http1-client.connection.persistent")
  @Clause(rfc = 9112, section = "9.3", level = SHOULD)
  void keepsTheConnection(Client client, Evidence evidence) {
    try (Trial trial = Trial.of(client, evidence, second(Step.success(Step.CONTENT)))) {
      trial.call(calls(trial));
      int connections =
          (int) trial.requests().stream().mapToInt(SeenRequest::connection).distinct().count();
      require(
          evidence,
          connections < trial.requests().size(),
          "a connection that is used again",
          connections + " connections for " + trial.requests().size() + " requests");
    }
  }

  @Test
  @Check("http1-client.connection.close")
  @Clause(rfc = 9112, section = "9.6")
  void leavesAConnectionThatIsClosed(Client client, Evidence evidence) {
    requireLeft(
        client,
        evidence,
        "HTTP/1.1 200 OK\r\nConnection: close\r\n" + LENGTH,
        "behind \"Connection: close\"");
  }

  @Test
  @Check("http1-client.connection.close-in-list")
  @Clause(rfc = 9110, section = "7.6.1")
  void findsCloseInAList(Client client, Evidence evidence) {
    requireLeft(
        client,
        evidence,
        "HTTP/1.1 200 OK\r\nConnection: x-faultwire, CLOSE\r\n" + LENGTH,
        "behind \"Connection: x-faultwire, CLOSE\"");
  }

  @Test
  @Check("http1-client.connection.http10")
  @Clause(rfc = 9112, section = "9.3", level = MAY)
  void leavesAConnectionOfHttp10(Client client, Evidence evidence) {
    requireLeft(
        client,
        evidence,
        "HTTP/1.0 200 OK\r\n" + LENGTH,
        "behind an answer of HTTP/1.0 without \"Connection: keep-alive\"");
  }

  @Test
  @Check("http1-client.connection.invalid-length")
  @Clause(rfc = 9112, section = "6.3")
  void leavesAConnectionWhoseFramingIsBroken(Client client, Evidence evidence) {
    requireLeft(
        client,
        evidence,
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n" + LENGTH,
        "behind lengths that contradict");
  }

  @Test
  @Check("http1-client.connection.extra-octets")
  @Clause(rfc = 9112, section = "6.3", level = MUST_NOT)
  void takesNoExtraOctetsForAnAnswer(Client client, Evidence evidence) {
    Step step = Step.of(Step.success(Step.CONTENT).octets() + Step.success(FORGED).octets());
    try (Trial trial = Trial.of(client, evidence, second(step))) {
      CallOutcome outcome = trial.call(calls(trial));
      requireKept(trial);
      require(
          evidence,
          !outcome.text().contains(FORGED),
          "the answer to the request, or an error",
          "what came behind the answer before it");
    }
  }

  @Test
  @Check("http1-client.connection.behind-chunks")
  @Clause(rfc = 9112, section = "7.1")
  void findsTheAnswerBehindChunks(Client client, Evidence evidence) {
    String chunks =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\nX-Faultwire: 1\r\n\r\n";
    try (Trial trial = Trial.of(client, evidence, second(Step.of(chunks)))) {
      CallOutcome outcome = trial.call(calls(trial));
      requireKept(trial);
      require(evidence, isRight(outcome), "the content of the answer behind chunks", outcome);
    }
  }

  private static boolean isRight(CallOutcome outcome) {
    return outcome.isReturned() && outcome.text().endsWith(Step.CONTENT);
  }

  @Test
  @Check("http1-client.connection.closed-while-idle")
  @Clause(rfc = 9112, section = "9.5", level = SHOULD)
  void bearsTheEndOfAnIdleConnection(Client client, Evidence evidence) {
    applies(!client.isProgram(), "Nothing comes between the requests of a program.");
    Step step = Step.success(Step.CONTENT).thenClose();
    try (Trial trial = Trial.of(client, evidence, second(step))) {
      ClientCall[] calls = calls(trial);
      trial.call(calls[0], calls[1]);
      requireKept(trial);
      trial.awaitEnd();
      CallOutcome outcome = trial.call(calls[2]);
      require(evidence, isRight(outcome), "an answer on another connection", outcome);
    }
  }

  @Test
  @Check("http1-client.connection.post-once")
  @Clause(rfc = 9110, section = "9.2.2", level = SHOULD_NOT)
  void doesNotRepeatAPost(Client client, Evidence evidence) {
    try (Trial trial = Trial.of(client, evidence, second(new Step("", true, false)))) {
      ClientCall post = ClientCall.post(trial.url("/second"), "faultwire=1");
      if (client.isProgram()) {
        trial.call(post);
      } else {
        trial.call(calls(trial)[0], post);
      }
      long count = trial.requests().stream().filter(each -> each.is("POST")).count();
      applies(count > 0, "The client does not send POST.");
      require(evidence, count == 1, "one POST", "more of them");
    }
  }

  @Test
  @Check("http1-client.connection.retry-once")
  @Clause(rfc = 9110, section = "9.2.2", level = SHOULD_NOT)
  void retriesNoRetry(Client client, Evidence evidence) {
    try (Trial trial = Trial.of(client, evidence, request -> new Step("", true, false))) {
      trial.call(ClientCall.get(trial.url("/page")));
      List<SeenRequest> requests = trial.requests();
      require(
          evidence,
          requests.size() <= 2,
          "one GET, or one more since none was answered",
          "more of them");
    }
  }

  @Test
  @Check("http1-client.connection.no-answer")
  @Clause(rfc = 9112, section = "8")
  void reportsThatNoAnswerCame(Client client, Evidence evidence) {
    try (Trial trial = Trial.of(client, evidence, request -> new Step("", true, false))) {
      CallOutcome outcome = trial.call(ClientCall.get(trial.url("/page")));
      require(evidence, outcome.isFailed(), "an error", outcome);
    }
  }
}

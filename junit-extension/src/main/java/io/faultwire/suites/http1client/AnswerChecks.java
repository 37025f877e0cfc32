package io.faultwire.suites.http1client;

import io.faultwire.junit.ChecksFrom;
import io.faultwire.junit.Evidence;

/** What a client makes of each answer of the table. */
class AnswerChecks extends ClientJudge {

  @ChecksFrom(AnswerTable.class)
  void answer(AnswerCase answer, Client client, Evidence evidence) {
    evidence.expected(answer.expectation().toString());
    try (Trial trial = Trial.of(client, evidence, request -> answer.step())) {
      String url = trial.url("/answer");
      CallOutcome outcome =
          trial.call(answer.isToHead() ? ClientCall.head(url) : ClientCall.get(url));
      applies(
          trial.requests().stream().anyMatch(each -> each.is(answer.isToHead() ? "HEAD" : "GET")),
          "The client does not send the method that the check is about.");
      require(answer.expectation().holds(outcome), answer.expectation().toString(), outcome);
    }
  }
}

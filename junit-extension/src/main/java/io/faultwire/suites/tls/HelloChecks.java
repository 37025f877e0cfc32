package io.faultwire.suites.tls;

import io.faultwire.junit.ChecksFrom;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import io.faultwire.tls.probe.ServerAnswer;
import org.junit.jupiter.api.extension.ExtendWith;

/** Check how the server answers what a client sends first. */
@ExtendWith(TlsServerResolver.class)
class HelloChecks {

  @ChecksFrom(HelloTable.class)
  void answer(HelloCheck check, TlsServer server, Evidence evidence) {
    check.needs().forEach(server::require);
    Expectation expected = check.expectation();
    evidence.expected(expected.text());
    ServerAnswer answer = server.ask(check.sent(), check.octets(server.name()), evidence);
    if (answer.end() == ServerAnswer.End.SILENCE && !answer.isAccepted()) {
      throw new Inconclusive(
          "The server neither answered nor closed within " + server.patience() + ": " + answer);
    }
    if (!expected.met().test(answer)) {
      throw Failures.of(expected.text(), answer.toString(), check.remedy());
    }
  }
}

package io.faultwire.suites.resilience;

import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.suites.connection.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long a server waits for the rest of a request. */
@ExtendWith(Stalls.Resolver.class)
class BoundChecks extends ResilienceChecks {

  private static void expectEnd(Subject subject, Stalls stalls, Evidence evidence, Stall stall)
      throws Exception {
    long seconds = subject.settings().requestTimeout().toSeconds();
    evidence.sent("a client that " + stall);
    evidence.expected("that the server ends the connection within " + seconds + " s");
    Ending ending = stalls.ending(stall);
    evidence.got("it " + ending);
    if (ending == Ending.NONE) {
      throw new AssertionError(
          "Expected the server to end, within %d s, the connection of a client that %s, but it %s."
              .formatted(seconds, stall, ending));
    }
  }

  @Test
  @Check("resilience.bound.no-request")
  @Clause(rfc = 9112, section = "9.5", level = SHOULD)
  void endsAConnectionWithoutRequest(Subject subject, Stalls stalls, Evidence evidence)
      throws Exception {
    expectEnd(subject, stalls, evidence, Stall.NO_REQUEST);
  }

  @Test
  @Check("resilience.bound.half-request")
  @Clause(rfc = 9110, section = "15.5.9", level = SHOULD)
  void endsAConnectionWithHalfARequest(Subject subject, Stalls stalls, Evidence evidence)
      throws Exception {
    expectEnd(subject, stalls, evidence, Stall.HALF_REQUEST);
  }

  @Test
  @Check("resilience.bound.drip")
  @Clause(rfc = 9110, section = "15.5.9", level = SHOULD)
  void endsAConnectionWhoseHeadNeverEnds(Subject subject, Stalls stalls, Evidence evidence)
      throws Exception {
    subject.http();
    expectEnd(subject, stalls, evidence, Stall.DRIP);
  }

  @Test
  @Check("resilience.bound.half-body")
  @Clause(rfc = 9110, section = "15.5.9", level = SHOULD)
  void endsAConnectionWithHalfABody(Subject subject, Stalls stalls, Evidence evidence)
      throws Exception {
    subject.http();
    expectEnd(subject, stalls, evidence, Stall.HALF_BODY);
  }
}

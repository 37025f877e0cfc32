package io.faultwire.suites.http1;

import io.faultwire.http.Asked;
import io.faultwire.http.RequestBytes;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.NotApplicable;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the checks share that are methods. */
@ExtendWith(ReferenceResolver.class)
abstract class Http1Checks {

  /** Fails, with the expectation as evidence, unless it holds. */
  static void require(Evidence evidence, boolean holds, String expected, Object got) {
    evidence.expected(expected);
    if (!holds) {
      throw new AssertionError("Expected %s, but got %s.".formatted(expected, got));
    }
  }

  /** Ends the check unless something applies to the server. */
  static void applies(boolean holds, String why) {
    if (!holds) {
      throw new NotApplicable(why);
    }
  }

  /** Sends one request on a connection of its own and returns the answer. */
  static Reply ask(Reference reference, Evidence evidence, RequestBytes request, String method) {
    return ask(reference, evidence, request.withoutContent(), new Asked(method, "HTTP/1.1"));
  }

  static Reply ask(Reference reference, Evidence evidence, byte[] request, Asked asked) {
    try (Exchange exchange = reference.exchange(evidence)) {
      return exchange.send(request).read(asked);
    }
  }
}

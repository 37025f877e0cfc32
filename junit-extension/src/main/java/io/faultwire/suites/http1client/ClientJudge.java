package io.faultwire.suites.http1client;

import io.faultwire.junit.Evidence;
import io.faultwire.junit.NotApplicable;
import org.junit.jupiter.api.extension.ExtendWith;

/** What all checks of the suite share. */
@ExtendWith(ClientResolver.class)
abstract class ClientJudge {

  static void require(boolean holds, String expected, Object got) {
    if (!holds) {
      throw new AssertionError("Expected %s, but got %s.".formatted(expected, got));
    }
  }

  /** Fails, with the expectation as evidence, unless it holds. */
  static void require(Evidence evidence, boolean holds, String expected, Object got) {
    evidence.expected(expected);
    require(holds, expected, got);
  }

  /** Ends the check unless something applies to the client. */
  static void applies(boolean holds, String why) {
    if (!holds) {
      throw new NotApplicable(why);
    }
  }
}

package io.faultwire.suites.resilience;

import io.faultwire.junit.Evidence;
import java.io.IOException;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the checks of the suite share: an answer under harm is compared with the usual one. */
@ExtendWith(SubjectResolver.class)
abstract class ResilienceChecks {
  private static final long A_MOMENT_MILLIS = 300;

  /** A request under harm, up to its answer. */
  @FunctionalInterface
  interface Attempt {
    Answer run() throws IOException;
  }

  /**
   * Fail unless an attempt gets the answer that the server gives without harm.
   *
   * @param how the harm, such as {@code a byte at a time}
   */
  static void expectUsual(
      Subject subject, Evidence evidence, byte[] request, String how, Attempt attempt) {
    Answer usual = subject.usual(request);
    evidence.sent("%s, %d octets, %s".formatted(subject.dialogue(), request.length, how));
    expect(usual, evidence, how, attempt);
  }

  /** Fail unless an attempt gets an answer of the same kind. */
  static void expect(Answer usual, Evidence evidence, String how, Attempt attempt) {
    evidence.expected(usual + ", as without harm");
    String got;
    try {
      Answer answer = attempt.run();
      got = answer.toString();
      if (answer.kind().equals(usual.kind())) {
        evidence.got(got);
        return;
      }
    } catch (IOException e) {
      got = e.getMessage() == null ? e.toString() : e.getMessage();
    }
    evidence.got(got);
    throw new AssertionError(
        "Expected %s, as without harm, to a request %s, but got: %s."
            .formatted(usual.kind(), how, got));
  }

  /**
   * Fail unless a new client without harm gets its answer at once, and another one a moment later,
   * when what happens to a server has had time to happen.
   */
  static void expectNextClientServed(
      Subject subject, Evidence evidence, Answer usual, String after) {
    long seconds = subject.settings().prompt().toSeconds();
    for (int client = 0; client < 2; client++) {
      pause(client * A_MOMENT_MILLIS);
      evidence.sent("a client without harm, " + after);
      expect(
          usual,
          evidence,
          "%s (within %d s)".formatted(after, seconds),
          () -> subject.ask(subject.dialogue().request(), subject.settings().prompt()));
    }
  }

  /** Let real time pass. */
  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server was given time", e);
    }
  }
}

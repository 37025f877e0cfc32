package io.faultwire.suites.resilience;

import io.faultwire.junit.Target;
import io.faultwire.suites.connection.Connection;
import io.faultwire.suites.connection.NoAnswer;
import java.io.IOException;
import java.util.Locale;

/** What a server is asked, and how its whole answer is told. */
interface Dialogue {

  /** Return the usual request. */
  byte[] request();

  /** Return how many octets of the request are well within it, so that more must follow. */
  int middle();

  /**
   * Read one answer.
   *
   * @param deadline by {@link System#nanoTime}
   * @throws NoAnswer if the stream ends, or the deadline is over, before the answer is whole
   */
  Answer read(Connection connection, long deadline) throws IOException;

  /** Return what a target's settings say. */
  static Dialogue of(Target target) {
    String scheme = target.url().getScheme().toLowerCase(Locale.ROOT);
    return scheme.startsWith("http") ? HttpDialogue.of(target.url()) : TcpDialogue.of(target);
  }
}

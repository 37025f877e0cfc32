package io.faultwire.suites.tcp.subject;

import io.faultwire.junit.NotApplicable;
import org.jspecify.annotations.Nullable;

/** A passive OPEN of the subject. */
public interface SubjectListener {

  /** Return the oldest connection that was opened and not yet accepted, or null. */
  @Nullable SubjectConnection accept();

  /** Close the port: nobody can connect to it any more. */
  default void close() {
    throw new NotApplicable("The subject does not offer to close a port.");
  }
}

package io.faultwire.suites.tcp.subject;

import org.jspecify.annotations.Nullable;

/** A passive OPEN of the subject. */
public interface SubjectListener {

  /** Return the oldest connection that was opened and not yet accepted, or null. */
  @Nullable SubjectConnection accept();
}

package io.faultwire.suites.tcp.subject;

import java.util.OptionalInt;

/**
 * What a check asks of the subject before it is made.
 *
 * @param initialSequenceNumber the ISS of the subject's connections; empty for its own choice
 */
public record SubjectSettings(OptionalInt initialSequenceNumber) {

  /** The settings of a check that asks for nothing. */
  public static final SubjectSettings NONE = new SubjectSettings(OptionalInt.empty());

  /** Return settings that ask for an ISS. */
  public static SubjectSettings withIss(int initialSequenceNumber) {
    return new SubjectSettings(OptionalInt.of(initialSequenceNumber));
  }
}

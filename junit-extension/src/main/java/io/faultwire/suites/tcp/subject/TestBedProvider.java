package io.faultwire.suites.tcp.subject;

import io.faultwire.junit.Target;

/**
 * Makes a subject for each check; found by {@link java.util.ServiceLoader} and chosen by {@code
 * faultwire.option.subject}.
 */
public interface TestBedProvider {

  /** Return the name by which the option {@code subject} chooses it. */
  String name();

  /**
   * Make a fresh subject and a wire to it.
   *
   * @param target where the suite's options are read from
   * @param settings what the check asks for
   * @throws io.faultwire.junit.NotTestable if the subject cannot be made that way
   */
  TestBed open(Target target, SubjectSettings settings);
}

package io.faultwire.suites.tcp.subject;

import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.Exemptions;
import io.faultwire.junit.Target;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a subject for each check; found by {@link java.util.ServiceLoader} and chosen by {@code
 * faultwire.option.subject}.
 */
public interface TestBedProvider {

  /** Return the name by which the option {@code subject} chooses it. */
  String name();

  /**
   * Tell whether time on the wire is real, so that checks spend it waiting and had better run at
   * the same time.
   */
  default boolean isInRealTime() {
    return false;
  }

  /** Return the name of the subject for people. */
  default String title() {
    return name();
  }

  /** Return where the subject is known to depart from the RFCs, and why that is tolerated. */
  default Exemptions exemptions() {
    return Exemptions.NONE;
  }

  /**
   * Make a fresh subject and a wire to it.
   *
   * @param target where the suite's options are read from
   * @param settings what the check or script asks for
   * @throws CouldNotFindOutException if this machine cannot make it; the message names the remedy
   * @throws io.faultwire.junit.NotTestable if the subject cannot be made that way
   */
  TestBed open(Target target, SubjectSettings settings);

  /**
   * Return which of Linux's settings the subject cannot be given before it is made, and why.
   *
   * @param kernelSettings values by the names that {@code sysctl} has
   * @return reasons by name; empty if all can be given
   */
  default Map<String, String> refusedSettings(Map<String, String> kernelSettings) {
    Map<String, String> reasons = new TreeMap<>();
    kernelSettings
        .keySet()
        .forEach(
            name -> reasons.put(name, "the subject '" + name() + "' takes no kernel settings"));
    return reasons;
  }
}

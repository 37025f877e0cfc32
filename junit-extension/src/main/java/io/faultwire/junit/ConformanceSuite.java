package io.faultwire.junit;

import io.faultwire.conformance.Exemptions;
import io.faultwire.conformance.Requirement;
import io.faultwire.conformance.TargetInfo;
import io.faultwire.conformance.TargetKind;
import java.util.List;
import java.util.Set;

/**
 * Describe a conformance suite: a name, and JUnit classes whose test methods are checks.
 *
 * <p>Suites are found through {@link java.util.ServiceLoader}: list the implementation in {@code
 * META-INF/services/io.faultwire.junit.ConformanceSuite}. A suite of your own counts like the
 * bundled ones.
 */
public interface ConformanceSuite {

  /** Return the name by which {@code faultwire.suites} selects the suite: {@code [a-z0-9-]+}. */
  String name();

  /** Return the title for people. */
  String title();

  /** Return what the suite tests. */
  TargetKind needs();

  /** Return the URL schemes that the suite can test, in lower case; empty for any. */
  default Set<String> schemes() {
    return Set.of();
  }

  /**
   * Tell whether the suite runs only if it is named, since it does harm or needs what few machines
   * have. Others test each server that they can, if a run names none.
   */
  default boolean onRequestOnly() {
    return false;
  }

  /** Return the names of the {@code faultwire.option.*} settings that the suite reads. */
  default Set<String> options() {
    return Set.of();
  }

  /**
   * Return all requirements of the document that the suite tests, if it counts its requirements.
   *
   * <p>A report then shows each of them, with its checks or the reason why it has none. A check may
   * name no requirement that the list lacks, nor one that the list calls untested.
   */
  default List<Requirement> requirements() {
    return List.of();
  }

  /**
   * Return how many checks may run at the same time against a target.
   *
   * <p>More than one suits checks that mostly wait in real time and share nothing. The report has
   * the same order however many there are. A check that found out nothing beside others is run
   * again by itself.
   */
  default int parallelism(Target target) {
    return 1;
  }

  /** Return what a report says about a target. */
  default TargetInfo describe(Target target) {
    return target.info();
  }

  /**
   * Return what is known and tolerated of a target, such as where an operating system departs from
   * a standard on purpose.
   *
   * <p>A check that fails as an entry foretells is a known failure. A check that passes, passes:
   * unlike the user's own exemptions, these hold for many versions of a target.
   */
  default Exemptions exemptions(Target target) {
    return Exemptions.NONE;
  }

  /** Return the test classes, in the order in which a report shows them. */
  List<Class<?>> checks();

  /**
   * Exchange something harmless with the target, to learn whether it is alive.
   *
   * <p>Runs before the first check and after the last one. An exception before means that the
   * target was not tested; one afterwards, that it died on the way.
   */
  default void sanity(Target target) throws Exception {}
}

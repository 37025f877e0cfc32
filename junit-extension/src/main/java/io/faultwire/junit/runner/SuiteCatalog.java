package io.faultwire.junit.runner;

import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.junit.ConformanceSuite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hold the suites that are installed, by name. */
final class SuiteCatalog {

  private final SortedMap<String, ConformanceSuite> byName = new TreeMap<>();

  private SuiteCatalog(Iterable<ConformanceSuite> suites) {
    for (ConformanceSuite suite : suites) {
      ConformanceSuite other = byName.put(suite.name(), suite);
      if (other != null) {
        throw new CouldNotFindOutException(
            "Two suites are named '%s': %s and %s. Rename one of them."
                .formatted(suite.name(), other.getClass().getName(), suite.getClass().getName()));
      }
    }
  }

  /** Find the suites on the class path. */
  static SuiteCatalog installed() {
    List<ConformanceSuite> found = new ArrayList<>();
    try {
      Iterator<ConformanceSuite> services = ServiceLoader.load(ConformanceSuite.class).iterator();
      while (services.hasNext()) {
        found.add(services.next());
      }
    } catch (ServiceConfigurationError e) {
      throw new CouldNotFindOutException(
          "A conformance suite cannot be loaded: "
              + e.getMessage()
              + ". Correct META-INF/services/"
              + ConformanceSuite.class.getName()
              + " or the class that it names.",
          e);
    }
    return new SuiteCatalog(found);
  }

  /** Use these suites and no others. */
  static SuiteCatalog of(ConformanceSuite... suites) {
    return new SuiteCatalog(List.of(suites));
  }

  /** Return all suites, by name. */
  Collection<ConformanceSuite> all() {
    return byName.values();
  }

  /**
   * Return the suite of a name.
   *
   * @throws CouldNotFindOutException if there is none; the message lists those that there are
   */
  ConformanceSuite named(String name) {
    ConformanceSuite suite = byName.get(name);
    if (suite == null) {
      throw new CouldNotFindOutException(
          "There is no suite '%s'. Known suites: %s. Correct faultwire.suites, or put the suite on"
                  .formatted(name, String.join(", ", byName.keySet()))
              + " the project's test class path.");
    }
    return suite;
  }
}

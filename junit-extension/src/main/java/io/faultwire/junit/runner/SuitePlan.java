package io.faultwire.junit.runner;

import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.TargetKind;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.conformance.run.RunRequest.NamedUrl;
import io.faultwire.junit.ConformanceSuite;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decide which suite runs against which target. */
final class SuitePlan {

  /**
   * Pair a suite with what it shall test.
   *
   * @param suite the suite
   * @param server the server, or null for the built-in stack
   */
  record Step(ConformanceSuite suite, @Nullable NamedUrl server) {}

  private final RunRequest request;
  private final SuiteCatalog catalog;

  SuitePlan(RunRequest request, SuiteCatalog catalog) {
    this.request = request;
    this.catalog = catalog;
  }

  /**
   * Return the steps in the order in which they run.
   *
   * @throws CouldNotFindOutException if a name, URL or option is wrong, or nothing is left to run
   */
  List<Step> steps() {
    request.targets().forEach(target -> TargetUrl.check(target.url()));
    List<ConformanceSuite> suites = suites();
    checkOptions(suites);
    List<Step> steps = new ArrayList<>();
    for (ConformanceSuite suite : suites) {
      steps.addAll(stepsOf(suite));
    }
    if (steps.isEmpty()) {
      throw new CouldNotFindOutException(
          "No suite can test "
              + addresses()
              + ". Name a suite with faultwire.suites, or a target with another scheme.");
    }
    return steps;
  }

  private List<ConformanceSuite> suites() {
    if (!request.suites().isEmpty()) {
      return new LinkedHashSet<>(request.suites()).stream().map(catalog::named).toList();
    }
    if (request.targets().isEmpty()) {
      throw new CouldNotFindOutException(
          "Nothing to run: neither a suite nor a target is named. Set faultwire.suites"
              + " (such as tcp) or faultwire.target (such as https://localhost:8443).");
    }
    return catalog.all().stream()
        .filter(suite -> suite.needs() == TargetKind.URL && !suite.onRequestOnly())
        .toList();
  }

  private List<Step> stepsOf(ConformanceSuite suite) {
    if (suite.needs() == TargetKind.BUILT_IN_STACK) {
      return List.of(new Step(suite, null));
    }
    List<Step> steps =
        request.targets().stream()
            .filter(target -> accepts(suite, target))
            .map(target -> new Step(suite, target))
            .toList();
    boolean namedByUser = request.suites().contains(suite.name());
    if (steps.isEmpty() && namedByUser) {
      throw new CouldNotFindOutException(
          "Suite '%s' tests a server with a URL of scheme %s, but the target is %s."
                  .formatted(suite.name(), new TreeSet<>(suite.schemes()), addresses())
              + " Set faultwire.target.");
    }
    return steps;
  }

  private static boolean accepts(ConformanceSuite suite, NamedUrl target) {
    String scheme = String.valueOf(TargetUrl.check(target.url()).getScheme());
    return suite.schemes().isEmpty() || suite.schemes().contains(scheme.toLowerCase(Locale.ROOT));
  }

  private void checkOptions(List<ConformanceSuite> suites) {
    Set<String> known = new TreeSet<>();
    suites.forEach(suite -> known.addAll(suite.options()));
    for (String option : request.options().keySet()) {
      if (!known.contains(option)) {
        throw new CouldNotFindOutException(
            "No suite of this run reads the option '%s'. Known options: %s."
                .formatted(option, known.isEmpty() ? "none" : String.join(", ", known)));
      }
    }
  }

  private String addresses() {
    return request.targets().isEmpty()
        ? "the built-in stack"
        : String.join(", ", request.targets().stream().map(NamedUrl::url).toList());
  }
}

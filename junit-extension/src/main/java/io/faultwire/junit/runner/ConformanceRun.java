package io.faultwire.junit.runner;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.SuiteResult;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.ConformanceSuite;
import java.util.ArrayList;
import java.util.List;

/**
 * Run suites in this JVM and return the report.
 *
 * <p>The Maven plugin runs this in a JVM of its own; a test of a suite may call it directly.
 */
public final class ConformanceRun {

  private final RunRequest request;
  private final SuiteCatalog catalog;
  private final RunListener listener;

  private ConformanceRun(RunRequest request, SuiteCatalog catalog, RunListener listener) {
    this.request = request;
    this.catalog = catalog;
    this.listener = listener;
  }

  /** Prepare a run of the suites on the class path. */
  public static ConformanceRun of(RunRequest request) {
    return new ConformanceRun(request, SuiteCatalog.installed(), RunListener.NONE);
  }

  /** Return this run with these suites instead of those on the class path. */
  public ConformanceRun with(ConformanceSuite... suites) {
    return new ConformanceRun(request, SuiteCatalog.of(suites), listener);
  }

  /** Return this run with somebody who follows it. */
  public ConformanceRun listener(RunListener follower) {
    return new ConformanceRun(request, catalog, follower);
  }

  /**
   * Run everything once.
   *
   * <p>A target that does not answer is not thrown but written into the report, see {@link
   * SuiteResult#error()}.
   *
   * @throws CouldNotFindOutException if the request is wrong or no check matches
   */
  public ConformanceReport run() {
    List<SuitePlan.Step> steps = new SuitePlan(request, catalog).steps();
    List<SuiteExecution> executions = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      executions.add(new SuiteExecution(request, steps.get(i), evidenceFolder(steps, i)));
    }
    requireMatch(executions);
    List<SuiteResult> results = new ArrayList<>();
    for (SuiteExecution execution : executions) {
      if (!execution.checks().isEmpty()) {
        results.add(execution.run(listener));
      }
    }
    return ConformanceReport.of(request.toolVersion(), request.seed(), results);
  }

  private void requireMatch(List<SuiteExecution> executions) {
    boolean nothing = executions.stream().allMatch(execution -> execution.checks().isEmpty());
    if (nothing) {
      throw new CouldNotFindOutException(
          request.checks().isEmpty()
              ? "The suites contain no checks. Add test methods with @Check to their classes."
              : "No check matches faultwire.checks=%s in the suites %s. Correct the id or glob."
                  .formatted(
                      String.join(",", request.checks()),
                      executions.stream().map(e -> e.suite().name()).distinct().toList()));
    }
  }

  private static String evidenceFolder(List<SuitePlan.Step> steps, int index) {
    String suite = steps.get(index).suite().name();
    long before =
        steps.subList(0, index).stream().filter(s -> s.suite().name().equals(suite)).count();
    return "evidence/" + suite + (before == 0 ? "" : "-" + (before + 1));
  }

  /** Follow a run while it happens. */
  public interface RunListener {

    /** Follow nothing. */
    RunListener NONE = new RunListener() {};

    /** Called before the first check of a suite, with the number of checks. */
    default void suiteStarted(SuiteResult empty, List<CheckInfo> checks) {}

    /** Called after each check. */
    default void checkFinished(CheckResult result) {}

    /** Called when a suite ended, with its results. */
    default void suiteFinished(SuiteResult result) {}
  }
}

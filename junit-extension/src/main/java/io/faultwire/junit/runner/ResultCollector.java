package io.faultwire.junit.runner;

import io.faultwire.conformance.CheckEvidence;
import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.CheckResult;
import io.faultwire.junit.ReportEntries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Turn JUnit's events into one result per check.
 *
 * <p>A check that ran several times keeps its gravest outcome. A check that never ran is
 * inconclusive and says what stood in its way.
 */
final class ResultCollector implements TestExecutionListener {

  private final CheckCatalog checks;
  private final Consumer<CheckResult> progress;
  private final Map<String, CheckResult> results = new HashMap<>();
  private final Map<String, CheckEvidence> evidence = new HashMap<>();
  private final Map<String, Long> started = new HashMap<>();
  private final List<String> obstacles = new ArrayList<>();

  ResultCollector(CheckCatalog checks, Consumer<CheckResult> progress) {
    this.checks = checks;
    this.progress = progress;
  }

  @Override
  public synchronized void executionStarted(TestIdentifier test) {
    started.put(test.getUniqueId(), System.nanoTime());
  }

  @Override
  public synchronized void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    String json = entry.getKeyValuePairs().get(ReportEntries.EVIDENCE);
    if (json != null) {
      evidence.put(test.getUniqueId(), CheckEvidence.fromJson(json));
    }
  }

  @Override
  public synchronized void executionSkipped(TestIdentifier test, String reason) {
    List<CheckInfo> skipped = checks.of(test);
    skipped.forEach(check -> add(OutcomeOf.skipped(check, reason)));
    if (skipped.isEmpty()) {
      obstacles.add(test.getDisplayName() + " was skipped: " + reason);
    }
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    List<CheckInfo> ended = checks.of(test);
    if (ended.isEmpty() && failed(result)) {
      String cause = result.getThrowable().map(OutcomeOf::describe).orElse("no cause was given");
      obstacles.add(test.getDisplayName() + " could not be set up: " + cause);
    } else if (test.isTest() || failed(result)) {
      long nanos = System.nanoTime() - started.getOrDefault(test.getUniqueId(), System.nanoTime());
      CheckEvidence seen = evidence.getOrDefault(test.getUniqueId(), CheckEvidence.NONE);
      for (CheckInfo check : ended) {
        add(OutcomeOf.finished(check, result).withEvidence(seen).withDuration(nanos / 1_000_000));
      }
    }
  }

  /** Return the result of a check, be it that it never ran. */
  synchronized CheckResult resultOf(CheckInfo check) {
    CheckResult result = results.get(check.id());
    return result != null ? result : OutcomeOf.neverRan(check, obstacles);
  }

  private void add(CheckResult result) {
    CheckResult known = results.get(result.check().id());
    if (known == null || result.outcome().or(known.outcome()) != known.outcome()) {
      results.put(result.check().id(), result);
    }
    if (known == null) {
      progress.accept(result);
    }
  }

  private static boolean failed(TestExecutionResult result) {
    return result.getStatus() != TestExecutionResult.Status.SUCCESSFUL;
  }
}

package io.faultwire.junit.runner;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.Exemptions;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.Requirement;
import io.faultwire.conformance.SeedText;
import io.faultwire.conformance.SuiteResult;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.ConformanceSuite;
import io.faultwire.junit.ReportEntries;
import io.faultwire.junit.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Run one suite against one target, between two sanity exchanges. */
final class SuiteExecution {

  /** How often checks that came to no answer among others are run again, alone. */
  private static final int SECOND_CHANCES = 2;

  private final RunRequest request;
  private final SuitePlan.Step step;
  private final Map<String, String> settings;
  private final Target target;
  private final int parallelism;
  private final CheckLauncher launcher;

  SuiteExecution(RunRequest request, SuitePlan.Step step, String evidenceFolder) {
    this.request = request;
    this.step = step;
    this.settings = settings(request, step, evidenceFolder);
    this.target = Target.of(settings);
    this.parallelism = suite().parallelism(target);
    this.launcher = new CheckLauncher(suite(), request.checks(), settings, parallelism);
  }

  ConformanceSuite suite() {
    return step.suite();
  }

  /** Return the checks that will run, in the order of the report. */
  List<CheckInfo> checks() {
    return launcher.checks();
  }

  SuiteResult run(ConformanceRun.RunListener listener) {
    SuiteResult empty = result(null, List.of());
    listener.suiteStarted(empty, checks());
    SuiteResult result = run(listener::checkFinished);
    listener.suiteFinished(result);
    return result;
  }

  private SuiteResult run(Consumer<CheckResult> progress) {
    Throwable dead = sanityError();
    if (dead != null) {
      return result(nothingTested(dead), List.of());
    }
    List<CheckResult> results = runChecks(progress).stream().map(this::finish).toList();
    Throwable died = sanityError();
    return result(
        died == null
            ? null
            : "The target died while it was tested, so these results are not reliable: "
                + OutcomeOf.describe(died),
        results);
  }

  private SuiteResult result(@Nullable String error, List<CheckResult> results) {
    List<Requirement> requirements =
        results.isEmpty()
            ? List.of()
            : suite().requirements().stream().map(each -> each.among(results)).toList();
    return new SuiteResult(
        suite().name(), suite().title(), suite().describe(target), error, results, requirements);
  }

  private static String nothingTested(Throwable why) {
    return why instanceof CouldNotFindOutException
        ? "Nothing was tested: " + why.getMessage()
        : "The target does not answer, so nothing was tested: "
            + OutcomeOf.describe(why)
            + ". Start it, or correct its address.";
  }

  /** Run all checks, then those again by themselves that found out nothing beside others. */
  private List<CheckResult> runChecks(Consumer<CheckResult> progress) {
    Exemptions exemptions = suite().exemptions(target);
    Map<String, CheckResult> results = new LinkedHashMap<>();
    int chances = parallelism > 1 ? SECOND_CHANCES : 0;
    CheckLauncher next = launcher;
    while (next != null) {
      boolean isLast = chances == 0;
      for (CheckResult result : next.run(r -> tell(exemptions.tolerate(r), isLast, progress))) {
        results.put(result.check().id(), exemptions.tolerate(result));
      }
      next = isLast ? null : secondChance(results);
      chances--;
    }
    return List.copyOf(results.values());
  }

  private static void tell(CheckResult result, boolean isLast, Consumer<CheckResult> progress) {
    if (isLast || result.outcome() != Outcome.INCONCLUSIVE) {
      progress.accept(result);
    }
  }

  private @Nullable CheckLauncher secondChance(Map<String, CheckResult> results) {
    List<String> undecided =
        results.values().stream()
            .filter(result -> result.outcome() == Outcome.INCONCLUSIVE)
            .map(result -> result.check().id())
            .toList();
    return undecided.isEmpty() ? null : new CheckLauncher(suite(), undecided, settings, 1);
  }

  private CheckResult finish(CheckResult result) {
    CheckResult replayable = result.withReplay(ReplayLine.of(request, step, result.check().id()));
    return request.durations() ? replayable : replayable.withoutDuration();
  }

  private @Nullable Throwable sanityError() {
    try {
      suite().sanity(target);
      return null;
    } catch (Exception | AssertionError e) {
      return e;
    }
  }

  private static Map<String, String> settings(
      RunRequest request, SuitePlan.Step step, String evidenceFolder) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("faultwire.seed", SeedText.format(request.seed()));
    settings.put(ReportEntries.COLLECT, "true");
    settings.put(ReportEntries.REPORT_DIRECTORY, request.reportDirectory());
    settings.put(ReportEntries.EVIDENCE_FOLDER, evidenceFolder);
    if (step.server() != null) {
      settings.put(Target.URL_PROPERTY, step.server().url());
      settings.put(Target.NAME_PROPERTY, step.server().name());
      if (request.caFile() != null) {
        settings.put(Target.CA_FILE_PROPERTY, request.caFile());
      }
    }
    request.options().forEach((name, value) -> settings.put(Target.OPTION_PREFIX + name, value));
    return settings;
  }
}

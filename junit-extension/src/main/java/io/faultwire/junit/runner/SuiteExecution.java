package io.faultwire.junit.runner;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.SeedText;
import io.faultwire.conformance.SuiteResult;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.ConformanceSuite;
import io.faultwire.junit.ReportEntries;
import io.faultwire.junit.Target;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Run one suite against one target, between two sanity exchanges. */
final class SuiteExecution {

  private final RunRequest request;
  private final SuitePlan.Step step;
  private final Map<String, String> settings;
  private final CheckSources sources;
  private final Launcher launcher;
  private final TestPlan plan;
  private final CheckCatalog catalog;
  private final List<CheckInfo> checks;

  SuiteExecution(RunRequest request, SuitePlan.Step step, String evidenceFolder) {
    this.request = request;
    this.step = step;
    this.settings = settings(request, step, evidenceFolder);
    this.sources = new CheckSources(Target.of(settings), request.checks());
    this.launcher =
        LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .build());
    this.plan = launcher.discover(discovery());
    this.catalog = new CheckCatalog(step.suite(), plan, sources);
    this.checks = catalog.inOrder(step.suite().checks());
  }

  ConformanceSuite suite() {
    return step.suite();
  }

  /** Return the checks that will run, in the order of the report. */
  List<CheckInfo> checks() {
    return checks;
  }

  SuiteResult run(ConformanceRun.RunListener listener) {
    Target target = Target.of(settings);
    SuiteResult empty =
        new SuiteResult(suite().name(), suite().title(), target.info(), null, List.of());
    listener.suiteStarted(empty, checks);
    SuiteResult result = run(target, empty, listener);
    listener.suiteFinished(result);
    return result;
  }

  private SuiteResult run(Target target, SuiteResult empty, ConformanceRun.RunListener listener) {
    String dead = sanityError(target);
    if (dead != null) {
      return new SuiteResult(
          empty.suite(),
          empty.title(),
          empty.target(),
          "The target does not answer, so nothing was tested: "
              + dead
              + ". Start it, or correct its address.",
          List.of());
    }
    ResultCollector collector = new ResultCollector(catalog, listener::checkFinished);
    launcher.execute(plan, collector);
    String died = sanityError(target);
    List<CheckResult> results =
        checks.stream().map(check -> finish(collector.resultOf(check))).toList();
    return new SuiteResult(
        empty.suite(),
        empty.title(),
        empty.target(),
        died == null
            ? null
            : "The target died while it was tested, so these results are not reliable: " + died,
        results,
        suite().requirements().stream().map(requirement -> requirement.among(results)).toList());
  }

  private CheckResult finish(CheckResult result) {
    CheckResult replayable = result.withReplay(ReplayLine.of(request, step, result.check().id()));
    return request.durations() ? replayable : replayable.withoutDuration();
  }

  private @Nullable String sanityError(Target target) {
    try {
      suite().sanity(target);
      return null;
    } catch (Exception | AssertionError e) {
      return OutcomeOf.describe(e);
    }
  }

  private LauncherDiscoveryRequest discovery() {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(suite().checks().stream().map(type -> selectClass(type)).toList())
        .filters(EngineFilter.includeEngines("junit-jupiter"), selectedChecks())
        .enableImplicitConfigurationParameters(false)
        .configurationParameters(settings)
        .build();
  }

  private PostDiscoveryFilter selectedChecks() {
    return descriptor -> {
      Method method = methodOf(descriptor);
      return FilterResult.includedIf(method == null || sources.includes(method));
    };
  }

  private static @Nullable Method methodOf(TestDescriptor descriptor) {
    return descriptor
        .getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getJavaMethod())
        .orElse(null);
  }

  private static Map<String, String> settings(
      RunRequest request, SuitePlan.Step step, String evidenceFolder) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("junit.jupiter.execution.parallel.enabled", "false");
    settings.put("faultwire.seed", SeedText.format(request.seed()));
    settings.put(ReportEntries.COLLECT, "true");
    settings.put(ReportEntries.REPORT_DIRECTORY, request.reportDirectory());
    settings.put(ReportEntries.EVIDENCE_FOLDER, evidenceFolder);
    settings.put(ReportEntries.CHECKS, String.join(",", request.checks()));
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

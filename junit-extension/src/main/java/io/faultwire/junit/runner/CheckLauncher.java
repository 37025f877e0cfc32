package io.faultwire.junit.runner;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.CheckResult;
import io.faultwire.junit.ConformanceSuite;
import io.faultwire.junit.ReportEntries;
import io.faultwire.junit.Target;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

/** Run checks of one suite with JUnit, one after the other or several at the same time. */
final class CheckLauncher {

  private final ConformanceSuite suite;
  private final CheckSources sources;
  private final Launcher launcher;
  private final TestPlan plan;
  private final CheckCatalog catalog;
  private final List<CheckInfo> checks;

  /**
   * Find the checks.
   *
   * @param checks ids or globs of the checks that shall run; empty for all
   * @param settings JUnit's configuration parameters
   * @param parallelism how many checks may run at the same time
   */
  CheckLauncher(
      ConformanceSuite suite, List<String> checks, Map<String, String> settings, int parallelism) {
    this.suite = suite;
    this.sources = new CheckSources(Target.of(settings), checks);
    this.launcher =
        LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .build());
    this.plan = launcher.discover(discovery(settings, checks, parallelism));
    this.catalog = new CheckCatalog(suite, plan, sources);
    this.checks = catalog.inOrder(suite.checks());
  }

  /** Return the checks in the order of the report. */
  List<CheckInfo> checks() {
    return checks;
  }

  /** Run the checks and return their results in the order of the report. */
  List<CheckResult> run(Consumer<CheckResult> progress) {
    ResultCollector collector = new ResultCollector(catalog, progress);
    launcher.execute(plan, collector);
    return checks.stream().map(collector::resultOf).toList();
  }

  private LauncherDiscoveryRequest discovery(
      Map<String, String> settings, List<String> wanted, int parallelism) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(suite.checks().stream().map(type -> selectClass(type)).toList())
        .filters(EngineFilter.includeEngines("junit-jupiter"), wantedChecks())
        .enableImplicitConfigurationParameters(false)
        .configurationParameters(settings)
        .configurationParameter(ReportEntries.CHECKS, String.join(",", wanted))
        .configurationParameters(parallelExecution(parallelism))
        .build();
  }

  /** Return JUnit's settings for so many checks at a time, each in a thread of its own. */
  private static Map<String, String> parallelExecution(int checks) {
    String prefix = "junit.jupiter.execution.parallel.";
    if (checks <= 1) {
      return Map.of(prefix + "enabled", "false");
    }
    return Map.of(
        prefix + "enabled", "true",
        prefix + "mode.default", "concurrent",
        prefix + "mode.classes.default", "concurrent",
        prefix + "config.strategy", "fixed",
        prefix + "config.fixed.parallelism", String.valueOf(checks),
        prefix + "config.fixed.max-pool-size", String.valueOf(checks));
  }

  private PostDiscoveryFilter wantedChecks() {
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
}

package io.faultwire.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs test classes inside of a test. */
final class Kit {
  private Kit() {}

  static EngineExecutionResults run(Class<?> testClass) {
    return run(testClass, Map.of());
  }

  static EngineExecutionResults run(Class<?> testClass, Map<String, String> settings) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(testClass))
        .configurationParameter("faultwire.outputDirectory", "target/kit")
        .configurationParameters(settings)
        .enableImplicitConfigurationParameters(false)
        .execute();
  }

  /** Runs a class of which no test must run, and returns why. */
  static String refusalOf(Class<?> testClass) {
    EngineExecutionResults results = run(testClass);
    assertThat(results.testEvents().started().count()).isZero();
    return onlyFailureOf(results.containerEvents());
  }

  /** Returns the message of the only failure. */
  static String onlyFailureOf(Events events) {
    List<Throwable> failures = failuresOf(events);
    assertThat(failures).hasSize(1);
    return String.valueOf(failures.get(0).getMessage());
  }

  static List<Throwable> failuresOf(Events events) {
    return events
        .failed()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .toList();
  }

  static List<String> displayNamesOf(Events events) {
    return events.map(Event::getTestDescriptor).map(each -> each.getDisplayName()).toList();
  }
}

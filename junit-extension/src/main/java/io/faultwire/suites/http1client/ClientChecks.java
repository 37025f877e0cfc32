package io.faultwire.suites.http1client;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.SuiteResult;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.runner.ConformanceRun;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * Runs the suite {@code http1-client} on a client in Java.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> copesWithServers() {
 *   return ClientChecks.of("shop", call -> shop.fetch(call.url())).tests();
 * }
 * }</pre>
 */
public final class ClientChecks {
  private final RunRequest request;
  private final String name;
  private final HttpCaller caller;

  private ClientChecks(RunRequest request, String name, HttpCaller caller) {
    this.request = request;
    this.name = name;
    this.caller = caller;
  }

  /** Begins with all checks, and a report in {@code target/faultwire/http1-client/<name>}. */
  public static ClientChecks of(String name, HttpCaller caller) {
    Path report = Path.of("target", "faultwire", Http1ClientSuite.NAME, name);
    return new ClientChecks(
        RunRequest.of(Http1ClientSuite.NAME).withReportDirectory(report), name, caller);
  }

  /** Keeps the checks whose ids fit, such as {@code http1-client.redirect.*}. */
  public ClientChecks only(String... idsOrGlobs) {
    return new ClientChecks(request.withChecks(idsOrGlobs), name, caller);
  }

  /** Calls the client so many times at once, four unless told otherwise. */
  public ClientChecks parallelism(int calls) {
    return with(Client.CONNECTIONS, calls);
  }

  /** Waits so long for a call, three seconds unless told otherwise. */
  public ClientChecks patienceSeconds(int seconds) {
    return with(Client.PATIENCE, seconds);
  }

  private ClientChecks with(String option, int value) {
    return new ClientChecks(request.withOption(option, String.valueOf(value)), name, caller);
  }

  /** Writes the report there. */
  public ClientChecks reportTo(Path directory) {
    return new ClientChecks(request.withReportDirectory(directory), name, caller);
  }

  /** Runs the checks. */
  public ConformanceReport run() {
    Client.register(name, caller);
    try {
      return ConformanceRun.of(request.withOption(Client.CLASS, name)).run();
    } finally {
      Client.forget(name);
    }
  }

  /**
   * Runs the checks and returns each as a test: it fails if the client breaks a MUST, and is
   * aborted with the reason if the client was not judged.
   *
   * @throws CouldNotFindOutException if the client cannot take a usual answer
   */
  public Stream<DynamicTest> tests() {
    ConformanceReport report = run();
    for (SuiteResult suite : report.suites()) {
      if (suite.error() != null) {
        throw new CouldNotFindOutException(suite.error());
      }
    }
    return report.results().map(ClientChecks::test);
  }

  private static DynamicTest test(CheckResult result) {
    return DynamicTest.dynamicTest(
        result.check().id() + ": " + result.check().title(), () -> judge(result));
  }

  private static void judge(CheckResult result) {
    if (result.outcome() == Outcome.FAIL) {
      throw new AssertionError(
          "%s (%s)%nsent: %s%ngot: %s%nremedy: %s"
              .formatted(
                  result.message(),
                  result.check().clause(),
                  String.join("\n  ", result.evidence().sent()),
                  String.join("\n  ", result.evidence().got()),
                  result.check().remedy()));
    }
    if (!result.outcome().isDecided()) {
      throw new TestAbortedException(result.outcome().label() + ": " + result.message());
    }
  }
}

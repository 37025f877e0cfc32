package io.faultwire.it.http1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.runner.ConformanceRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the suite says of a server, compared with a table for its version.
 *
 * <p>A table has a line for each check that did not pass, and below a violation what was sent and
 * what came. {@code -Dfaultwire.golden=write} writes it anew.
 */
final class Verdicts {
  private static final Path TABLES =
      Path.of("src", "test", "resources", "io", "faultwire", "it", "http1");

  /** HAProxy reads trailers behind its own answer, or lets them go, as they come in time. */
  private static final Map<String, Set<String>> UNSTEADY =
      Map.of("haproxy", Set.of("http1.chunks.trailer-blank"));

  private Verdicts() {}

  /** Runs the suite and compares; a version without a table must at least be judged in all. */
  static void compare(String server, String version, String url, String... options)
      throws IOException {
    RunRequest request =
        RunRequest.of("http1")
            .withTarget(url)
            .withReportDirectory(Path.of("target", "http1", server));
    for (int i = 0; i < options.length; i += 2) {
      request = request.withOption(options[i], options[i + 1]);
    }
    ConformanceReport report = ConformanceRun.of(request).run();
    assertThat(report.suites().get(0).error()).isNull();
    assertThat(report.results().filter(result -> result.outcome() == Outcome.INCONCLUSIVE))
        .isEmpty();
    String table = table(report, server, url);
    String file = server + "-" + version + ".txt";
    if ("write".equals(System.getProperty("faultwire.golden"))) {
      Files.createDirectories(TABLES);
      Files.writeString(TABLES.resolve(file), table);
      return;
    }
    try (InputStream recorded = Verdicts.class.getResourceAsStream(file)) {
      assumeThat(recorded)
          .as(
              "There is no table for %s %s. Write it with -Dfaultwire.golden=write.",
              server, version)
          .isNotNull();
      assertThat(table).isEqualTo(new String(recorded.readAllBytes(), UTF_8));
    }
  }

  private static String table(ConformanceReport report, String server, String url) {
    String port = url.replaceFirst("^http://localhost(:\\d+).*", "$1");
    StringBuilder table = new StringBuilder();
    Map<Outcome, Integer> counts = new TreeMap<>();
    for (CheckResult result : report.results().toList()) {
      if (UNSTEADY.getOrDefault(server, Set.of()).contains(result.check().id())) {
        continue;
      }
      counts.merge(result.outcome(), 1, Integer::sum);
      if (result.outcome() == Outcome.PASS) {
        continue;
      }
      table.append(
          "%s %s (%s section %s)%n"
              .formatted(
                  result.outcome(),
                  result.check().id(),
                  result.check().clause().source(),
                  result.check().clause().section()));
      if (result.outcome() == Outcome.FAIL || result.outcome() == Outcome.WARN) {
        table.append("  ").append(oneLine(result.message(), port)).append('\n');
      }
    }
    return counts + "\n" + table.toString().replace("\r\n", "\n");
  }

  private static String oneLine(String message, String port) {
    return message.replace("\n", " ").replace(port, ":PORT").replaceAll("\"\\d{8,}[^\"]*\"", "TAG");
  }
}

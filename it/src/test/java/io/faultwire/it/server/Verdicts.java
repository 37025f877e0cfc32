package io.faultwire.it.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ClauseId;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a suite says of a server or a client, compared with a table for its version.
 *
 * <p>A table has a line for each check that did not pass, and below a violation what was wanted and
 * what came. {@code -Dfaultwire.golden=write} writes it anew.
 */
public final class Verdicts {
  private static final Path TABLES = Path.of("src", "test", "resources", "io", "faultwire", "it");
  private static final boolean WRITE = "write".equals(System.getProperty("faultwire.golden"));

  /** HAProxy reads trailers behind its own answer, or lets them go, as they come in time. */
  private static final Map<String, Set<String>> UNSTEADY =
      Map.of("haproxy", Set.of("http1.chunks.trailer-blank"));

  private final String suite;
  private final String server;
  private final String port;
  private final RunRequest request;

  private Verdicts(String suite, String server, String port, RunRequest request) {
    this.suite = suite;
    this.server = server;
    this.port = port;
    this.request = request;
  }

  /**
   * Returns the question what a suite says of a server.
   *
   * @param server its name, by which the table is kept
   */
  public static Verdicts of(String suite, String server, String url) {
    String port = url.replaceFirst("^https?://[^:/]+(:\\d+).*", "$1");
    return new Verdicts(suite, server, Pattern.quote(port), RunRequest.of(suite).withTarget(url));
  }

  /** Returns the question what a suite says of a client, which meets servers on many ports. */
  public static Verdicts ofClient(String suite, String client) {
    return new Verdicts(suite, client, "(?<=localhost):\\d+", RunRequest.of(suite));
  }

  /** Returns the question with an option of the suite. */
  public Verdicts with(String option, String value) {
    return new Verdicts(suite, server, port, request.withOption(option, value));
  }

  /** Returns the question with some checks of the suite only. */
  public Verdicts only(String... checks) {
    return new Verdicts(suite, server, port, request.withChecks(checks));
  }

  /**
   * Runs the suite and compares with the table of a version. Of a version without a table it is
   * asserted that the suite could judge it, and that most is well. A server is asked once more if
   * it differs, since a foreign one may falter; what it said first is kept below {@code target}.
   */
  public void areThoseOf(String version) throws IOException {
    ConformanceReport report = ConformanceRun.of(request).run();
    if (!isRecorded(version, report)) {
      writeOctets(server + "-" + version + "-first.txt", report);
      report = ConformanceRun.of(request).run();
    }
    areThoseOf(version, report);
  }

  /** Compares what was found out by a run of its own. */
  public void areThoseOf(String version, ConformanceReport report) throws IOException {
    assertThat(report.suites()).allSatisfy(each -> assertThat(each.error()).isNull());
    assertThat(report.results().filter(result -> result.outcome() == Outcome.INCONCLUSIVE))
        .isEmpty();
    Map<Outcome, Integer> counts = counts(report);
    assertThat(counts.getOrDefault(Outcome.PASS, 0))
        .isGreaterThan(counts.getOrDefault(Outcome.FAIL, 0));
    writeOctets(server + ".txt", report);
    if (WRITE) {
      Files.createDirectories(TABLES.resolve(suite));
      Files.writeString(TABLES.resolve(suite).resolve(file(version)), table(report));
    } else if (!isRecorded(version, report)) {
      assertThat(table(report)).isEqualTo(recorded(version));
    }
  }

  private Map<Outcome, Integer> counts(ConformanceReport report) {
    Map<Outcome, Integer> counts = new TreeMap<>();
    judged(report).forEach(result -> counts.merge(result.outcome(), 1, Integer::sum));
    return counts;
  }

  /** Writes below {@code target} what was exchanged where a clause is broken. */
  private void writeOctets(String file, ConformanceReport report) throws IOException {
    StringBuilder text = new StringBuilder();
    judged(report)
        .filter(Verdicts::isBroken)
        .forEach(each -> text.append(entry(each)).append(each.evidence().toText()).append('\n'));
    Path octets = Path.of("target", suite, file);
    Files.createDirectories(octets.getParent());
    Files.writeString(octets, text);
  }

  private String file(String version) {
    return server + "-" + version + ".txt";
  }

  private @Nullable String recorded(String version) throws IOException {
    String resource = "/io/faultwire/it/" + suite + "/" + file(version);
    try (InputStream recorded = Verdicts.class.getResourceAsStream(resource)) {
      return recorded == null ? null : new String(recorded.readAllBytes(), UTF_8);
    }
  }

  /** Returns whether a report is as recorded, or nothing is. */
  private boolean isRecorded(String version, ConformanceReport report) throws IOException {
    String recorded = recorded(version);
    return WRITE || recorded == null || recorded.equals(table(report));
  }

  private static boolean isBroken(CheckResult result) {
    return result.outcome() == Outcome.FAIL || result.outcome() == Outcome.WARN;
  }

  /** Tells whether a server gives the same answers each time to what a check asks. */
  public static boolean isSteady(String server, String check) {
    return !UNSTEADY.getOrDefault(server, Set.of()).contains(check);
  }

  private Stream<CheckResult> judged(ConformanceReport report) {
    return report.results().filter(each -> isSteady(server, each.check().id()));
  }

  private String table(ConformanceReport report) {
    StringBuilder table = new StringBuilder(counts(report) + "\n");
    judged(report)
        .filter(result -> result.outcome() != Outcome.PASS)
        .forEach(result -> table.append(entry(result)));
    return table.toString();
  }

  private String entry(CheckResult result) {
    ClauseId clause = result.check().clause();
    String head =
        result.outcome()
            + " "
            + result.check().id()
            + " ("
            + clause.source()
            + " section "
            + clause.section()
            + ")\n";
    return isBroken(result) ? head + "  " + oneLine(String.valueOf(result.message())) + "\n" : head;
  }

  private String oneLine(String message) {
    String told = message.replaceAll("(?m)^remedy:.*", "").strip().replaceAll("\\s+", " ");
    return told.replaceAll(port, ":PORT").replaceAll("\"\\d{8,}[^\"]*\"", "TAG");
  }
}

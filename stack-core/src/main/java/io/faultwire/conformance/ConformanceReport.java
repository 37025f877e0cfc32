package io.faultwire.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Hold everything that one conformance run found out.
 *
 * <p>A report contains no time stamp, no host name and no absolute path of its own, so that equal
 * results give equal bytes.
 *
 * @param format the version of the JSON format, {@value #FORMAT}
 * @param tool the version of Faultwire that ran
 * @param seed the seed of every random draw, such as {@code 0x5EED2A}
 * @param suites one entry per suite and target, in the order they ran
 * @param exemptionProblems exemptions that are stale, expired or wrong; each fails the build
 */
public record ConformanceReport(
    int format,
    String tool,
    String seed,
    List<SuiteResult> suites,
    List<String> exemptionProblems) {

  /** The version of the JSON format that this class writes and reads. */
  public static final int FORMAT = 1;

  /** The name of the report's JSON file. */
  public static final String FILE_NAME = "conformance.json";

  public ConformanceReport {
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(seed, "seed");
    suites = suites == null ? List.of() : List.copyOf(suites);
    exemptionProblems = exemptionProblems == null ? List.of() : List.copyOf(exemptionProblems);
  }

  /** Return a report in the current format, without exemptions. */
  public static ConformanceReport of(String tool, long seed, List<SuiteResult> suites) {
    return new ConformanceReport(FORMAT, tool, SeedText.format(seed), suites, List.of());
  }

  /**
   * Read a report back from its JSON file.
   *
   * @throws CouldNotFindOutException if the file is missing, is no report or is of another format
   */
  public static ConformanceReport read(Path json) {
    return ReportJson.read(json);
  }

  /** Return the report as JSON, ending with a line feed. */
  public String toJson() {
    return ReportJson.write(this);
  }

  /** Return the results of all suites, in order. */
  public Stream<CheckResult> results() {
    return suites.stream().flatMap(suite -> suite.results().stream());
  }

  /** Count the checks that ended so, over all suites. */
  public long count(Outcome outcome) {
    return suites.stream().mapToLong(suite -> suite.count(outcome)).sum();
  }
}

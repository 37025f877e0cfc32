package io.faultwire.plugin;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.FailOn;
import io.faultwire.conformance.Judgement;
import io.faultwire.conformance.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Judges the report that the goal <code>conformance</code> wrote. */
@Mojo(
    name = "verify",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class VerifyMojo extends FaultwireMojo {

  private static final int SHOWN = 5;

  /** Which broken clauses fail the build: MUST, SHOULD (which includes MUST) or NONE. */
  @Parameter(property = "faultwire.failOn", defaultValue = "MUST")
  private String failOn;

  /** How many checks must have got an answer. */
  @Parameter(property = "faultwire.minChecks", defaultValue = "1")
  private int minChecks;

  @Override
  protected void run() throws MojoExecutionException, MojoFailureException {
    FailOn threshold = threshold();
    Path json = reports().resolve(ConformanceReport.FILE_NAME);
    if (!failIfNoSuites && !Files.exists(json)) {
      getLog().warn("There is no conformance report, so nothing is judged.");
      return;
    }
    ConformanceReport report;
    try {
      report = ConformanceReport.read(json);
    } catch (CouldNotFindOutException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
    judge(report, Judgement.of(report, threshold, minChecks));
  }

  private void judge(ConformanceReport report, Judgement judgement)
      throws MojoExecutionException, MojoFailureException {
    if (!judgement.unreliable().isEmpty()) {
      throw new MojoExecutionException(
          "Conformance could not be found out.\n" + indent(judgement.unreliable()) + place());
    }
    if (!judgement.violations().isEmpty() || !judgement.problems().isEmpty()) {
      throw new MojoFailureException(failure(judgement) + place());
    }
    if (!judgement.inconclusive().isEmpty()) {
      throw new MojoExecutionException(
          count(judgement.inconclusive().size(), "check")
              + " found out nothing.\n"
              + checks(judgement.inconclusive())
              + place());
    }
    getLog()
        .info(
            "Conformance: %d of %d checks passed, nothing fails the build."
                .formatted(report.count(Outcome.PASS), report.results().count()));
  }

  private static String failure(Judgement judgement) {
    StringBuilder text = new StringBuilder();
    if (!judgement.violations().isEmpty()) {
      int size = judgement.violations().size();
      text.append(count(size, "clause")).append(size == 1 ? " is" : " are").append(" violated.\n");
      text.append(checks(judgement.violations()));
    }
    if (!judgement.problems().isEmpty()) {
      text.append("The exemptions are out of date.\n").append(indent(judgement.problems()));
    }
    return text.toString();
  }

  private static String checks(List<CheckResult> results) {
    List<String> lines = new ArrayList<>();
    for (CheckResult result : results.subList(0, Math.min(SHOWN, results.size()))) {
      lines.add(
          "%s %s [%s, %s]"
              .formatted(
                  result.outcome(),
                  result.check().id(),
                  result.check().clause(),
                  result.check().level().keyword()));
      lines.add("  " + result.check().title());
      String.valueOf(result.message()).lines().limit(12).forEach(line -> lines.add("  " + line));
      if (result.replay() != null) {
        lines.add("  replay: " + result.replay());
      }
    }
    if (results.size() > SHOWN) {
      lines.add("and " + (results.size() - SHOWN) + " more");
    }
    return indent(lines);
  }

  private FailOn threshold() throws MojoExecutionException {
    try {
      return FailOn.valueOf(failOn.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(
          "'%s' is no value of faultwire.failOn. Known values: %s."
              .formatted(failOn, Arrays.toString(FailOn.values())),
          e);
    }
  }

  private String place() {
    return "See " + reports().resolve("index.html");
  }

  private static String indent(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append("  ").append(line).append('\n'));
    return text.toString();
  }

  private static String count(int size, String noun) {
    return size == 1 ? "1 " + noun : size + " " + noun + "s";
  }
}

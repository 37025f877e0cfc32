package io.faultwire.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Level;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.SuiteResult;
import io.faultwire.conformance.TargetInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MojoTest
class VerifyMojoTest {

  private static final CheckResult PASSED = result("tcp.p", Level.MUST, Outcome.PASS, null);
  private static final CheckResult WARNED = result("tcp.w", Level.SHOULD, Outcome.WARN, "slow");
  private static final CheckResult UNKNOWN = result("tcp.u", Level.MUST, Outcome.INCONCLUSIVE, "?");

  @TempDir Path directory;

  @Test
  @InjectMojo(goal = "verify")
  void passesAreGood(VerifyMojo verify) throws Exception {
    assertThatCode(() -> judge(verify, PASSED)).doesNotThrowAnyException();
  }

  @Test
  @InjectMojo(goal = "verify")
  void violationFailsWithClauseMessageAndReplay(VerifyMojo verify) {
    CheckResult failed =
        result("tcp.f", Level.MUST, Outcome.FAIL, "expected A\nbut was B").withReplay("mvn again");

    assertThatThrownBy(() -> judge(verify, PASSED, failed))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContainingAll(
            "1 clause is violated.",
            "FAIL tcp.f [RFC 9293, 3.5, MUST]",
            "but was B",
            "replay: mvn again",
            "index.html");
  }

  @Test
  @InjectMojo(goal = "verify")
  void manyViolationsAreCutShort(VerifyMojo verify) {
    CheckResult[] failed =
        IntStream.range(0, 8)
            .mapToObj(i -> result("tcp.f" + i, Level.MUST, Outcome.FAIL, "no"))
            .toArray(CheckResult[]::new);

    assertThatThrownBy(() -> judge(verify, failed))
        .hasMessageContainingAll("8 clauses are violated.", "tcp.f4", "and 3 more")
        .hasMessageNotContaining("tcp.f5");
  }

  @Test
  @InjectMojo(goal = "verify")
  void warningIsNoViolation(VerifyMojo verify) {
    assertThatCode(() -> judge(verify, PASSED, WARNED)).doesNotThrowAnyException();
  }

  @Test
  @InjectMojo(goal = "verify")
  @MojoParameter(name = "failOn", value = "should")
  void warningIsAViolationWhereWarningsCount(VerifyMojo verify) {
    assertThatThrownBy(() -> judge(verify, PASSED, WARNED))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("WARN tcp.w");
  }

  @Test
  @InjectMojo(goal = "verify")
  void inconclusiveMustIsAnErrorAndNoViolation(VerifyMojo verify) {
    assertThatThrownBy(() -> judge(verify, PASSED, UNKNOWN))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContainingAll("1 check found out nothing.", "INCONCLUSIVE tcp.u");
  }

  @Test
  @InjectMojo(goal = "verify")
  void nothingThatRanIsAnError(VerifyMojo verify) {
    assertThatThrownBy(() -> judge(verify))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("Only 0 checks got an answer");
  }

  @Test
  @InjectMojo(goal = "verify")
  @MojoParameter(name = "minChecks", value = "3")
  void fewerChecksThanDemandedAreAnError(VerifyMojo verify) {
    assertThatThrownBy(() -> judge(verify, PASSED, WARNED))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("Only 2 checks got an answer, but at least 3 must");
  }

  @Test
  @InjectMojo(goal = "verify")
  void missingReportIsAnError(VerifyMojo verify) {
    verify.reportTo(directory);

    assertThatThrownBy(verify::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("Run faultwire:conformance first");
  }

  @Test
  @InjectMojo(goal = "verify")
  @MojoParameter(name = "failOn", value = "WILL")
  void unknownThresholdIsAnErrorThatListsTheKnownOnes(VerifyMojo verify) {
    assertThatThrownBy(() -> judge(verify, PASSED))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContainingAll("'WILL'", "[MUST, SHOULD, NONE]");
  }

  private void judge(VerifyMojo verify, CheckResult... results) throws Exception {
    write(results);
    verify.reportTo(directory);
    verify.execute();
  }

  private void write(CheckResult... results) throws IOException {
    SuiteResult suite =
        new SuiteResult("tcp", "TCP", TargetInfo.BUILT_IN_STACK, null, List.of(results));
    ConformanceReport report = ConformanceReport.of("1", 1, List.of(suite));
    Files.writeString(directory.resolve(ConformanceReport.FILE_NAME), report.toJson());
    assertThat(directory).isNotEmptyDirectory();
  }

  private static CheckResult result(
      String id, Level level, Outcome outcome, @Nullable String message) {
    ClauseId clause = ClauseId.rfc(9293, "3.5", null);
    return CheckResult.of(new CheckInfo(id, "Title", null, clause, level, null), outcome, message);
  }
}

package io.faultwire.suites.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.Requirement;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.runner.ConformanceRun;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.table.Cell;
import io.faultwire.suites.tcp.table.StateTable;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The suite against the sound stack, and each check against the defects that it names. */
class TcpSuiteTest {
  @TempDir static Path directory;

  private static ConformanceReport report;

  @BeforeAll
  static void runOnce() {
    report = run(request());
  }

  @Test
  void soundStackPassesEveryCheck() {
    assertThat(report.suites().get(0).error()).isNull();
    assertThat(report.results().filter(r -> r.outcome() != Outcome.PASS).map(this::describe))
        .as("results other than PASS")
        .isEmpty();
    assertThat(report.results()).hasSizeGreaterThanOrEqualTo(550);
  }

  @Test
  void everyRequirementIsTestedOrSaysWhyNot() {
    List<Requirement> requirements = report.suites().get(0).requirements();

    assertThat(requirements).hasSize(119);
    assertThat(requirements)
        .allSatisfy(
            requirement ->
                assertThat(requirement.checks().isEmpty())
                    .as("%s has no check", requirement.id())
                    .isEqualTo(requirement.untested() != null));
  }

  @Test
  void everyCheckNamesADefect() {
    assertThat(checks())
        .isNotEmpty()
        .allSatisfy(
            check ->
                assertThat(check.getAnnotation(Exposes.class))
                    .as("@Exposes of %s", check)
                    .isNotNull()
                    .extracting(Exposes::value)
                    .satisfies(defects -> assertThat(defects).isNotEmpty()));
  }

  @Test
  void everyCellOfTheTableNamesADefect() {
    assertThat(StateTable.cells())
        .isNotEmpty()
        .allSatisfy(cell -> assertThat(cell.exposed()).as(cell.id()).isNotEmpty());
  }

  @Test
  void everyDefectIsExposedByACheck() {
    assertThat(checksByDefect()).containsOnlyKeys(TcpDefect.values());
  }

  @TestFactory
  @Tag("any-jdk")
  Stream<DynamicTest> checksCatchTheirDefects() {
    return checksByDefect().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey().optionName(), () -> catches(entry.getKey(), entry.getValue())));
  }

  private void catches(TcpDefect defect, List<String> checks) {
    String[] ids = checks.toArray(String[]::new);
    ConformanceReport report =
        run(request().withChecks(ids).withOption("defect", defect.optionName()));

    assertThat(report.suites().get(0).error()).isNull();
    assertThat(report.results()).extracting(result -> result.check().id()).hasSameSizeAs(ids);
    report.results().forEach(TcpSuiteTest::assertCaught);
  }

  private static void assertCaught(CheckResult result) {
    assertThat(result.outcome())
        .as("%s: %s", result.check().id(), result.message())
        .isEqualTo(result.check().level().whenBroken());
    assertThat(result.message()).as(result.check().id()).matches("(?s)(?i).*expect.*but.*");
    assertThat(result.evidence().ladder()).isNotNull();
  }

  @Test
  void everyCheckHasTexts() {
    report
        .results()
        .forEach(
            result -> {
              assertThat(result.check().title()).as(result.check().id()).contains(" ");
              assertThat(result.check().description()).as(result.check().id()).isNotBlank();
              assertThat(result.check().remedy()).as(result.check().id()).isNotBlank();
            });
  }

  @Test
  void equalSeedsGiveEqualReports() {
    assertThat(run(request()).toJson()).isEqualTo(report.toJson());
  }

  @Test
  void unknownDefectIsAnErrorThatListsTheKnownOnes() {
    ConformanceReport report = run(request().withOption("defect", "sleeps"));

    assertThat(report.suites().get(0).error())
        .contains("no defect 'sleeps'", "forgets-time-wait", "never-retransmits");
  }

  @Test
  void unknownSubjectIsAnErrorThatListsTheKnownOnes() {
    ConformanceReport report = run(request().withOption("subject", "toaster"));

    assertThat(report.suites().get(0).error()).contains("no subject 'toaster'", "built-in");
  }

  @Test
  void linuxWithoutTheMeansToCallItIsAnErrorWithTheRemedy() {
    ConformanceReport report = run(request().withOption("subject", "linux"));

    assertThat(report.results()).isEmpty();
    assertThat(report.suites().get(0).target().name()).startsWith("Linux ");
    assertThat(report.suites().get(0).error())
        .startsWith("Nothing was tested: ")
        .contains("needs JNA", "net.java.dev.jna:jna");
  }

  private String describe(CheckResult result) {
    return result.outcome() + " " + result.check().id() + ": " + result.message();
  }

  @Test
  void everyClauseIsWellFormed() {
    assertThat(checks())
        .allSatisfy(
            check ->
                assertThat(check.getAnnotationsByType(Clause.class))
                    .as("%s", check)
                    .isNotEmpty()
                    .allSatisfy(clause -> assertThat(clause.section()).matches("\\d+(\\.\\d+)*")));
  }

  private static List<Method> checks() {
    return new TcpSuite()
        .checks().stream()
            .flatMap(type -> Stream.of(type.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Check.class))
            .toList();
  }

  private static Map<TcpDefect, List<String>> checksByDefect() {
    Map<TcpDefect, List<String>> checks = new EnumMap<>(TcpDefect.class);
    for (Method check : checks()) {
      for (TcpDefect defect : check.getAnnotation(Exposes.class).value()) {
        checks
            .computeIfAbsent(defect, any -> new ArrayList<>())
            .add(check.getAnnotation(Check.class).value());
      }
    }
    for (Cell cell : StateTable.cells()) {
      for (TcpDefect defect : cell.exposed()) {
        checks.computeIfAbsent(defect, any -> new ArrayList<>()).add(cell.id());
      }
    }
    return checks;
  }

  private static RunRequest request() {
    return RunRequest.of("tcp").withReportDirectory(directory);
  }

  private static ConformanceReport run(RunRequest request) {
    return ConformanceRun.of(request).with(new TcpSuite()).run();
  }
}

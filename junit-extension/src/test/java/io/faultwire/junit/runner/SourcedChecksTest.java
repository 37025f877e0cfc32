package io.faultwire.junit.runner;

import static io.faultwire.conformance.Outcome.FAIL;
import static io.faultwire.conformance.Outcome.PASS;
import static io.faultwire.conformance.Outcome.WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.Level;
import io.faultwire.conformance.Requirement;
import io.faultwire.conformance.SuiteResult;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.runner.sample.PlanetSuite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that a source lists, among checks that are methods. */
class SourcedChecksTest {

  @TempDir Path directory;

  @Test
  void eachListedCheckHasAResultInTheOrderOfTheList() {
    assertThat(run(request()).results())
        .extracting(result -> result.check().id(), CheckResult::outcome)
        .containsExactly(
            tuple("planet.pluto", PASS),
            tuple("planet.venus", PASS),
            tuple("planet.earth", PASS),
            tuple("planet.mars", PASS));
  }

  @Test
  void levelTextsEvidenceAndReplayAreThoseOfTheListedCheck() {
    ConformanceReport report = run(request().withOption("dark", "mars"));

    CheckResult mars = result(report, "planet.mars");
    assertThat(mars.outcome()).isEqualTo(WARN);
    assertThat(mars.check())
        .extracting(CheckInfo::title, CheckInfo::remedy, CheckInfo::level)
        .containsExactly("Visits mars", "Take another planet.", Level.SHOULD);
    assertThat(mars.evidence().sent()).containsExactly("a probe to mars");
    assertThat(mars.evidence().pcapng()).isEqualTo("evidence/planets/planet.mars.pcapng");
    assertThat(directory.resolve("evidence/planets/planet.mars.pcapng")).hasContent("mars");
    assertThat(mars.replay())
        .contains("-Dfaultwire.checks=planet.mars", "-Dfaultwire.option.dark=mars");
  }

  @Test
  void onlyTheBrokenOneFails() {
    assertThat(run(request().withOption("dark", "earth")).results())
        .extracting(CheckResult::outcome)
        .containsExactly(PASS, PASS, FAIL, PASS);
  }

  @Test
  void listDependsOnTheOptions() {
    assertThat(run(request().withOption("planets", "saturn")).results())
        .extracting(result -> result.check().id())
        .containsExactly("planet.pluto", "planet.saturn");
  }

  @Test
  void globSelectsListedChecks() {
    assertThat(run(request().withChecks("planet.*r*")).results())
        .extracting(result -> result.check().id(), CheckResult::outcome)
        .containsExactly(tuple("planet.earth", PASS), tuple("planet.mars", PASS));
  }

  @Test
  void globSelectsAroundTheSource() {
    assertThat(run(request().withChecks("planet.pluto")).results())
        .extracting(result -> result.check().id())
        .containsExactly("planet.pluto");
  }

  @Test
  void listenerHearsOfEachListedCheck() {
    List<String> announced = new ArrayList<>();
    List<String> finished = new ArrayList<>();
    ConformanceRun.of(request())
        .with(new PlanetSuite())
        .listener(
            new ConformanceRun.RunListener() {
              @Override
              public void suiteStarted(SuiteResult empty, List<CheckInfo> checks) {
                checks.forEach(check -> announced.add(check.id()));
              }

              @Override
              public void checkFinished(CheckResult result) {
                finished.add(result.check().id());
              }
            })
        .run();

    assertThat(announced).hasSize(4).containsExactlyInAnyOrderElementsOf(finished);
  }

  @Test
  void requirementsOfTheSuiteCarryTheChecksThatNameThem() {
    assertThat(run(request()).suites().get(0).requirements())
        .extracting(Requirement::id, Requirement::checks, Requirement::untested)
        .containsExactly(
            tuple("SKY-1", List.of("planet.pluto"), null),
            tuple("SKY-2", List.of(), "It is too far."));
  }

  @Test
  void firstClauseIsReportedAndTheOthersAreKept() {
    CheckInfo pluto = result(run(request()), "planet.pluto").check();

    assertThat(pluto.clause()).isEqualTo(new ClauseId("The sky", "3", null));
    assertThat(pluto.also()).containsExactly(new ClauseId("The sky", "2", "SKY-1"));
  }

  @Test
  void listedCheckOfAnUntestedRequirementIsAnError() {
    assertRefused("untested", "tests SKY-2", "It is too far.");
  }

  @Test
  void unreadableSourceIsAnErrorInItsOwnWords() {
    assertRefused("unreadable", "The planets cannot be read. Name them.");
  }

  @Test
  void brokenSourceIsAnErrorThatNamesIt() {
    assertRefused("broken", "PlanetSource", "cannot be read", "no sky");
  }

  @Test
  void emptySourceIsAnErrorThatNamesIt() {
    assertRefused("none", "PlanetSource", "lists no checks");
  }

  @Test
  void twoChecksOfOneIdAreAnError() {
    assertRefused("earth earth", "has the check id 'planet.earth'", "Rename one");
    assertRefused("pluto", "has the check id 'planet.pluto'", "Rename one");
  }

  private void assertRefused(String planets, String... message) {
    assertThatThrownBy(() -> run(request().withOption("planets", planets)))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContainingAll(message);
    assertThatThrownBy(() -> run(request().withOption("planets", planets).withChecks("planet.*")))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContainingAll(message);
  }

  private RunRequest request() {
    return RunRequest.of("planets").withReportDirectory(directory);
  }

  private static ConformanceReport run(RunRequest request) {
    return ConformanceRun.of(request).with(new PlanetSuite()).run();
  }

  private static CheckResult result(ConformanceReport report, String id) {
    return report.results().filter(r -> r.check().id().equals(id)).findFirst().orElseThrow();
  }
}

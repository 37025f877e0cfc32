package io.faultwire.junit.runner;

import static io.faultwire.conformance.Outcome.FAIL;
import static io.faultwire.conformance.Outcome.INCONCLUSIVE;
import static io.faultwire.conformance.Outcome.KNOWN_FAILURE;
import static io.faultwire.conformance.Outcome.PASS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.faultwire.conformance.CheckResult;
import io.faultwire.conformance.ConformanceReport;
import io.faultwire.conformance.Outcome;
import io.faultwire.conformance.TargetKind;
import io.faultwire.junit.runner.ConformanceRun.RunListener;
import io.faultwire.junit.runner.sample.CrowdSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that run at the same time, and what a suite tolerates of its target. */
class ParallelRunTest {

  @TempDir Path directory;

  private final List<CheckResult> progress = new ArrayList<>();

  private ConformanceReport run(int parallelism, String... checks) {
    return ConformanceRun.of(
            Requests.request(directory, List.of("crowd"), List.of(), List.of(checks), Map.of()))
        .with(new CrowdSuite(parallelism))
        .listener(
            new RunListener() {
              @Override
              public void checkFinished(CheckResult result) {
                progress.add(result);
              }
            })
        .run();
  }

  @Test
  void checksMeetAndAreReportedInTheOrderOfTheirIds() {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    run(4).results().forEach(result -> outcomes.put(result.check().id(), result.outcome()));

    assertThat(outcomes)
        .containsExactly(
            entry("crowd.a-meets-b", PASS),
            entry("crowd.b-meets-a", PASS),
            entry("crowd.hopeless", INCONCLUSIVE),
            entry("crowd.shy", PASS),
            entry("crowd.tolerated", KNOWN_FAILURE),
            entry("crowd.tolerated-no-more", PASS),
            entry("crowd.tolerated-otherwise", FAIL));
  }

  @Test
  void everyCheckIsToldOnceWithItsLastOutcome() {
    ConformanceReport report = run(4);

    assertThat(progress)
        .extracting(result -> result.check().id() + " " + result.outcome())
        .containsExactlyInAnyOrderElementsOf(
            report.results().map(r -> r.check().id() + " " + r.outcome()).toList());
  }

  @Test
  void whatFindsOutNothingAmongOthersGetsTwoMoreChancesAlone() {
    assertThat(run(4, "crowd.hopeless").results().findFirst().orElseThrow().message())
        .isEqualTo("This was attempt 3.");
  }

  @Test
  void whatFindsOutNothingAloneIsNotRunAgain() {
    assertThat(run(1, "crowd.hopeless").results().findFirst().orElseThrow().message())
        .isEqualTo("This was attempt 1.");
  }

  @Test
  void aKnownFailureSaysWhyItIsTolerated() {
    CheckResult known = run(1, "crowd.tolerated").results().findFirst().orElseThrow();

    assertThat(known.outcome()).isEqualTo(KNOWN_FAILURE);
    assertThat(known.exemption()).isEqualTo("The somebody never sends a FIN.");
    assertThat(known.message()).isEqualTo("expected a FIN, got nothing");
  }

  @Test
  void theCaptureOfAnEarlierRunIsRemoved() throws IOException {
    Path old = directory.resolve("evidence/crowd/crowd.tolerated.pcapng");
    Files.createDirectories(old.getParent());
    Files.writeString(old, "frames");

    run(1, "crowd.tolerated");

    assertThat(old).doesNotExist();
  }

  @Test
  void theReportNamesWhatTheSuiteHasTested() {
    assertThat(run(1, "crowd.tolerated").suites().get(0).target())
        .hasToString("a stack of somebody")
        .extracting(target -> target.kind())
        .isEqualTo(TargetKind.OTHER_STACK);
  }
}

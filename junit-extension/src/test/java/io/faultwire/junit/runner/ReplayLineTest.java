package io.faultwire.junit.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.runner.sample.SampleSuite;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReplayLineTest {

  private static final SuitePlan.Step STEP = new SuitePlan.Step(new SampleSuite(), Requests.SERVER);

  @Test
  void fileBelowTheDirectoryOfTheRunIsRelative() {
    assertThat(line(Path.of("certs", "root.pem").toAbsolutePath()))
        .contains(" -Dfaultwire.caFile=certs/root.pem");
  }

  @Test
  void fileElsewhereIsAbsolute() {
    Path elsewhere = Path.of("/elsewhere/root.pem").toAbsolutePath();

    assertThat(line(elsewhere)).contains(" -Dfaultwire.caFile=" + elsewhere);
  }

  @Test
  void wordsWithBlanksAndQuotesAreQuotedForTheShell() {
    assertThat(line(Path.of("my team's", "root.pem")))
        .contains(" '-Dfaultwire.caFile=my team'\\''s/root.pem'");
  }

  @Test
  void onlyTheSuitesOwnOptionsAreNamed() {
    RunRequest request =
        Requests.sample(Path.of("unused"), "diesAtExchange", "9").withOption("other", "1");

    assertThat(ReplayLine.of(request, STEP, "sample.pass"))
        .endsWith(" -Dfaultwire.option.diesAtExchange=9");
  }

  private static String line(Path caFile) {
    RunRequest request = Requests.sample(Path.of("unused")).withCaFile(caFile);
    return ReplayLine.of(request, STEP, "sample.pass");
  }
}

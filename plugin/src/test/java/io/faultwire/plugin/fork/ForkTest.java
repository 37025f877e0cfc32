package io.faultwire.plugin.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.run.ProgressLine;
import io.faultwire.conformance.run.RunRequest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path directory;

  private final List<ProgressLine> progress = Collections.synchronizedList(new ArrayList<>());

  @Test
  void suiteRunsInAForkAndReports() throws IOException {
    RunRequest request =
        RunRequest.of("tcp")
            .withChecks("tcp.opening.active-open")
            .withReportDirectory(directory.resolve("a report"));

    new Fork(command(), LONG, listener()).run(request);

    assertThat(progress)
        .extracting(ProgressLine::event)
        .containsExactly(
            ProgressLine.Event.SUITE_STARTED,
            ProgressLine.Event.CHECK_FINISHED,
            ProgressLine.Event.REPORT_WRITTEN);
    assertThat(directory.resolve("a report/conformance.json")).exists();
  }

  @Test
  void errorOfTheRunIsTheForksError() {
    Fork fork = new Fork(command(), LONG, listener());

    assertThatThrownBy(() -> fork.run(RunRequest.of("unheard-of")))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContaining("There is no suite 'unheard-of'");
  }

  @Test
  void forkThatDiesIsAnErrorWithItsLastWords() {
    Fork fork = new Fork(command("-XX:NoSuchOption"), LONG, listener());

    assertThatThrownBy(() -> fork.run(RunRequest.of("tcp")))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContainingAll("ended with status 1", "faultwire.argLine", "NoSuchOption");
  }

  @Test
  void forkWhoseTimeIsUpIsEnded() {
    Fork fork = new Fork(command(), Duration.ZERO, listener());

    assertThatThrownBy(() -> fork.run(RunRequest.of("tcp")))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContainingAll("longer than 0 seconds", "faultwire.timeoutSeconds");
  }

  @Test
  void forkEndsWhenItsParentIsGone() throws Exception {
    Path request = directory.resolve("request.json");
    RunRequest.of("tcp").withReportDirectory(directory.resolve("report")).write(request);
    Process process =
        new ProcessBuilder(command().words(request, directory))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output.txt").toFile())
            .start();

    process.getOutputStream().close();

    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(4);
    assertThat(directory.resolve("report/conformance.json")).doesNotExist();
  }

  @Test
  void optionsAreSplitOutsideOfQuotes() {
    assertThat(JavaCommand.split(" -Xmx1g \"-Da=b c\" -Dd='e f' "))
        .containsExactly("-Xmx1g", "-Da=b c", "-Dd=e f");
  }

  @Test
  void jvmThatIsNoneIsAnErrorThatNamesTheParameter() {
    assertThatThrownBy(() -> JavaCommand.program(directory))
        .isInstanceOf(CouldNotFindOutException.class)
        .hasMessageContainingAll(directory.toString(), "faultwire.jvm");
  }

  @Test
  void nothingIsLeftInTheTemporaryDirectory() throws IOException {
    RunRequest request =
        RunRequest.of("tcp").withChecks("tcp.opening.active-open").withReportDirectory(directory);

    new Fork(command("-Djava.io.tmpdir=" + directory), LONG, listener()).run(request);

    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left.map(path -> String.valueOf(path.getFileName())))
          .noneMatch(name -> name.startsWith("faultwire"));
    }
  }

  private static JavaCommand command(String... options) {
    List<Path> classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    return new JavaCommand(JavaCommand.program(null), List.of(options), classPath);
  }

  private Fork.Listener listener() {
    return new Fork.Listener() {
      @Override
      public void progress(ProgressLine line) {
        progress.add(line);
      }

      @Override
      public void output(String line) {}
    };
  }
}

package io.faultwire.suites.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.faultwire.junit.Target;
import io.faultwire.suites.script.language.ScriptFile;
import io.faultwire.suites.script.run.ScriptFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scripts that fail, and what they say, word by word: the message stands in a file {@code *.txt}
 * beside the script. {@code -Dfaultwire.golden=write} writes these files; read the difference.
 */
class FailureMessageTest {
  private static final Path DIRECTORY = Path.of("src/test/resources/failing-scripts");

  static List<ScriptFile> scripts() {
    return ScriptFiles.at(DIRECTORY.toString(), FailureMessageTest.class.getClassLoader());
  }

  private static ScriptFailure failure(ScriptFile script) {
    PacketScript run = PacketScript.of(script, Target.of(Map.of()));
    ScriptFailure failure = catchThrowableOfType(ScriptFailure.class, run::run);
    assertThat(failure).as("failure of %s", script.name()).isNotNull();
    return failure;
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void theMessageShowsTheLineBothSidesAndTheLadder(ScriptFile script) throws IOException {
    Path golden = DIRECTORY.resolve(script.name().replace(".pkt", ".txt"));
    String message = String.valueOf(failure(script).getMessage());
    if ("write".equals(System.getProperty("faultwire.golden"))) {
      Files.writeString(golden, message);
    }
    assertThat(golden).content().isEqualTo(message);
  }

  @Test
  void everyMessageHasItsScript() throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      assertThat(files.filter(file -> file.toString().endsWith(".txt")).count())
          .isEqualTo(scripts().size())
          .isGreaterThan(12);
    }
  }

  @Test
  void idesAreGivenBothSides() {
    ScriptFile segment =
        scripts().stream()
            .filter(each -> each.name().equals("segment.pkt"))
            .findFirst()
            .orElseThrow();
    ScriptFailure failure = failure(segment);

    assertThat(failure.file()).isEqualTo("segment.pkt");
    assertThat(failure.line()).isEqualTo(8);
    assertThat(failure.getExpected().getStringRepresentation()).contains("win 5000");
    assertThat(failure.getActual().getStringRepresentation()).contains("win 65535");
  }
}

package io.faultwire.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.link.Faults;
import io.faultwire.tcp.TcpException;
import io.faultwire.time.Seed;
import io.faultwire.udp.UdpException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Lets tshark read each capture that the tests of any module left behind in this build; of a test
 * with many runs, the first ones.
 */
@Tag("any-jdk")
@Requires(Need.TSHARK)
@Execution(ExecutionMode.CONCURRENT)
class EveryCaptureIT {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern RUN = Pattern.compile("\\[([0-9]+)]$");
  private static final int RUNS = 25;
  private static final Path PUBLISHED = Path.of("target", "faultwire");

  @TestFactory
  Stream<DynamicTest> tsharkReadsItAsWeDo() throws IOException, TcpException, UdpException {
    writeOne();
    List<Path> captures = captures();
    assertThat(captures).isNotEmpty();
    return captures.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    ROOT.relativize(file).toString(), () -> TsharkOracle.assertSound(file)));
  }

  private static void writeOne() throws IOException, TcpException, UdpException {
    Path directory = Files.createDirectories(PUBLISHED.resolve("every-capture"));
    Traffic traffic =
        new Traffic(new Seed(11), Faults.delay(Duration.ofMillis(2)), Faults.loss(5)).run();
    traffic.capture.writePcapng(directory.resolve("capture.pcapng"));
  }

  private static List<Path> captures() throws IOException {
    List<Path> captures = new ArrayList<>();
    for (String module : List.of("stack-core", "junit-extension", "plugin", "it")) {
      Path directory = ROOT.resolve(module).resolve(PUBLISHED);
      if (Files.isDirectory(directory)) {
        try (Stream<Path> files = Files.walk(directory)) {
          files
              .filter(file -> file.toString().endsWith(".pcapng"))
              .filter(file -> runNumber(file) <= RUNS)
              .sorted()
              .forEach(captures::add);
        }
      }
    }
    return captures;
  }

  /** Returns the n of a directory named {@code test[n]}, 1 where there is none. */
  private static int runNumber(Path capture) {
    Matcher matcher = RUN.matcher(String.valueOf(capture.getParent().getFileName()));
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
  }
}

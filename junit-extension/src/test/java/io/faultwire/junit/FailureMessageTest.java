package io.faultwire.junit;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static io.faultwire.link.Selection.first;
import static io.faultwire.link.Selection.nth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.faultwire.capture.Capture;
import io.faultwire.engine.Network;
import io.faultwire.link.Tcp;
import io.faultwire.time.Seed;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.AssertionFailedError;

/** What a failed test tells, and which files it leaves. */
class FailureMessageTest {
  @TempDir Path directory;

  private EngineExecutionResults run(Class<?> testClass) {
    return Kit.run(testClass, Map.of("faultwire.outputDirectory", directory.toString()));
  }

  private String failure(Class<?> testClass) {
    return Kit.onlyFailureOf(run(testClass).testEvents());
  }

  /** Listens on port 80 and takes one connection. */
  static void acceptOne(Network.Host server) throws IOException {
    try (ServerSocket listening = server.listen(80);
        Socket connection = listening.accept()) {
      connection.getInputStream().readAllBytes();
    }
  }

  @NetworkTest
  static class WrongExpectation {
    @Test
    void test(
        @At("client") Network.Host client,
        @At("server") Network.Host server,
        Network.Link link,
        Capture capture)
        throws IOException {
      link.from("client").drop(first(Tcp::isSyn));
      server.start("acceptor", () -> acceptOne(server));
      client.connect("server", 80).close();
      assertThat(capture.tcp("client", "server:80")).hasNoRetransmissions();
    }
  }

  @Test
  void aFailureSaysWhatWasExpectedAndWhoIsToBlameAndHowToReplay() {
    Seed seed = Seed.of(WrongExpectation.class.getName() + "#test");
    Path files = directory.resolve(WrongExpectation.class.getName()).resolve("test");
    assertThat(failure(WrongExpectation.class))
        .contains("to have no retransmissions")
        .contains("it had 1 retransmission")
        .contains("was lost: dropped by 'drop match 1'")
        .contains("'drop match 1' on client->server dropped frame 3")
        .containsOnlyOnce("Ladder of client:")
        .contains("Run it again:  -Dfaultwire.seed=" + seed + " -Dtest='")
        .contains("WrongExpectation#test'")
        .contains("See as files:  " + files);
    assertThat(files).isDirectoryContaining("glob:**/{capture.pcapng,ladder.txt,ladder.svg}");
  }

  @Test
  void theCaptureOfAFailureCanBeReadBack() throws IOException {
    failure(WrongExpectation.class);
    Path file = directory.resolve(WrongExpectation.class.getName()).resolve("test/capture.pcapng");
    assertThat(Capture.read(file).tcp("client", "server:80")).hasRetransmissions(1);
  }

  @NetworkTest
  @Host("client")
  @Host("server")
  @Link(
      between = {"client", "server"},
      latencyMillis = 10)
  static class SlowUpload {
    @Test
    void test(@At("client") Network.Host client, @At("server") Network.Host server, Network network)
        throws IOException {
      ServerSocket listener = server.listen(80);
      server.start("sink", () -> listener.accept().getInputStream().readAllBytes());
      try (Socket socket = client.connect("server", 80)) {
        socket.getOutputStream().write(new byte[50_000]);
      }
      network.runUntilQuiet();
      throw new AssertionError("too slow");
    }
  }

  @Test
  void whereMuchWasSentItIsPlottedOverTime() {
    failure(SlowUpload.class);
    Path files = directory.resolve(SlowUpload.class.getName()).resolve("test");
    assertThat(files.resolve("sequence.svg")).content().contains("sequence numbers of the client");
    assertThat(files.resolve("cwnd.svg")).content().contains("congestion window of the client");
    assertThat(files).isDirectoryNotContaining("glob:**/cwnd-2.svg");
  }

  /** Gives one directory to each test, as a build does whose JUnit report takes files. */
  private record ReportDirectory(Path getRootDirectory) implements OutputDirectoryCreator {
    @Override
    public Path createOutputDirectory(TestDescriptor test) throws IOException {
      return Files.createDirectories(
          getRootDirectory.resolve(test.getUniqueId().getLastSegment().getType()));
    }
  }

  @Test
  void theFilesAreAttachedToTheReportOfJunit() {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(WrongExpectation.class))
            .configurationParameter("faultwire.outputDirectory", directory.toString())
            .outputDirectoryCreator(new ReportDirectory(directory.resolve("report")))
            .execute();
    assertThat(results.testEvents().fileEntryPublished().count()).isEqualTo(3);
    assertThat(directory.resolve("report/method"))
        .isDirectoryContaining("glob:**/capture.pcapng")
        .isDirectoryContaining("glob:**/ladder.svg");
  }

  @NetworkTest
  static class PlainComparison {
    @Test
    void test() {
      assertThat("apples").isEqualTo("oranges");
    }
  }

  @Test
  void expectedAndActualValuesStayForTheIde() {
    Throwable failure = Kit.failuresOf(run(PlainComparison.class).testEvents()).get(0);
    assertThat(failure).isInstanceOf(AssertionFailedError.class);
    AssertionFailedError error = (AssertionFailedError) failure;
    assertThat(error.getExpected().getStringRepresentation()).contains("oranges");
    assertThat(error.getActual().getStringRepresentation()).contains("apples");
    assertThat(error.getStackTrace()[0].getClassName()).isEqualTo(PlainComparison.class.getName());
    assertThat(error).message().contains("no frame was sent");
  }

  @NetworkTest
  static class UncaughtException {
    @Test
    void test(@At("client") Network.Host client) throws IOException {
      client.connect("server", 80).close();
    }
  }

  @Test
  void anUncaughtExceptionKeepsItsNameAndIsTheCause() {
    Throwable failure = Kit.failuresOf(run(UncaughtException.class).testEvents()).get(0);
    assertThat(failure)
        .hasCauseInstanceOf(java.net.ConnectException.class)
        .message()
        .startsWith("java.net.ConnectException: Connection refused")
        .contains("RST")
        .contains("Run it again:");
  }

  @NetworkTest
  static class FaultThatStruckNothing {
    @Test
    void test(
        @At("client") Network.Host client, @At("server") Network.Host server, Network.Link link)
        throws IOException {
      link.drop(nth(2, Tcp::isSynAck));
      server.start("acceptor", () -> acceptOne(server));
      client.connect("server", 80).close();
    }
  }

  @Test
  void aScriptedFaultThatStruckNothingFailsTheTest() {
    assertThat(failure(FaultThatStruckNothing.class))
        .contains("the fault 'drop match 2' on client-server struck none of the ")
        .contains("Select frames that are sent, or remove the fault")
        .contains("Run it again:");
  }

  @NetworkTest
  static class FailingProcess {
    @Test
    void test(Network network, @At("server") Network.Host server) {
      server.start(
          "accountant",
          () -> {
            throw new IllegalStateException("the books do not balance");
          });
      network.runUntilQuiet();
    }
  }

  @Test
  void aFailedProcessFailsTheTestAndIsNamed() {
    assertThat(failure(FailingProcess.class))
        .contains("accountant")
        .contains("server")
        .contains("the books do not balance");
  }

  @NetworkTest
  static class Aborted {
    @Test
    void test() {
      Assumptions.abort("not today");
    }
  }

  @Test
  void anAbortedTestStaysAborted() {
    assertThat(run(Aborted.class).testEvents().aborted().count()).isOne();
    assertThat(directory).isEmptyDirectory();
  }

  @NetworkTest
  static class Passing {
    @Test
    void test(@At("client") Network.Host client) throws IOException {
      assertThat(client.ping("server")).reachedItsTarget();
    }
  }

  @Test
  void aPassingTestLeavesNoFilesUnlessAskedTo() throws IOException {
    run(Passing.class);
    assertThat(directory).isEmptyDirectory();
    Kit.run(
        Passing.class,
        Map.of("faultwire.outputDirectory", directory.toString(), "faultwire.publish", "always"));
    Path files = directory.resolve(Passing.class.getName()).resolve("test");
    assertThat(Capture.read(files.resolve("capture.pcapng"))).pinged("client", "server");
    run(Passing.class);
    assertThat(Files.exists(files)).as("files of the run before").isFalse();
  }

  @NetworkTest
  static class ManyFrames {
    @Test
    void test(Network network, @At("client") Network.Host client) throws IOException {
      for (int i = 0; i < 200; i++) {
        client.ping("server");
      }
      assertThat(network.capture()).hasDropped(1);
    }
  }

  @Test
  void aLadderInAMessageIsBounded() {
    List<String> lines = failure(ManyFrames.class).lines().toList();
    assertThat(lines).hasSizeBetween(20, 70);
  }
}

package io.faultwire.junit.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.faultwire.capture.Capture;
import io.faultwire.suites.script.PacketScript;
import io.faultwire.suites.script.language.ScriptException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What {@link PacketScripts} runs, how the tests are named, and what makes them fail. */
class PacketScriptsTest {
  @TempDir Path output;

  private EngineExecutionResults run(Class<?> testClass, Map<String, String> settings) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(testClass))
        .configurationParameter("faultwire.outputDirectory", output.toString())
        .configurationParameters(settings)
        .enableImplicitConfigurationParameters(false)
        .execute();
  }

  private EngineExecutionResults run(Class<?> testClass) {
    return run(testClass, Map.of());
  }

  private static String onlyFailureOf(Events events) {
    List<String> messages =
        events
            .failed()
            .map(event -> event.getRequiredPayload(TestExecutionResult.class))
            .map(result -> String.valueOf(result.getThrowable().orElseThrow().getMessage()))
            .toList();
    assertThat(messages).hasSize(1);
    return messages.get(0);
  }

  private static List<String> namesOf(Events events) {
    return events.map(event -> event.getTestDescriptor().getDisplayName()).toList();
  }

  static class Closing {
    @PacketScripts("classpath:/scripts/closing")
    void runs(PacketScript script) {
      script.run();
    }
  }

  @Test
  void eachScriptIsATestNamedByItsPath() {
    Events tests = run(Closing.class).testEvents();
    tests.assertStatistics(all -> all.started(5).succeeded(5));
    assertThat(namesOf(tests.started()))
        .containsExactly("active.pkt", "linger.pkt", "passive.pkt", "reset.pkt", "unread.pkt");
  }

  static class Tree {
    @PacketScripts("file:src/test/resources/scripts")
    void runs(PacketScript script) {
      script.run();
    }
  }

  @Test
  void aTreeIsRunAsAWhole() {
    assertThat(namesOf(run(Tree.class).testEvents().succeeded()))
        .contains("closing/active.pkt", "loss/timeout.pkt", "udp/exchange.pkt")
        .hasSizeGreaterThan(20);
  }

  static class OneFile {
    @PacketScripts("src/test/resources/scripts/loss/timeout.pkt")
    void runs(PacketScript script) {
      script.run();
    }
  }

  @Test
  void oneFileCanBeRun() {
    assertThat(namesOf(run(OneFile.class).testEvents().succeeded())).containsExactly("timeout.pkt");
  }

  @Test
  void whatCodePrintsIsAReportEntry() {
    EngineExecutionResults results = run(OneFile.class);
    assertThat(results.testEvents().reportingEntryPublished().count()).isOne();
  }

  static class Failing {
    @PacketScripts("classpath:/failing-scripts/segment.pkt")
    void runs(PacketScript script) {
      script.run();
    }
  }

  @Test
  void aFailureKeepsItsMessageAndWritesTheCapture() throws IOException {
    String message = onlyFailureOf(run(Failing.class).testEvents());
    Path files = output.resolve(Failing.class.getName()).resolve("runs[1]");

    assertThat(message)
        .startsWith("segment.pkt:8: the packet is another than expected in win, options.")
        .contains("! options  <mss 1400>", "Ladder of tester:40001")
        .contains("See as files:  " + files + ": capture.pcapng, ladder.txt, ladder.svg");
    assertThat(Capture.read(files.resolve("capture.pcapng")).tcpConversations()).hasSize(1);
  }

  static class WithOptions {
    @PacketScripts(
        value = "classpath:/scripts/settings/options.pkt",
        options = {"-D GREETING=201"})
    void runs(PacketScript script) {
      script.run();
    }
  }

  @Test
  void givenOptionsGoBeforeThoseOfTheScript() {
    assertThat(onlyFailureOf(run(WithOptions.class).testEvents()))
        .contains("write() has another result", "result  200       201");
  }

  static class NotRun {
    @PacketScripts("classpath:/scripts/loss/timeout.pkt")
    void forgets() {}
  }

  @Test
  void aScriptThatIsNotRunFails() {
    assertThat(onlyFailureOf(run(NotRun.class).testEvents()))
        .isEqualTo(
            "The script timeout.pkt did not run, so that nothing was tested. Take a parameter"
                + " 'PacketScript script' and call script.run().");
  }

  static class ExpectsRefusal {
    @PacketScripts("classpath:/scripts/loss/timeout.pkt")
    void refuses(PacketScript script) {
      assertThatThrownBy(() -> script.with("--ip_version=ipv6").run())
          .isInstanceOf(ScriptException.class);
    }
  }

  @Test
  void aTestMayExpectThatItsScriptFails() {
    run(ExpectsRefusal.class).testEvents().assertStatistics(all -> all.succeeded(1));
  }

  static class Nowhere {
    @PacketScripts("classpath:/no-scripts")
    void runs(PacketScript script) {
      script.run();
    }
  }

  static class Empty {
    @PacketScripts("src/test/resources/scripts/common")
    void runs(PacketScript script) {
      script.run();
    }
  }

  static class WrongOption {
    @PacketScripts(value = "classpath:/scripts", options = "mss=1000")
    void runs(PacketScript script) {
      script.run();
    }
  }

  @Test
  void aPlaceWithoutScriptsIsAnError() {
    assertThat(onlyFailureOf(run(Nowhere.class).containerEvents()))
        .isEqualTo(
            "@PacketScripts(\"classpath:/no-scripts\") on Nowhere.runs: There is no 'no-scripts' on"
                + " the class path. Correct the place of the scripts.");
    assertThat(onlyFailureOf(run(Empty.class).containerEvents()))
        .contains("There are no scripts (*.pkt) at 'src/test/resources/scripts/common'");
    assertThat(onlyFailureOf(run(WrongOption.class).containerEvents()))
        .contains("'mss=1000' is no option of a script. Write it like --mss=1000");
  }

  @Test
  void anUnknownSubjectIsAnErrorThatListsTheKnownOnes() {
    String message =
        onlyFailureOf(
            run(OneFile.class, Map.of("faultwire.option.subject", "toaster")).testEvents());
    assertThat(message).contains("no subject 'toaster'", "built-in");
  }

  @Test
  void aBrokenSubjectFails() {
    String message =
        onlyFailureOf(
            run(OneFile.class, Map.of("faultwire.option.defect", "never-retransmits"))
                .testEvents());
    assertThat(message).contains("timeout.pkt:", "the expected packet did not come");
  }
}

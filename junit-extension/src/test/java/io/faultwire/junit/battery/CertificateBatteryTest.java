package io.faultwire.junit.battery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.faultwire.tls.battery.BatteryChain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What {@link CertificateBattery} runs, what fails, and what the table says. */
class CertificateBatteryTest {
  @TempDir Path output;

  private EngineExecutionResults run(Class<?>... testClasses) {
    EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
    for (Class<?> each : testClasses) {
      kit.selectors(selectClass(each));
    }
    return kit.configurationParameter("faultwire.outputDirectory", output.toString())
        .enableImplicitConfigurationParameters(false)
        .execute();
  }

  private static List<String> messagesOf(Events events) {
    return events
        .failed()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> String.valueOf(result.getThrowable().orElseThrow().getMessage()))
        .toList();
  }

  static class Careful {
    @CertificateBattery(only = {"validity.*", "name.other-host"})
    void client(BatteryChain chain) throws Exception {
      Clients.careful(chain);
    }
  }

  @Test
  void eachChainIsATestNamedByIt() {
    Events tests = run(Careful.class).testEvents();

    tests.assertStatistics(all -> all.started(10).succeeded(10));
    assertThat(tests.started().map(e -> e.getTestDescriptor().getDisplayName()))
        .startsWith("validity.current", "validity.expired")
        .endsWith("name.other-host");
  }

  static class Nameless {
    @CertificateBattery(
        client = "my socket",
        only = {"validity.current", "validity.expired", "name.other-host", "name.other-address"})
    void client(BatteryChain chain) throws Exception {
      Clients.nameless(chain);
    }
  }

  @Test
  void aCarelessClientFailsAndIsNamedInOneLine() {
    EngineExecutionResults results = run(Nameless.class);

    assertThat(messagesOf(results.testEvents()))
        .containsExactly(
            "name.other-host: The names are those of another host; a client must refuse it (RFC"
                + " 9525, 6), and this one accepted it",
            "name.other-address: The IP name is another address; a client must refuse it (RFC 9525,"
                + " 6.4), and this one accepted it");
    assertThat(results.allEvents().reportingEntryPublished().map(e -> e.getPayload().toString()))
        .anyMatch(
            entry ->
                entry.contains(
                    "my socket does not check the host name: it accepted name.other-host,"
                        + " name.other-address"));
  }

  @Test
  void theTableHasAllChainsByAllClients() throws Exception {
    run(Nameless.class, Careful.class);

    assertThat(Files.readString(output.resolve("certificates.txt")).lines())
        .contains(
            "chain                         | asked  | my socket  | client",
            "validity.expired              | refuse | refused    | refused",
            "name.other-host               | refuse | ! accepted | refused",
            "name.other-address            | refuse | ! accepted | -");
    assertThat(Files.readString(output.resolve("certificates.html")))
        .contains("<dt>my socket</dt><dd>wrong about 2 of 4</dd>")
        .contains("<dt>client</dt><dd>right about all 10</dd>")
        .contains("<li>my socket does not check the host name: it accepted");
  }

  static class Idle {
    @CertificateBattery(only = "validity.current")
    void client(BatteryChain chain) {}
  }

  @Test
  void aMethodThatCallsNoClientFails() {
    assertThat(messagesOf(run(Idle.class).testEvents()))
        .containsExactly(
            "validity.current: Valid since yesterday; a client must accept it (RFC 5280, 4.1.2.5),"
                + " and this one never came to validate it: it did not connect");
  }

  static class Proxied {
    @CertificateBattery(only = "name.wildcard*", throughProxy = true)
    void client(BatteryChain chain) throws Exception {
      assertThat(Optional.ofNullable(chain.proxy().address())).isPresent();
      Clients.careful(chain);
    }
  }

  @Test
  void throughAProxyNamesMayHaveADomain() {
    Events tests = run(Proxied.class).testEvents();

    assertThat(tests.started().map(e -> e.getTestDescriptor().getDisplayName()))
        .contains("name.wildcard", "name.wildcard-two-labels");
    // The JDK takes these wildcards, newer ones only the first of them.
    assertThat(messagesOf(tests))
        .isNotEmpty()
        .allMatch(m -> m.matches("name.wildcard-(inside|second)-label: .* accepted it"));
  }

  static class Mistaken {
    @CertificateBattery(except = "revokation.*")
    void client(BatteryChain chain) {}
  }

  @Test
  void aNameThatFitsNothingIsAnErrorOfTheDeclaration() {
    assertThat(messagesOf(run(Mistaken.class).containerEvents()))
        .containsExactly(
            "@CertificateBattery on Mistaken.client: 'revokation.*' fits no chain; the groups are"
                + " [validity, trust, name, authority, constraints, usage, strength, form,"
                + " revocation]");
  }
}

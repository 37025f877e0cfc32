package io.faultwire.junit.assertj;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.tls.battery.BatteryResult;
import io.faultwire.tls.battery.ClientVerdict;
import io.faultwire.tls.battery.ClientVerdict.Kind;
import io.faultwire.tls.catalogue.CertificateCatalogue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatteryResultAssertTest {
  @Test
  void whoIsRightAboutAllPasses() {
    BatteryResult result =
        result(verdict("name.host", Kind.ACCEPTED), verdict("name.other-host", Kind.REFUSED));

    assertThatCode(() -> assertThat(result).acceptsGoodAndRefusesBadChains())
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsWrongIsListedWithItsClauseAndTheHabit() {
    BatteryResult result =
        result(
            verdict("name.host", Kind.NEVER_VALIDATED),
            verdict("name.other-host", Kind.ACCEPTED),
            verdict("form.serial-zero", Kind.REFUSED));

    assertThatThrownBy(() -> assertThat(result).acceptsGoodAndRefusesBadChains())
        .hasMessage(
            """

            Expecting
              the client shop, given 3 chains
            to accept every good chain and refuse every bad one
            but
              it was wrong about 2
              - name.other-host: The names are those of another host; a client must refuse it (RFC 9525, 6), and this one accepted it
              - name.host: The host is the only name; a client must accept it (RFC 9525, 6), and this one never came to validate it: it was asleep

            shop does not check the host name: it accepted name.other-host
            """);
    assertThatThrownBy(() -> assertThat(result).acceptsGoodChains())
        .hasMessageContaining("about 1");
    assertThatThrownBy(() -> assertThat(result).refusesBadChains()).hasMessageContaining("about 1");
  }

  @Test
  void whoWasGivenNothingHasNotPassed() {
    assertThatThrownBy(() -> assertThat(result()).acceptsGoodChains())
        .hasMessageContaining("it was given none");
  }

  private static BatteryResult result(ClientVerdict... verdicts) {
    return new BatteryResult("shop", List.of(verdicts));
  }

  private static ClientVerdict verdict(String chain, Kind kind) {
    String error = kind == Kind.NEVER_VALIDATED ? "it was asleep" : "";
    return new ClientVerdict(
        CertificateCatalogue.named(chain), kind, error, Duration.ZERO, Duration.ZERO);
  }
}

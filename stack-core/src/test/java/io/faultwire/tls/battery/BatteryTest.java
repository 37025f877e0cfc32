package io.faultwire.tls.battery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.tls.battery.ClientVerdict.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;

class BatteryTest {
  private static final Battery SHORT =
      Battery.ofCatalogue()
          .only(
              "validity.current",
              "validity.expired",
              "validity.not-yet-valid",
              "trust.self-signed",
              "trust.unknown-root",
              "trust.signature-broken",
              "name.host",
              "name.other-host",
              "name.other-address");

  @Test
  void aCarefulClientIsRightAboutMostChains() {
    BatteryResult result = Battery.ofCatalogue().except("revocation.*").run("JSSE", careful());

    assertThat(result.verdicts()).hasSizeGreaterThan(60);
    assertThat(result.goodNotAccepted()).isEmpty();
    // Whether JSSE reads past an extension that cannot be decoded depends on its version.
    assertThat(result.badNotRefused().stream().map(v -> v.chain().id()))
        .filteredOn(id -> !id.equals("form.malformed-extension"))
        .containsExactlyInAnyOrder(
            "name.common-name-only",
            "strength.rsa-1024",
            "strength.rsa-1024-issuer",
            "strength.sha1-signature",
            "strength.sha1-issuer-signature",
            "form.version-one");
    assertThat(result.habits()).isEmpty();
    assertThat(result.verdict("validity.expired").error())
        .startsWith("CertificateExpiredException");
  }

  @Test
  void whoDoesNotAskAboutRevocationIsToldSo() {
    BatteryResult result =
        Battery.ofCatalogue().only("revocation.*", "trust.self-signed").run("JSSE", careful());

    assertThat(result.habits())
        .containsExactly(
            "JSSE does not ask whether a certificate is revoked: it accepted"
                + " revocation.ocsp-revoked, revocation.list-revoked");
  }

  @Test
  void aClientThatTrustsAllIsNamed() {
    BatteryResult result =
        SHORT.run("Trusting", with(chain -> new CarelessTrustManager(certificates -> {}), false));

    assertThat(result.habits())
        .containsExactly(
            "Trusting trusts every certificate: it accepted validity.expired, trust.self-signed,"
                + " trust.unknown-root, name.other-host");
    assertThat(result.badNotRefused()).hasSize(7);
  }

  @Test
  void aClientThatSkipsTheHostNameIsNamed() {
    BatteryResult result = SHORT.run("Nameless", anyName());

    assertThat(result.habits())
        .containsExactly(
            "Nameless does not check the host name: it accepted name.other-host,"
                + " name.other-address");
    assertThat(result.badNotRefused()).hasSize(2);
  }

  @Test
  void aClientWithoutACalendarIsNamed() {
    BatteryResult result =
        SHORT.run(
            "Timeless",
            with(
                chain ->
                    new CarelessTrustManager(
                        CarelessTrustManager.withoutCalendar(chain.trustAnchor())),
                true));

    assertThat(result.habits())
        .contains(
            "Timeless does not check when a certificate is valid: it accepted validity.expired,"
                + " validity.not-yet-valid")
        .noneMatch(line -> line.contains("issued"));
  }

  @Test
  void whoNeverConnectsHasNotRefused() {
    BatteryResult result = Battery.ofCatalogue().only("validity.*").run("Idle", chain -> {});

    assertThat(result.count(Kind.NEVER_VALIDATED)).isEqualTo(result.verdicts().size());
    assertThat(result.badNotRefused().get(0).message())
        .isEqualTo(
            "validity.expired: Ended yesterday; a client must refuse it (RFC 5280, 6.1.3), and this"
                + " one never came to validate it: it did not connect");
  }

  @Test
  void whoIsStillThereWhenPatienceEndsHasNotRefused() {
    CountDownLatch never = new CountDownLatch(1);

    BatteryResult result =
        Battery.ofCatalogue()
            .only("validity.expired")
            .patience(Duration.ofMillis(50))
            .run("Sleeper", chain -> never.await());

    assertThat(result.verdict("validity.expired").done())
        .isEqualTo("never came to validate it: it did not come back within 50 ms");
  }

  @Test
  void throughAProxyThereAreNamesWithADomain() {
    BatteryResult result =
        Battery.ofCatalogue().only("name.*").throughProxy().run("JSSE", careful());

    assertThat(result.verdict("name.wildcard").kind()).isEqualTo(Kind.ACCEPTED);
    assertThat(result.verdict("name.wildcard-two-labels").kind()).isEqualTo(Kind.REFUSED);
    assertThat(result.verdict("name.international").kind()).isEqualTo(Kind.ACCEPTED);
    assertThat(Battery.ofCatalogue().only("name.*").chainsThatNeedAProxy()).hasSize(6);
  }

  @Test
  void aStatusIsStapledIfTheChainSaysSo() {
    BatteryResult result =
        Battery.ofCatalogue().only("revocation.stapled-*").run("JSSE", RevocationAware::call);

    assertThat(result.verdict("revocation.stapled-good").kind()).isEqualTo(Kind.ACCEPTED);
    assertThat(result.verdict("revocation.stapled-revoked").error())
        .contains("CertificateRevokedException");
  }

  @Test
  void whoAsksTheResponderLearnsTheTruth() {
    BatteryResult result =
        Battery.ofCatalogue()
            .only("revocation.*-good", "revocation.ocsp-revoked", "revocation.list-revoked")
            .run("JSSE", RevocationAware::call);

    assertThat(result.goodNotAccepted()).isEmpty();
    assertThat(result.badNotRefused()).isEmpty();
    assertThat(result.habits()).isEmpty();
  }

  @Test
  void callsAtOnceGiveTheSameResult() {
    BatteryResult one = SHORT.run("JSSE", careful());
    BatteryResult four = SHORT.parallelism(4).run("JSSE", careful());

    assertThat(four.verdicts().stream().map(v -> v.chain() + " " + v.kind()))
        .isEqualTo(one.verdicts().stream().map(v -> v.chain() + " " + v.kind()).toList());
  }

  @Test
  void aPatternThatFitsNothingIsAnError() {
    assertThatThrownBy(() -> Battery.ofCatalogue().except("revokation.*"))
        .hasMessageContaining("'revokation.*' fits no chain; the groups are [validity, trust");
  }

  @Test
  void aCommandThatIsNotToldWhereToConnectIsAnError() {
    assertThatThrownBy(() -> CommandClient.of("curl --cacert {caFile}"))
        .hasMessageContaining("is not told where to connect: write {url}, or {host} and {port}");
  }

  @Test
  void wordsOfACommandMayStandInQuotes() {
    assertThat(CommandClient.of("a 'b c' \"d e\" {url}")).hasToString("a b c d e {url}");
    assertThat(CommandClient.of("a --proxy={proxy} {url}").wantsProxy()).isTrue();
  }

  @Test
  void aPortThatNobodyListensOnIsNoRefusal() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      port = closed.getLocalPort();
    }

    BatteryResult result =
        SHORT.run("Lost", chain -> new Socket(InetAddress.getByName("localhost"), port).close());

    assertThat(result.count(Kind.REFUSED)).isZero();
    assertThat(result.verdict("name.host").error()).startsWith("ConnectException");
  }

  /** JSSE with all that it checks by default. */
  private static BatteryClient careful() {
    return chain -> request(chain, chain.clientContext(), true);
  }

  /** JSSE as it is without an endpoint identification algorithm. */
  private static BatteryClient anyName() {
    return chain -> request(chain, chain.clientContext(), false);
  }

  private interface TrustOf {
    TrustManager of(BatteryChain chain);
  }

  private static BatteryClient with(TrustOf trust, boolean names) {
    return chain -> {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust.of(chain)}, null);
      request(chain, context, names);
    };
  }

  static void request(BatteryChain chain, SSLContext context, boolean names) throws IOException {
    try (Socket tcp = Tunnel.to(chain);
        SSLSocket tls =
            (SSLSocket)
                context.getSocketFactory().createSocket(tcp, chain.host(), chain.port(), true)) {
      if (names) {
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
      }
      OutputStream out = tls.getOutputStream();
      out.write("GET / HTTP/1.1\r\nHost: it\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(tls.getInputStream().readAllBytes())
          .endsWith("ok".getBytes(StandardCharsets.US_ASCII));
    }
  }
}

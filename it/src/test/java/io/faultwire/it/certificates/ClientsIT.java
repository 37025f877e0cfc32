package io.faultwire.it.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.conformance.render.BatteryPage;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.it.machine.Versions;
import io.faultwire.tls.battery.Battery;
import io.faultwire.tls.battery.BatteryClient;
import io.faultwire.tls.battery.BatteryResult;
import io.faultwire.tls.battery.ClientVerdict;
import io.faultwire.tls.battery.ClientVerdict.Kind;
import io.faultwire.tls.battery.CommandClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.OkHttp;
import org.apache.hc.core5.util.VersionInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The battery before well-known clients, as they are by default. {@code clients.txt} says what each
 * made of each chain; {@code -Dfaultwire.golden=write} writes it anew.
 */
@Requires(Need.CLIENTS)
@Execution(ExecutionMode.CONCURRENT)
class ClientsIT {
  private static final Path TABLE =
      Path.of("src/test/resources/io/faultwire/it/certificates/clients.txt");

  private static final String ON = " on " + Runtime.version().feature();
  private static final String TRUSTING = "trusting OkHttp" + ON;
  private static final String NAMELESS = "nameless Apache" + ON;
  private static final String TIMELESS = "timeless OkHttp" + ON;

  private static final Map<String, BatteryClient> CLIENTS = clients();
  private static final Map<String, BatteryResult> RESULTS = new LinkedHashMap<>();

  private static Map<String, BatteryClient> clients() {
    Map<String, BatteryClient> all = new LinkedHashMap<>();
    all.put("java.net.http " + Runtime.version().feature(), JavaClients::javaNetHttp);
    all.put("OkHttp " + OkHttp.VERSION + ON, JavaClients::okHttp);
    all.put("Apache HttpClient " + apacheVersion() + ON, JavaClients::apache);
    all.put(
        "curl " + Versions.of("curl", "--version"),
        CommandClient.of("curl -sS --proxy {proxy} --cacert {caFile} {url}"));
    all.put(
        "curl of git " + Versions.of("git", "--version"),
        CommandClient.of(
            "env GIT_SSL_CAINFO={caFile} GIT_SSL_CAPATH={caFile} git -c http.proxy={proxy}"
                + " ls-remote {url}"));
    all.put(
        "wget " + Versions.of("wget", "--version"),
        CommandClient.of(
            "wget -nv -O /dev/null --tries=1 -e https_proxy={proxy} --ca-directory=/var/empty"
                + " --ca-certificate={caFile} {url}"));
    all.put(TRUSTING, JavaClients::trustingOkHttp);
    all.put(NAMELESS, JavaClients::namelessApache);
    all.put(TIMELESS, JavaClients::timelessOkHttp);
    return all;
  }

  private static String apacheVersion() {
    VersionInfo version =
        VersionInfo.loadVersionInfo("org.apache.hc.client5", ClientsIT.class.getClassLoader());
    return version.getRelease();
  }

  @BeforeAll
  static void callAll() throws Exception {
    Battery battery = Battery.ofCatalogue().throughProxy().parallelism(4);
    CLIENTS.forEach((name, client) -> RESULTS.put(name, battery.run(name, client)));
    BatteryPage.write(List.copyOf(RESULTS.values()), Path.of("target/faultwire/clients"));
  }

  @Test
  void everyClientDoesWhatTheTableSays() throws Exception {
    VerdictTable done = new VerdictTable();
    for (BatteryResult result : RESULTS.values()) {
      for (ClientVerdict verdict : result.verdicts()) {
        done.put(
            verdict.chain().id(),
            "asks to",
            verdict.chain().demand().name().toLowerCase(Locale.ROOT));
        done.put(verdict.chain().id(), result.client(), word(verdict));
      }
    }
    VerdictTable recorded = VerdictTable.read(TABLE);
    if ("write".equals(System.getProperty("faultwire.golden"))) {
      recorded.update(done);
      recorded.write(
          TABLE, "# What clients made of each chain, by default; ! is against the clause.\n");
      return;
    }
    assertThat(recorded.rows()).containsExactlyElementsOf(done.rows());
    List<String> compared = new ArrayList<>();
    for (String column : done.columns()) {
      if (recorded.columns().contains(column)) {
        assertThat(done.column(column)).as(column).isEqualTo(recorded.column(column));
        compared.add(column);
      } else {
        System.out.println("NOT RECORDED: what " + column + " makes of certificates");
      }
    }
    assertThat(compared).contains("asks to");
  }

  private static String word(ClientVerdict verdict) {
    String word =
        verdict.kind() == Kind.ACCEPTED
            ? "accept"
            : verdict.kind() == Kind.REFUSED ? "refuse" : "never";
    return (verdict.isRight() ? "" : "! ") + word;
  }

  @Test
  void carefulClientsAskNobodyAboutRevocationAndCheckTheRest() {
    assertThat(RESULTS.keySet().stream().filter(name -> !isMadeCareless(name)))
        .filteredOn(VerdictTable.read(TABLE).columns()::contains)
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(RESULTS.get(name).habits())
                    .filteredOn(line -> !isOfGnutls(name, line))
                    .containsExactly(
                        name
                            + " does not ask whether a certificate is revoked: it accepted"
                            + " revocation.ocsp-revoked, revocation.list-revoked"));
  }

  /**
   * Programs that verify with GnuTLS by default do not ask for a purpose unless they tell it to.
   */
  private static boolean isOfGnutls(String name, String line) {
    return (name.startsWith("wget") || name.startsWith("curl of git"))
        && line.endsWith("does not check what a certificate is for: it accepted usage.client-only");
  }

  private static boolean isMadeCareless(String name) {
    return List.of(TRUSTING, NAMELESS, TIMELESS).contains(name);
  }

  @Test
  void eachCarelessClientIsCaughtForTheRightReason() {
    assertThat(RESULTS.get(TRUSTING).habits())
        .containsExactly(
            TRUSTING
                + " trusts every certificate: it accepted validity.expired,"
                + " trust.self-signed, trust.unknown-root, name.other-host");
    assertThat(RESULTS.get(NAMELESS).habits())
        .first()
        .isEqualTo(
            NAMELESS
                + " does not check the host name: it accepted name.other-host,"
                + " name.other-address");
    assertThat(RESULTS.get(TIMELESS).habits())
        .first()
        .isEqualTo(
            TIMELESS
                + " does not check when a certificate is valid: it accepted"
                + " validity.expired, validity.not-yet-valid");
  }
}

package io.faultwire.suites.https;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.NotApplicable;
import io.faultwire.tls.probe.TlsVersion;
import io.faultwire.tls.probe.VersionAnswer;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Check which versions of TLS the server offers. */
@ExtendWith(ServerScanResolver.class)
class VersionChecks {

  @Test
  @Check("https.tls.current-version")
  @Clause(rfc = 9325, section = "3.1.1")
  void offersTls12OrTls13(ServerScan scan, Evidence evidence) {
    VersionAnswer newest = ask(scan, TlsVersion.TLS_1_3, evidence);
    VersionAnswer older = ask(scan, TlsVersion.TLS_1_2, evidence);
    if (!newest.isOffered() && !older.isOffered()) {
      throw failure(
          "TLS 1.2 or TLS 1.3 offered",
          "TLS 1.3: " + newest.detail() + "; TLS 1.2: " + older.detail(),
          "enable both in the server's configuration");
    }
  }

  @Test
  @Check("https.tls.tls13")
  @Clause(rfc = 9325, section = "3.1.1", level = SHOULD)
  void offersTls13(ServerScan scan, Evidence evidence) {
    VersionAnswer answer = ask(scan, TlsVersion.TLS_1_3, evidence);
    if (!answer.isOffered()) {
      throw failure("TLS 1.3 offered", answer.detail(), "enable TLS 1.3");
    }
  }

  @Test
  @Check("https.tls.no-tls11")
  @Clause(rfc = 8996, section = "5", level = MUST_NOT)
  void refusesTls11(ServerScan scan, Evidence evidence) {
    expectRefused(TlsVersion.TLS_1_1, scan, evidence);
  }

  @Test
  @Check("https.tls.no-tls10")
  @Clause(rfc = 8996, section = "4", level = MUST_NOT)
  void refusesTls10(ServerScan scan, Evidence evidence) {
    expectRefused(TlsVersion.TLS_1_0, scan, evidence);
  }

  @Test
  @Check("https.tls.no-ssl30")
  @Clause(rfc = 7568, section = "3", level = MUST_NOT)
  void refusesSsl30(ServerScan scan, Evidence evidence) {
    expectRefused(TlsVersion.SSL_3_0, scan, evidence);
  }

  @Test
  @Check("https.tls.same-chain")
  @Clause(source = "Operations", section = "one chain", level = SHOULD)
  void sendsTheSameChainInEveryVersion(ServerScan scan, Evidence evidence) {
    List<TlsVersion> versions = scan.readVersions();
    if (versions.size() < 2) {
      throw new NotApplicable("The server offers only one of TLS 1.2 and TLS 1.3.");
    }
    List<String> newest = subjects(scan, versions.get(0));
    List<String> older = subjects(scan, versions.get(1));
    evidence.got(versions.get(0) + ": " + newest).got(versions.get(1) + ": " + older);
    if (!scan.chain(versions.get(0))
        .certificates()
        .equals(scan.chain(versions.get(1)).certificates())) {
      throw failure(
          "the same certificates in every version",
          versions.get(0) + " " + newest + ", " + versions.get(1) + " " + older,
          "give all listeners and keys of this name a current chain");
    }
  }

  private static List<String> subjects(ServerScan scan, TlsVersion version) {
    return scan.chain(version).certificates().stream().map(VersionChecks::describe).toList();
  }

  private static String describe(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName()
        + " ("
        + certificate.getSerialNumber().toString(16)
        + ")";
  }

  private static VersionAnswer ask(ServerScan scan, TlsVersion version, Evidence evidence) {
    VersionAnswer answer = scan.answer(version);
    evidence.sent(scan.asked(version)).got(version + ": " + answer.detail());
    return answer;
  }

  private static void expectRefused(TlsVersion version, ServerScan scan, Evidence evidence) {
    evidence.expected("an alert, or a closed connection");
    VersionAnswer answer = ask(scan, version, evidence);
    if (answer.isOffered()) {
      throw failure(
          version + " refused", answer.detail(), "disable it in the server's configuration");
    }
  }

  private static AssertionError failure(String expected, String actual, String remedy) {
    return new AssertionError(
        "expected: " + expected + "\nactual:   " + actual + "\nremedy:   " + remedy);
  }
}

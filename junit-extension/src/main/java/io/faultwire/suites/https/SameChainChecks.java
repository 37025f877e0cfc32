package io.faultwire.suites.https;

import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.NotApplicable;
import io.faultwire.tls.message.TlsVersion;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Check that the server presents itself in one way, whatever the version of TLS. */
@ExtendWith(ServerScanResolver.class)
class SameChainChecks {

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
    return scan.chain(version).certificates().stream().map(SameChainChecks::describe).toList();
  }

  private static String describe(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName()
        + " ("
        + certificate.getSerialNumber().toString(16)
        + ")";
  }

  private static AssertionError failure(String expected, String actual, String remedy) {
    return new AssertionError(
        "expected: " + expected + "\nactual:   " + actual + "\nremedy:   " + remedy);
  }
}

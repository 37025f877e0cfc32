package io.faultwire.suites.https;

import static io.faultwire.conformance.Level.MAY;
import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.NotApplicable;
import io.faultwire.tls.judgement.Point;
import io.faultwire.tls.message.TlsVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Check that the list of certificates leads to a trusted root, and how it is sent. */
@ExtendWith(ServerScanResolver.class)
class TrustChecks {

  @Test
  @Check("https.trust.ordered-tls12")
  @Clause(rfc = 5246, section = "7.4.2")
  void sendsThemInOrderInTls12(ServerScan scan, Evidence evidence) {
    expectOrder(scan, TlsVersion.TLS_1_2, evidence);
  }

  @Test
  @Check("https.trust.ordered-tls13")
  @Clause(rfc = 8446, section = "4.4.2", level = SHOULD)
  void sendsThemInOrderInTls13(ServerScan scan, Evidence evidence) {
    expectOrder(scan, TlsVersion.TLS_1_3, evidence);
  }

  private static void expectOrder(ServerScan scan, TlsVersion version, Evidence evidence) {
    if (!scan.answer(version).isOffered()) {
      throw new NotApplicable("The server does not offer " + version + ".");
    }
    Points.expectNone(scan, version, evidence, Point.OUT_OF_ORDER);
  }

  @Test
  @Check("https.trust.anchor")
  @Clause(rfc = 5280, section = "6.1")
  void leadsToATrustedRoot(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.NO_TRUSTED_PATH);
  }

  @Test
  @Check("https.trust.signatures")
  @Clause(rfc = 5280, section = "6.1.3")
  void hasSignaturesThatVerify(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.BAD_SIGNATURE);
  }

  @Test
  @Check("https.trust.complete")
  @Clause(rfc = 8446, section = "4.4.2")
  void sendsEveryIntermediate(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.INCOMPLETE_LIST);
  }

  @Test
  @Check("https.trust.root-omitted")
  @Clause(rfc = 8446, section = "4.4.2", level = MAY)
  void omitsTheRoot(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.ROOT_SENT);
  }

  @Test
  @Check("https.trust.nothing-else")
  @Clause(rfc = 8446, section = "4.4.2", level = SHOULD)
  void sendsNothingElse(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.UNRELATED_SENT);
  }

  @Test
  @Check("https.trust.root-profile")
  @Clause(rfc = 5280, section = "4.2", level = SHOULD)
  void hasARootThatFollowsTheProfile(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.ANCHOR_PROFILE);
  }
}

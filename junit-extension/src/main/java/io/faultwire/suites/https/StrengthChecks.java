package io.faultwire.suites.https;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.tls.judgement.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Check the strength of keys and signatures. */
@ExtendWith(ServerScanResolver.class)
class StrengthChecks {

  @Test
  @Check("https.strength.leaf-key")
  @Clause(rfc = 9325, section = "4.5")
  void hasAStrongKey(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.WEAK_LEAF_KEY);
  }

  @Test
  @Check("https.strength.issuer-keys")
  @Clause(source = "CA/B BR", section = "6.1.5")
  void isIssuedByStrongKeys(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.WEAK_ISSUER_KEY);
  }

  @Test
  @Check("https.strength.exponent")
  @Clause(source = "CA/B BR", section = "6.1.6", level = SHOULD)
  void hasKeysWithAUsualExponent(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.SMALL_EXPONENT);
  }

  @Test
  @Check("https.strength.leaf-signature")
  @Clause(rfc = 9325, section = "4.5", level = MUST_NOT)
  void isNotSignedOverAWeakHash(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.WEAK_LEAF_SIGNATURE);
  }

  @Test
  @Check("https.strength.issuer-signatures")
  @Clause(source = "CA/B BR", section = "7.1.3.2", level = MUST_NOT)
  void hasNoIntermediateSignedOverAWeakHash(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.WEAK_ISSUER_SIGNATURE);
  }
}

package io.faultwire.suites.https;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.tls.judgement.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Check fields and extensions of the certificates on the path. */
@ExtendWith(ServerScanResolver.class)
class ProfileChecks {

  @Test
  @Check("https.profile.version")
  @Clause(rfc = 5280, section = "4.1.2.1")
  void isOfVersionThree(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.VERSION);
  }

  @Test
  @Check("https.profile.serial-number")
  @Clause(rfc = 5280, section = "4.1.2.2")
  void hasAPositiveShortSerialNumber(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.SERIAL_NUMBER);
  }

  @Test
  @Check("https.profile.leaf-is-no-authority")
  @Clause(source = "CA/B BR", section = "7.1.2.7.8", level = MUST_NOT)
  void isNoAuthority(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.LEAF_IS_AUTHORITY);
  }

  @Test
  @Check("https.profile.issuers-are-authorities")
  @Clause(rfc = 5280, section = "4.2.1.9")
  void isIssuedByAuthorities(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.ISSUER_IS_NO_AUTHORITY);
  }

  @Test
  @Check("https.profile.path-length")
  @Clause(rfc = 5280, section = "4.2.1.9")
  void staysWithinThePathLength(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.PATH_LENGTH);
  }

  @Test
  @Check("https.profile.key-usage")
  @Clause(rfc = 8446, section = "4.4.2.2")
  void maySign(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.KEY_USAGE);
  }

  @Test
  @Check("https.profile.extended-key-usage")
  @Clause(rfc = 5280, section = "4.2.1.12")
  void isForServers(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.EXTENDED_KEY_USAGE);
  }

  @Test
  @Check("https.profile.baseline")
  @Clause(source = "CA/B BR", section = "7.1.2", level = SHOULD)
  void followsTheBaselineRequirements(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.BASELINE_PROFILE);
  }

  @Test
  @Check("https.profile.name-constraints")
  @Clause(rfc = 5280, section = "4.2.1.10")
  void staysWithinTheNameConstraints(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.NAME_CONSTRAINTS);
  }

  @Test
  @Check("https.profile.name-constraints-critical")
  @Clause(rfc = 5280, section = "4.2.1.10", level = SHOULD)
  void hasCriticalNameConstraints(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.NAME_CONSTRAINTS_NOT_CRITICAL);
  }

  @Test
  @Check("https.profile.critical-extensions")
  @Clause(rfc = 5280, section = "4.2", level = MUST_NOT)
  void hasNoUnknownCriticalExtension(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.UNKNOWN_CRITICAL_EXTENSION);
  }

  @Test
  @Check("https.profile.extensions")
  @Clause(rfc = 5280, section = "4.2.1")
  void hasTheExtensionsOfTheProfile(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.EXTENSION_PROFILE);
  }

  @Test
  @Check("https.profile.encoding")
  @Clause(rfc = 5280, section = "4.1")
  void canBeDecoded(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.ENCODING);
  }
}

package io.faultwire.suites.https;

import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.tls.judgement.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Check the names in the server's certificate. */
@ExtendWith(ServerScanResolver.class)
class NameChecks {

  @Test
  @Check("https.name.alternative-name")
  @Clause(rfc = 9525, section = "4.1")
  void hasAnAlternativeName(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.NO_ALTERNATIVE_NAME);
  }

  @Test
  @Check("https.name.host")
  @Clause(rfc = 9525, section = "6")
  void namesTheHost(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.HOST_MISMATCH);
  }

  @Test
  @Check("https.name.wildcard")
  @Clause(rfc = 9525, section = "6.3")
  void usesWildcardsAsWholeLabels(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.WILDCARD_FORM);
  }

  @Test
  @Check("https.name.syntax")
  @Clause(rfc = 5280, section = "4.2.1.6")
  void usesThePreferredSyntax(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.NAME_SYNTAX);
  }

  @Test
  @Check("https.name.common-name")
  @Clause(source = "CA/B BR", section = "7.1.4.3", level = SHOULD)
  void repeatsAnAlternativeNameAsCommonName(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.COMMON_NAME_SPELLING, Point.COMMON_NAME_UNRELATED);
  }
}

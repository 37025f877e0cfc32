package io.faultwire.suites.https;

import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.NotApplicable;
import io.faultwire.junit.Target;
import io.faultwire.tls.judgement.Point;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Check the validity periods at the time of the run. */
@ExtendWith(ServerScanResolver.class)
class ValidityChecks {
  /** Names the setting for how many days a certificate must still be valid. */
  static final String DAYS_OPTION = "minDaysLeft";

  private static final int DEFAULT_DAYS = 14;

  @Test
  @Check("https.validity.days-left")
  @Clause(source = "Operations", section = "minDaysLeft", level = SHOULD)
  void isRenewedInTime(ServerScan scan, Target target, Evidence evidence) {
    int days = days(target);
    X509Certificate leaf = scan.chain(scan.newest()).certificates().get(0);
    long left = Duration.between(scan.at(), leaf.getNotAfter().toInstant()).toDays();
    evidence
        .expected("at least " + days + " days")
        .got(left + " days, until " + leaf.getNotAfter().toInstant());
    if (scan.at().isAfter(leaf.getNotAfter().toInstant())) {
      throw new NotApplicable("The certificate has expired; see https.validity.not-after.");
    }
    if (left < days) {
      throw new AssertionError(
          "expected: valid for at least %d days%nactual:   %d days, until %s%nremedy:   renew it now, or set faultwire.option.%s"
              .formatted(days, left, leaf.getNotAfter().toInstant(), DAYS_OPTION));
    }
  }

  /** Reads the setting, or throws if it is no number. */
  static int days(Target target) {
    String text = target.option(DAYS_OPTION).orElse(String.valueOf(DEFAULT_DAYS));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "faultwire.option." + DAYS_OPTION + " is '" + text + "': give a number of days", e);
    }
  }

  @Test
  @Check("https.validity.not-before")
  @Clause(rfc = 5280, section = "4.1.2.5")
  void hasBegun(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.NOT_YET_VALID);
  }

  @Test
  @Check("https.validity.not-after")
  @Clause(rfc = 5280, section = "4.1.2.5")
  void hasNotEnded(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.EXPIRED);
  }

  @Test
  @Check("https.validity.issuers")
  @Clause(rfc = 5280, section = "6.1.3")
  void isIssuedByValidCertificates(ServerScan scan, Evidence evidence) {
    Points.expectNone(scan, evidence, Point.ISSUER_NOT_YET_VALID, Point.ISSUER_EXPIRED);
  }
}

package io.faultwire.suites.https;

import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.NotApplicable;
import io.faultwire.junit.NotTestable;
import io.faultwire.junit.Target;
import io.faultwire.tls.judgement.Point;
import io.faultwire.tls.judgement.StatusSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Check what is said about the revocation of the certificates, and whether it can be learned. */
@ExtendWith(ServerScanResolver.class)
class RevocationChecks {
  /** Names the setting by which nobody but the server is asked. */
  static final String OPTION = "revocation";

  private static final String OFF = "off";

  /** Returns whether responders and lists are to be asked. */
  static boolean isOn(Target target) {
    String text = target.option(OPTION).orElse("on");
    if (!text.equals("on") && !text.equals(OFF)) {
      throw new IllegalArgumentException(
          Target.OPTION_PREFIX + OPTION + " is '" + text + "': write on or off");
    }
    return text.equals("on");
  }

  @Test
  @Check("https.revocation.not-revoked")
  @Clause(rfc = 5280, section = "6.1.3")
  void isNotRevoked(ServerScan scan, Target target, Evidence evidence) {
    expectStatus(scan, target, evidence, Point.REVOKED);
    if (!scan.judgement(scan.newest()).findings(Point.STATUS_MISSING).isEmpty()) {
      throw new Inconclusive(
          "Whether it is revoked could not be learned: "
              + scan.statusFailures()
              + ". Where responders cannot be reached, set -D"
              + Target.OPTION_PREFIX
              + OPTION
              + "=off.");
    }
  }

  @Test
  @Check("https.revocation.known")
  @Clause(rfc = 6960, section = "2.2", level = SHOULD)
  void isKnownToItsResponder(ServerScan scan, Target target, Evidence evidence) {
    expectStatus(scan, target, evidence, Point.STATUS_UNKNOWN);
  }

  @Test
  @Check("https.revocation.current")
  @Clause(rfc = 6960, section = "4.2.2.1", level = SHOULD)
  void hasACurrentStatus(ServerScan scan, Target target, Evidence evidence) {
    expectStatus(scan, target, evidence, Point.STATUS_NOT_CURRENT);
  }

  @Test
  @Check("https.revocation.authentic")
  @Clause(rfc = 6960, section = "3.2")
  void hasAStatusThatItsIssuerSigned(ServerScan scan, Target target, Evidence evidence) {
    expectStatus(scan, target, evidence, Point.STATUS_NOT_AUTHENTIC);
  }

  @Test
  @Check("https.revocation.stapled")
  @Clause(rfc = 7633, section = "4", level = SHOULD)
  void sendsTheStatusThatItPromises(ServerScan scan, Evidence evidence) {
    if (!leafSources(scan).mustStaple()) {
      throw new NotApplicable("The certificate does not promise that the server sends its status.");
    }
    Points.expectNone(scan, evidence, Point.STAPLE_MISSING);
  }

  private static void expectStatus(ServerScan scan, Target target, Evidence evidence, Point point) {
    boolean stapled = !scan.chain(scan.newest()).stapled().isEmpty();
    if (!isOn(target) && !stapled) {
      throw new NotTestable(Target.OPTION_PREFIX + OPTION + "=off: nobody was asked.");
    }
    boolean nobody =
        scan.judgement(scan.newest()).certificates().stream()
            .allMatch(certificate -> StatusSources.of(certificate).isEmpty());
    if (nobody && !stapled) {
      throw new NotApplicable("The certificates do not say where their status can be had.");
    }
    Points.expectNone(scan, evidence, point);
  }

  private static StatusSources leafSources(ServerScan scan) {
    return StatusSources.of(scan.judgement(scan.newest()).certificates().get(0));
  }
}

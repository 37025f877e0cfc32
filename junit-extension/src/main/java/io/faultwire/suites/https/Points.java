package io.faultwire.suites.https;

import io.faultwire.junit.Evidence;
import io.faultwire.tls.judgement.ChainJudgement;
import io.faultwire.tls.judgement.Finding;
import io.faultwire.tls.judgement.Point;
import io.faultwire.tls.message.TlsVersion;
import java.util.List;
import java.util.stream.Collectors;

/** Turns findings into the end of a check. */
final class Points {
  private Points() {}

  /** Fails if the chain that the server sends in its newest version is wrong in a point. */
  static void expectNone(ServerScan scan, Evidence evidence, Point... points) {
    expectNone(scan, scan.newest(), evidence, points);
  }

  /** Fails if the chain that the server sends in a version is wrong in a point. */
  static void expectNone(ServerScan scan, TlsVersion version, Evidence evidence, Point... points) {
    ChainJudgement judgement = scan.judgement(version);
    List<Finding> findings = judgement.findings(points);
    evidence.sent(scan.asked(version));
    for (String certificate : judgement.path()) {
      evidence.got(certificate);
    }
    for (Finding finding : findings) {
      evidence.expected(finding.expected()).got(finding.certificate() + ": " + finding.actual());
    }
    if (!findings.isEmpty()) {
      throw new AssertionError(
          findings.stream().map(Finding::message).collect(Collectors.joining("\n")));
    }
  }
}

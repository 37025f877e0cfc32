package io.faultwire.tls.judgement;

import java.util.Arrays;
import java.util.List;

/** Holds what was found on the best path of a chain. */
public final class ChainJudgement {
  private final CertificationPath path;
  private final List<Finding> findings;

  ChainJudgement(CertificationPath path, List<Finding> findings) {
    this.path = path;
    this.findings = List.copyOf(findings);
  }

  /** Returns everything that was found, in the order of the rules. */
  public List<Finding> findings() {
    return findings;
  }

  /** Returns what was found in these points. */
  public List<Finding> findings(Point... points) {
    List<Point> wanted = Arrays.asList(points);
    return findings.stream().filter(f -> wanted.contains(f.point())).toList();
  }

  /** Returns whether a client that follows the profile accepts the chain. */
  public boolean isAcceptedBy(Profile profile) {
    return findings.stream().noneMatch(f -> profile.refuses(f.point()));
  }

  /** Returns the subjects of the judged path from the leaf to the top, for a report. */
  public List<String> path() {
    return path.certificates().stream().map(path::label).toList();
  }

  /** Returns the judged path from the leaf to the top. */
  public List<CertificateView> certificates() {
    return path.certificates();
  }

  /** Counts what would make any client refuse. */
  long faults() {
    return findings.stream()
        .filter(f -> Profile.RFC_5280.refuses(f.point()) || Profile.WEB_PKI.refuses(f.point()))
        .count();
  }
}

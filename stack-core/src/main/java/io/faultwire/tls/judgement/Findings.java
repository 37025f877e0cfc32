package io.faultwire.tls.judgement;

import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find on one path. */
final class Findings {
  private final CertificationPath path;
  private final List<Finding> all = new ArrayList<>();

  Findings(CertificationPath path) {
    this.path = path;
  }

  void add(
      Point point, CertificateView certificate, String expected, String actual, String remedy) {
    all.add(new Finding(point, path.label(certificate), expected, actual, remedy));
  }

  /** Adds under {@code point}, or as a fault of the anchor if the certificate is the anchor. */
  void addHere(
      Point point, CertificateView certificate, String expected, String actual, String remedy) {
    add(
        path.isAnchor(certificate) ? Point.ANCHOR_PROFILE : point,
        certificate,
        expected,
        actual,
        remedy);
  }

  boolean has(Point point) {
    return all.stream().anyMatch(f -> f.point() == point);
  }

  List<Finding> all() {
    return List.copyOf(all);
  }
}

package io.faultwire.tls.judgement;

import java.util.List;

/**
 * Holds certificates from the leaf upwards, each issued by the name of the next (RFC 5280, section
 * 6.1).
 *
 * @param certificates the leaf first; the anchor last if the path is anchored
 * @param anchored whether the last certificate is a trust anchor
 */
record CertificationPath(List<CertificateView> certificates, boolean anchored) {
  CertificationPath {
    certificates = List.copyOf(certificates);
  }

  CertificateView leaf() {
    return certificates.get(0);
  }

  CertificateView top() {
    return certificates.get(certificates.size() - 1);
  }

  /** Returns what stands between the leaf and the anchor, or above the leaf without an anchor. */
  List<CertificateView> intermediates() {
    int end = anchored ? certificates.size() - 1 : certificates.size();
    return end <= 1 ? List.of() : certificates.subList(1, end);
  }

  /** Returns the leaf and the intermediates. */
  List<CertificateView> belowAnchor() {
    return anchored && certificates.size() > 1
        ? certificates.subList(0, certificates.size() - 1)
        : certificates;
  }

  boolean isAnchor(CertificateView certificate) {
    return anchored && certificates.size() > 1 && certificate.equals(top());
  }

  boolean isLeaf(CertificateView certificate) {
    return certificate.equals(leaf());
  }

  String label(CertificateView certificate) {
    String role =
        isLeaf(certificate) ? "leaf" : isAnchor(certificate) ? "trust anchor" : "intermediate";
    return role + " " + certificate.label();
  }
}

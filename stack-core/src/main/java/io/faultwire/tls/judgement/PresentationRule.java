package io.faultwire.tls.judgement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks what is sent and in which order (RFC 8446, section 4.4.2; RFC 5246, section 7.4.2). */
final class PresentationRule implements Rule {
  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    List<CertificateView> sent = question.presented();
    complete(path, sent, findings);
    ordered(path, sent, findings);
    if (path.certificates().size() > 1 || sent.size() > 1) {
      withoutRoot(sent, findings);
    }
    withoutStrangers(sent, findings);
  }

  private static void complete(
      CertificationPath path, List<CertificateView> sent, Findings findings) {
    for (CertificateView needed : path.intermediates()) {
      if (!sent.contains(needed)) {
        incomplete(needed.label(), path.leaf(), findings);
      }
    }
    if (!path.anchored() && !path.top().isSelfIssued()) {
      incomplete(path.top().issuerLabel(), path.top(), findings);
    }
  }

  private static void incomplete(String missing, CertificateView below, Findings findings) {
    findings.add(
        Point.INCOMPLETE_LIST,
        below,
        "a list that leads to a root without help from elsewhere",
        "the list lacks the issuer " + missing,
        "append the intermediate's certificate to the server's chain file");
  }

  private static void ordered(
      CertificationPath path, List<CertificateView> sent, Findings findings) {
    int previous = 0;
    for (CertificateView each : path.intermediates()) {
      int position = sent.indexOf(each);
      if (position >= 0 && position < previous) {
        findings.add(
            Point.OUT_OF_ORDER,
            each,
            "each certificate followed by the one that certifies it",
            "certificate " + (position + 1) + " certifies certificate " + (previous + 1),
            "reorder the server's chain file: leaf, its issuer, that one's issuer");
      }
      previous = Math.max(previous, position);
    }
  }

  private static void withoutRoot(List<CertificateView> sent, Findings findings) {
    for (CertificateView each : new LinkedHashSet<>(sent.subList(1, sent.size()))) {
      if (each.isSelfSigned()) {
        findings.add(
            Point.ROOT_SENT,
            each,
            "a list that ends below the root",
            "the self-signed root is sent in every handshake",
            "remove the root from the server's chain file");
      }
    }
  }

  private static void withoutStrangers(List<CertificateView> sent, Findings findings) {
    Set<CertificateView> family = new HashSet<>();
    family.add(sent.get(0));
    List<CertificateView> others = new ArrayList<>(new LinkedHashSet<>(sent));
    boolean grown = true;
    while (grown) {
      grown =
          others.removeIf(c -> family.contains(c) || (certifiesOneOf(family, c) && family.add(c)));
    }
    for (CertificateView stranger : others) {
      if (!stranger.isSelfSigned()) {
        unrelated(stranger, "it certifies no other certificate in the list", findings);
      }
    }
    Set<CertificateView> seen = new HashSet<>();
    for (CertificateView each : sent) {
      if (!seen.add(each)) {
        unrelated(each, "it is sent more than once", findings);
      }
    }
  }

  private static boolean certifiesOneOf(Set<CertificateView> family, CertificateView issuer) {
    return family.stream().anyMatch(c -> c.issuer().equals(issuer.subject()) && !c.equals(issuer));
  }

  private static void unrelated(CertificateView each, String actual, Findings findings) {
    findings.add(
        Point.UNRELATED_SENT,
        each,
        "only certificates that lead from the leaf to the root, each once",
        actual,
        "remove it from the server's chain file");
  }
}

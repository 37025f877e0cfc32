package io.faultwire.tls.judgement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds paths from the leaf towards the anchors by names and signatures, anchored ones first.
 *
 * <p>Work is bounded, so that a list made to be searched for ever is not.
 */
final class PathSearch {
  private static final int MAX_PATHS = 32;
  private static final int MAX_LENGTH = 32;
  private static final int MAX_SIGNATURES = 256;

  private record Link(CertificateView subject, CertificateView issuer) {}

  private final ChainQuestion question;
  private final List<CertificationPath> anchored = new ArrayList<>();
  private final List<CertificationPath> open = new ArrayList<>();
  private final Map<Link, Boolean> verified = new HashMap<>();

  private PathSearch(ChainQuestion question) {
    this.question = question;
  }

  /** Returns at least one path: the anchored ones, else the longest that leads nowhere. */
  static List<CertificationPath> paths(ChainQuestion question) {
    PathSearch search = new PathSearch(question);
    List<CertificateView> path = new ArrayList<>();
    path.add(question.presented().get(0));
    search.extend(path);
    if (!search.anchored.isEmpty()) {
      return search.anchored;
    }
    CertificationPath longest = search.open.get(0);
    for (CertificationPath candidate : search.open) {
      if (candidate.certificates().size() > longest.certificates().size()) {
        longest = candidate;
      }
    }
    return List.of(longest);
  }

  private void extend(List<CertificateView> path) {
    CertificateView top = path.get(path.size() - 1);
    boolean dead = true;
    if (question.anchors().anchors().contains(top)) {
      anchored.add(new CertificationPath(path, true));
      dead = false;
    } else if (countedIntermediates(path) <= question.maxIntermediates()) {
      for (CertificateView anchor : issuersOf(top, question.anchors().anchors())) {
        if (anchored.size() < MAX_PATHS) {
          anchored.add(new CertificationPath(with(path, anchor), true));
          dead = false;
        }
      }
    }
    if (path.size() < MAX_LENGTH) {
      for (CertificateView issuer : issuersOf(top, untrusted())) {
        if (!loops(path, issuer)
            && countedIntermediates(with(path, issuer)) <= question.maxIntermediates()
            && anchored.size() + open.size() < MAX_PATHS) {
          dead = false;
          extend(with(path, issuer));
        }
      }
    }
    if (dead || path.size() == 1) {
      open.add(new CertificationPath(path, false));
    }
  }

  /** Counts as a path length constraint does: what is self-issued adds nothing. */
  private static long countedIntermediates(List<CertificateView> path) {
    return path.stream().skip(1).filter(c -> !c.isSelfIssued()).count();
  }

  private List<CertificateView> untrusted() {
    List<CertificateView> all = new ArrayList<>(question.presented());
    all.addAll(question.anchors().known());
    return all;
  }

  /** Returns who has the issuer's name: those whose key verifies, or all if none does. */
  private List<CertificateView> issuersOf(
      CertificateView subject, List<CertificateView> candidates) {
    List<CertificateView> named =
        candidates.stream().distinct().filter(c -> c.subject().equals(subject.issuer())).toList();
    List<CertificateView> signers = named.stream().filter(c -> verifies(subject, c)).toList();
    return signers.isEmpty() ? named : signers;
  }

  private boolean verifies(CertificateView subject, CertificateView issuer) {
    Link link = new Link(subject, issuer);
    if (!verified.containsKey(link)) {
      verified.put(link, verified.size() < MAX_SIGNATURES && subject.isSignedBy(issuer));
    }
    return verified.get(link);
  }

  /** The same name with the same key twice is a loop, whatever the certificate around it. */
  private static boolean loops(List<CertificateView> path, CertificateView next) {
    return path.stream()
        .anyMatch(
            c -> c.subject().equals(next.subject()) && c.publicKey().equals(next.publicKey()));
  }

  private static List<CertificateView> with(List<CertificateView> path, CertificateView next) {
    List<CertificateView> longer = new ArrayList<>(path);
    longer.add(next);
    return longer;
  }
}

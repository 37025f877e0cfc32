package io.faultwire.tls.judgement;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Asks whether a client may accept a list of certificates.
 *
 * @param presented what the server sent, in its order, the leaf first; not empty
 * @param anchors what the client trusts
 * @param name the name or address that the client asked for
 * @param at the time at which the chain must be valid
 * @param maxIntermediates how many certificates may stand between the leaf and the anchor
 * @param status what is known about revocation
 */
public record ChainQuestion(
    List<CertificateView> presented,
    TrustAnchors anchors,
    ServerName name,
    Instant at,
    int maxIntermediates,
    StatusEvidence status) {
  private static final int DEFAULT_MAX_INTERMEDIATES = 8;

  /**
   * Checks that there is a leaf.
   *
   * @throws IllegalArgumentException if nothing was presented
   */
  public ChainQuestion {
    presented = List.copyOf(presented);
    if (presented.isEmpty()) {
      throw new IllegalArgumentException(
          "no certificate was presented: a chain has at least the server's own");
    }
  }

  /** Asks about certificates as the JDK delivers them. */
  public static ChainQuestion of(
      List<X509Certificate> presented, TrustAnchors anchors, ServerName name, Instant at) {
    List<CertificateView> views = presented.stream().map(CertificateView::of).toList();
    return new ChainQuestion(views, anchors, name, at, DEFAULT_MAX_INTERMEDIATES);
  }

  /** Asks about everything but revocation. */
  public ChainQuestion(
      List<CertificateView> presented,
      TrustAnchors anchors,
      ServerName name,
      Instant at,
      int maxIntermediates) {
    this(presented, anchors, name, at, maxIntermediates, StatusEvidence.NOT_ASKED);
  }

  /** Returns the same question with what is known about revocation. */
  public ChainQuestion with(StatusEvidence known) {
    return new ChainQuestion(presented, anchors, name, at, maxIntermediates, known);
  }
}

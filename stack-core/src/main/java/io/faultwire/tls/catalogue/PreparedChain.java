package io.faultwire.tls.catalogue;

import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.tls.judgement.ChainJudge;
import io.faultwire.tls.judgement.ChainJudgement;
import io.faultwire.tls.judgement.ChainQuestion;
import io.faultwire.tls.judgement.Profile;
import io.faultwire.tls.judgement.ServerName;
import io.faultwire.tls.judgement.StatusEvidence;
import io.faultwire.tls.judgement.TrustAnchors;
import io.faultwire.tls.revocation.StatusEntry;
import io.faultwire.tls.revocation.StatusEntry.Protocol;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Holds a chain of the catalogue that was made.
 *
 * @param named which chain it is
 * @param chain what the server presents
 * @param root the authority that the client trusts, which need not be the root of the chain
 * @param host the name or address that the client asks for
 * @param statuses what is answered about certificates of the chain; none if nobody can be asked
 */
public record PreparedChain(
    NamedChain named,
    CertificateChain chain,
    TestCertificateAuthority root,
    String host,
    List<StatusEntry> statuses) {
  /** Copies the list. */
  public PreparedChain {
    statuses = List.copyOf(statuses);
  }

  /** Returns whether the server sends an OCSP response in its handshake. */
  public boolean isStapled() {
    return named.isStapled();
  }

  /** Returns what a client learns that asks everybody about the chain's certificates. */
  public StatusEvidence evidence() {
    List<byte[]> responses = contents(Protocol.OCSP);
    return new StatusEvidence(
        true,
        isStapled() ? responses : List.of(),
        isStapled() ? List.of() : responses,
        contents(Protocol.LIST));
  }

  private List<byte[]> contents(Protocol protocol) {
    return statuses.stream()
        .filter(entry -> entry.protocol() == protocol && entry.answer().isGiven())
        .map(StatusEntry::content)
        .toList();
  }

  /** Returns for what reason we refuse the chain under a profile; empty if we accept it. */
  public String refusal(Profile profile) {
    try {
      return judgement().findings().stream()
          .filter(finding -> profile.refuses(finding.point()))
          .map(finding -> finding.point().toString())
          .distinct()
          .collect(Collectors.joining(", "));
    } catch (IllegalArgumentException e) {
      return "unreadable";
    }
  }

  /**
   * Returns our own judgement, at the time of the setting.
   *
   * @throws IllegalArgumentException if a certificate cannot be read
   */
  public ChainJudgement judgement() {
    ChainQuestion question =
        ChainQuestion.of(
            chain.presented(),
            TrustAnchors.of(List.of(root.certificate())),
            ServerName.of(host),
            root.now());
    return ChainJudge.judge(question.with(evidence()));
  }

  @Override
  public String toString() {
    return named.id();
  }
}

package io.faultwire.tls.judgement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.jspecify.annotations.Nullable;

/** Applies the name constraints of each authority to all below it (RFC 5280, 4.2.1.10, 6.1.4). */
final class NameConstraintsRule implements Rule {
  /** Above this many comparisons a certificate is an attack, not an identity. */
  private static final long MAX_COMPARISONS = 250_000;

  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    List<CertificateView> all = path.certificates();
    for (int i = 1; i < all.size(); i++) {
      CertificateView authority = all.get(i);
      Extension extension = authority.extension(Extension.nameConstraints);
      if (extension != null) {
        NameConstraints constraints = NameConstraints.getInstance(extension.getParsedValue());
        for (CertificateView below : all.subList(0, i)) {
          if (path.isLeaf(below) || !below.isSelfIssued()) {
            apply(authority, constraints, below, findings);
          }
        }
      }
    }
  }

  private static void apply(
      CertificateView authority,
      NameConstraints constraints,
      CertificateView below,
      Findings findings) {
    String broken = broken(constraints, namesOf(below));
    if (!broken.isEmpty()) {
      findings.add(
          Point.NAME_CONSTRAINTS,
          below,
          "names within the name constraints of " + authority.label(),
          broken,
          "get a certificate from an authority that may issue for these names");
    }
  }

  private static String broken(NameConstraints constraints, List<GeneralName> names) {
    List<GeneralSubtree> permitted = subtrees(constraints.getPermittedSubtrees());
    List<GeneralSubtree> excluded = subtrees(constraints.getExcludedSubtrees());
    if ((long) names.size() * (permitted.size() + excluded.size()) > MAX_COMPARISONS) {
      return "too many names and constraints to compare";
    }
    for (GeneralSubtree subtree : permitted) {
      if (!SubtreeMatch.isWellFormed(subtree)) {
        return "the permitted subtree " + subtree.getBase() + " is malformed";
      }
    }
    for (GeneralSubtree subtree : excluded) {
      if (!SubtreeMatch.isWellFormed(subtree)) {
        return "the excluded subtree " + subtree.getBase() + " is malformed";
      }
    }
    for (GeneralName name : names) {
      for (GeneralSubtree subtree : excluded) {
        if (SubtreeMatch.mayReach(subtree.getBase(), name)) {
          return name + " is in the excluded subtree " + subtree.getBase();
        }
      }
      List<GeneralName> bases =
          permitted.stream()
              .map(GeneralSubtree::getBase)
              .filter(base -> base.getTagNo() == name.getTagNo())
              .toList();
      if (!bases.isEmpty() && bases.stream().noneMatch(b -> SubtreeMatch.contains(b, name))) {
        return name + " is in none of the permitted subtrees";
      }
    }
    return "";
  }

  private static List<GeneralSubtree> subtrees(GeneralSubtree @Nullable [] subtrees) {
    return subtrees == null ? List.of() : Arrays.asList(subtrees);
  }

  /** Returns alternative names, the subject, and the subject's mail addresses if alone. */
  private static List<GeneralName> namesOf(CertificateView certificate) {
    List<GeneralName> names = new ArrayList<>(certificate.alternativeNames());
    if (certificate.subject().getRDNs().length > 0) {
      names.add(new GeneralName(certificate.subject()));
    }
    if (certificate.extension(Extension.subjectAlternativeName) == null) {
      for (RDN rdn : certificate.subject().getRDNs(BCStyle.EmailAddress)) {
        String mail = IETFUtils.valueToString(rdn.getFirst().getValue());
        names.add(new GeneralName(GeneralName.rfc822Name, mail));
      }
    }
    return names;
  }
}

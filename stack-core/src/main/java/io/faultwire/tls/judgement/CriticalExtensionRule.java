package io.faultwire.tls.judgement;

import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;

/** Checks that every critical extension is one that clients know (RFC 5280, section 4.2). */
final class CriticalExtensionRule implements Rule {
  private static final Set<ASN1ObjectIdentifier> KNOWN =
      Set.of(
          Extension.authorityInfoAccess,
          Extension.authorityKeyIdentifier,
          Extension.basicConstraints,
          Extension.certificatePolicies,
          Extension.cRLDistributionPoints,
          Extension.extendedKeyUsage,
          Extension.inhibitAnyPolicy,
          Extension.issuerAlternativeName,
          Extension.keyUsage,
          Extension.nameConstraints,
          Extension.policyConstraints,
          Extension.policyMappings,
          Extension.subjectAlternativeName,
          Extension.subjectKeyIdentifier);

  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    for (CertificateView each : path.certificates()) {
      for (Object oid : each.holder().getCriticalExtensionOIDs()) {
        if (oid instanceof ASN1ObjectIdentifier critical && !KNOWN.contains(critical)) {
          findings.addHere(
              Point.UNKNOWN_CRITICAL_EXTENSION,
              each,
              "no critical extension beyond those of RFC 5280",
              "critical extension " + critical,
              "have the certificate issued without it, or with it as not critical");
        }
      }
    }
  }
}

package io.faultwire.tls.judgement;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Checks what the CA/Browser Forum demands of extensions beyond RFC 5280 (CA/B BR 7.1.2). */
final class BaselineRule implements Rule {
  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    leaf(path.leaf(), findings);
    if (path.isAnchor(path.top())) {
      root(path.top(), findings);
    }
  }

  private static void leaf(CertificateView leaf, Findings findings) {
    List<KeyPurposeId> purposes = UsageRule.purposesOf(leaf);
    boolean critical = leaf.isCritical(Extension.extendedKeyUsage);
    if (purposes.isEmpty() || critical || purposes.contains(KeyPurposeId.anyExtendedKeyUsage)) {
      findings.add(
          Point.BASELINE_PROFILE,
          leaf,
          "a non-critical extended key usage that names serverAuth and not any purpose",
          "extended key usages " + purposes + (critical ? ", critical" : ""),
          "have the certificate issued for server authentication only");
    }
    if (leaf.isCritical(Extension.subjectAlternativeName) && leaf.subject().getRDNs().length > 0) {
      findings.add(
          Point.BASELINE_PROFILE,
          leaf,
          "alternative names not critical where there is a subject",
          "they are critical",
          "have the certificate issued without a subject, or with names that are not critical");
    }
  }

  private static void root(CertificateView root, Findings findings) {
    if (root.extension(Extension.extendedKeyUsage) != null) {
      complain(root, "no extended key usage", "there is one", findings);
    }
    Extension extension = root.extension(Extension.authorityKeyIdentifier);
    if (extension == null) {
      return;
    }
    AuthorityKeyIdentifier identifier =
        AuthorityKeyIdentifier.getInstance(extension.getParsedValue());
    if (identifier.getAuthorityCertIssuer() != null
        || identifier.getAuthorityCertSerialNumber() != null) {
      complain(root, "an authority key identifier of the key alone", "it has more", findings);
    }
    if (root.isSelfIssued() && !Arrays.equals(identifier.getKeyIdentifierOctets(), keyOf(root))) {
      complain(root, "one identifier for its own key", "two different ones", findings);
    }
  }

  private static byte[] keyOf(CertificateView certificate) {
    Extension extension = certificate.extension(Extension.subjectKeyIdentifier);
    return extension == null
        ? new byte[0]
        : ASN1OctetString.getInstance(extension.getParsedValue()).getOctets();
  }

  private static void complain(
      CertificateView root, String expected, String actual, Findings findings) {
    findings.add(Point.BASELINE_PROFILE, root, expected, actual, "use another root");
  }
}

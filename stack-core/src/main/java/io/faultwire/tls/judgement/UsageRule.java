package io.faultwire.tls.judgement;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Checks what the keys may be used for (RFC 5280, sections 4.2.1.3 and 4.2.1.12). */
final class UsageRule implements Rule {
  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    CertificateView leaf = path.leaf();
    if (!leaf.allowsUsage(KeyUsage.digitalSignature) && !leaf.isAuthority()) {
      findings.add(
          Point.KEY_USAGE,
          leaf,
          "the bit digitalSignature, with which the server proves that it has the key",
          "a key usage without it",
          "have the certificate issued with key usage digitalSignature");
    }
    for (CertificateView each : path.belowAnchor()) {
      purposes(each, findings);
    }
  }

  private static void purposes(CertificateView each, Findings findings) {
    if (each.extension(Extension.extendedKeyUsage) == null) {
      return;
    }
    List<KeyPurposeId> purposes = purposesOf(each);
    if (!purposes.contains(KeyPurposeId.id_kp_serverAuth)
        && !purposes.contains(KeyPurposeId.anyExtendedKeyUsage)) {
      findings.add(
          Point.EXTENDED_KEY_USAGE,
          each,
          "the purpose serverAuth among the extended key usages",
          "extended key usages " + purposes,
          "have the certificate issued for server authentication");
    }
  }

  /** Returns the extended key usages, none if the extension is absent. */
  static List<KeyPurposeId> purposesOf(CertificateView each) {
    Extension extension = each.extension(Extension.extendedKeyUsage);
    return extension == null
        ? List.of()
        : Arrays.asList(ExtendedKeyUsage.getInstance(extension.getParsedValue()).getUsages());
  }
}

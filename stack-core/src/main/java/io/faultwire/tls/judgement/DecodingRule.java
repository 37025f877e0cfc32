package io.faultwire.tls.judgement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** Checks that the extensions of RFC 5280, section 4.2, have the syntax given there, in DER. */
final class DecodingRule implements Rule {
  private static final Map<ASN1ObjectIdentifier, Function<Object, Object>> DECODERS = decoders();

  private static Map<ASN1ObjectIdentifier, Function<Object, Object>> decoders() {
    Map<ASN1ObjectIdentifier, Function<Object, Object>> decoders = new LinkedHashMap<>();
    decoders.put(Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance);
    decoders.put(Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance);
    decoders.put(Extension.keyUsage, KeyUsage::getInstance);
    decoders.put(Extension.certificatePolicies, CertificatePolicies::getInstance);
    decoders.put(Extension.subjectAlternativeName, GeneralNames::getInstance);
    decoders.put(Extension.basicConstraints, BasicConstraints::getInstance);
    decoders.put(Extension.nameConstraints, NameConstraints::getInstance);
    decoders.put(Extension.extendedKeyUsage, ExtendedKeyUsage::getInstance);
    decoders.put(Extension.cRLDistributionPoints, CRLDistPoint::getInstance);
    decoders.put(Extension.authorityInfoAccess, AuthorityInformationAccess::getInstance);
    return decoders;
  }

  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    for (CertificateView each : path.certificates()) {
      if (!each.isDistinguishedEncoding()) {
        findings.addHere(
            Point.ENCODING,
            each,
            "the distinguished encoding (DER), which the signature covers",
            "another encoding of the same content",
            "have the certificate issued again");
      }
      DECODERS.forEach(
          (oid, decoder) -> {
            Extension extension = each.extension(oid);
            if (extension != null && !decodes(extension, decoder)) {
              findings.addHere(
                  Point.ENCODING,
                  each,
                  "extensions in the syntax of RFC 5280",
                  "extension " + oid + " cannot be decoded",
                  "have the certificate issued again");
            }
          });
    }
  }

  private static boolean decodes(Extension extension, Function<Object, Object> decoder) {
    try {
      ASN1Encodable value = extension.getParsedValue();
      return value != null && decoder.apply(value) != null;
    } catch (RuntimeException e) {
      // Decoders throw what they like on an encoding made to break them.
      return false;
    }
  }
}

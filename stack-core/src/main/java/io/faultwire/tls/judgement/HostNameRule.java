package io.faultwire.tls.judgement;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.GeneralName;

/** Checks that an alternative name, and never the common name, names the server (RFC 9525, 6). */
final class HostNameRule implements Rule {
  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    CertificateView leaf = path.leaf();
    List<GeneralName> names = leaf.alternativeNames();
    if (names.isEmpty()) {
      findings.add(
          Point.NO_ALTERNATIVE_NAME,
          leaf,
          "a subject alternative name extension",
          "none; the common name does not count",
          "have the certificate issued with the server's names as alternative names");
    }
    if (names.stream().noneMatch(question.name()::matches)) {
      findings.add(
          Point.HOST_MISMATCH,
          leaf,
          "an alternative name that matches " + question.name(),
          names.isEmpty() ? "no alternative names" : "alternative names " + describe(names),
          "use a certificate for this name, or connect by a name that it has");
    }
  }

  static String describe(List<GeneralName> names) {
    return names.stream().map(HostNameRule::text).collect(Collectors.joining(", "));
  }

  /** Returns a DNS name as it is and an address as a literal in the form of RFC 5952. */
  static String text(GeneralName name) {
    if (name.getTagNo() != GeneralName.iPAddress) {
      return name.getName().toString();
    }
    try {
      byte[] octets = ASN1OctetString.getInstance(name.getName()).getOctets();
      return AddressText.of(InetAddress.getByAddress(octets));
    } catch (UnknownHostException e) {
      return "an address of a wrong length";
    }
  }
}

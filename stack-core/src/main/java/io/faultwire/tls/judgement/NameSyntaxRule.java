package io.faultwire.tls.judgement;

import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * Checks the form of DNS names: the preferred syntax of RFC 1034, section 3.5 (RFC 5280, section
 * 4.2.1.6), a wildcard only as the complete left-most label (RFC 9525, section 6.3).
 */
final class NameSyntaxRule implements Rule {
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern NAME = Pattern.compile("(?:" + LABEL + "\\.)*" + LABEL);
  private static final Pattern WILDCARD = Pattern.compile("\\*(?:\\." + LABEL + "){2,}");
  private static final Pattern NUMERIC_END = Pattern.compile("(?:.*\\.)?[0-9]+");
  private static final int IPV4_OCTETS = 4;
  private static final int IPV6_OCTETS = 16;
  private static final int MAX_LENGTH = 253;

  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    CertificateView leaf = path.leaf();
    for (GeneralName name : leaf.alternativeNames()) {
      if (name.getTagNo() == GeneralName.dNSName) {
        judge(name.getName().toString(), leaf, findings);
      } else if (name.getTagNo() == GeneralName.iPAddress) {
        judgeAddress(ASN1OctetString.getInstance(name.getName()).getOctets(), leaf, findings);
      }
    }
  }

  private static void judge(String name, CertificateView leaf, Findings findings) {
    if (name.indexOf('*') >= 0) {
      if (!WILDCARD.matcher(name).matches()) {
        findings.add(
            Point.WILDCARD_FORM,
            leaf,
            "a wildcard as the complete left-most label, above a domain of two labels or more",
            "alternative name " + name,
            "name the hosts, or use a wildcard such as *.shop.example");
      }
    } else if (!isHostName(name)) {
      findings.add(
          Point.NAME_SYNTAX,
          leaf,
          "DNS names of letters, digits and hyphens; international ones as A-labels",
          "alternative name '" + name + "'",
          "have the certificate issued with names in this form; an address is an iPAddress");
    }
  }

  private static void judgeAddress(byte[] octets, CertificateView leaf, Findings findings) {
    if (octets.length != IPV4_OCTETS && octets.length != IPV6_OCTETS) {
      findings.add(
          Point.NAME_SYNTAX,
          leaf,
          "addresses of 4 or 16 octets",
          "an address of " + octets.length + " octets",
          "have the certificate issued with addresses in this form");
    }
  }

  static boolean isHostName(String name) {
    return name.length() <= MAX_LENGTH
        && NAME.matcher(name).matches()
        && !NUMERIC_END.matcher(name).matches();
  }
}

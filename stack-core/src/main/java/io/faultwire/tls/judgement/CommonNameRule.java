package io.faultwire.tls.judgement;

import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.GeneralName;

/** Checks that a common name repeats an alternative name letter by letter (CA/B BR 7.1.4.3). */
final class CommonNameRule implements Rule {
  /** Digits, hexadecimal or not, in the manner of an address. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9][0-9A-Fa-fXx.]*|[0-9A-Fa-f.]*:.*");

  /** A domain that is not written in A-labels. */
  private static final Pattern INTERNATIONAL =
      Pattern.compile("[^.\\s]*[^\\p{ASCII}][^\\s]*\\.[^\\s]+");

  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    CertificateView leaf = path.leaf();
    List<GeneralName> names = leaf.alternativeNames();
    for (RDN rdn : leaf.subject().getRDNs(BCStyle.CN)) {
      String commonName = IETFUtils.valueToString(rdn.getFirst().getValue());
      if (names.stream().noneMatch(n -> HostNameRule.text(n).equals(commonName))) {
        findings.add(
            isOtherSpelling(commonName, names)
                ? Point.COMMON_NAME_SPELLING
                : Point.COMMON_NAME_UNRELATED,
            leaf,
            "a common name that repeats an alternative name letter by letter, or none",
            "common name " + commonName + ", alternative names " + HostNameRule.describe(names),
            "leave the common name out, or set it to one of the alternative names");
      }
    }
  }

  private static boolean isOtherSpelling(String commonName, List<GeneralName> names) {
    return ADDRESS.matcher(commonName).matches()
        || INTERNATIONAL.matcher(commonName).matches()
        || names.stream().anyMatch(n -> HostNameRule.text(n).equalsIgnoreCase(commonName));
  }
}

package io.faultwire.tls.judgement;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;

/** Checks version, serial number and the encoding of times (RFC 5280, section 4.1.2). */
final class FieldRule implements Rule {
  private static final int MAX_SERIAL_OCTETS = 20;
  private static final Pattern UTC_TIME = Pattern.compile("[0-9]{12}Z");
  private static final Pattern GENERALIZED_TIME = Pattern.compile("(20[5-9]|2[1-9]|[3-9])[0-9]+Z");
  private static final int GENERALIZED_LENGTH = 15;

  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    for (CertificateView each : path.certificates()) {
      if (each.holder().getVersionNumber() != 3) {
        findings.addHere(
            Point.VERSION,
            each,
            "version 3, which has extensions",
            "version " + each.holder().getVersionNumber(),
            "have the certificate issued with alternative names and key usages");
      }
      TBSCertificate content = each.holder().toASN1Structure().getTBSCertificate();
      if (!isWellFormed(content.getStartDate()) || !isWellFormed(content.getEndDate())) {
        findings.addHere(
            Point.ENCODING,
            each,
            "validity as UTCTime until 2049 and GeneralizedTime after, in whole seconds, ending in Z",
            "from " + content.getStartDate() + " to " + content.getEndDate(),
            "have the certificate issued again");
      }
    }
    for (CertificateView each : path.belowAnchor()) {
      BigInteger serial = each.holder().getSerialNumber();
      if (serial.signum() <= 0 || serial.toByteArray().length > MAX_SERIAL_OCTETS) {
        findings.add(
            Point.SERIAL_NUMBER,
            each,
            "a positive serial number of at most 20 octets",
            serial + " in " + serial.toByteArray().length + " octets",
            "have the certificate issued again");
      }
      for (CertificateView other : question.presented()) {
        if (!other.equals(each)
            && other.issuer().equals(each.issuer())
            && other.holder().getSerialNumber().equals(serial)) {
          findings.add(
              Point.SERIAL_NUMBER,
              each,
              "a serial number that its issuer has given once",
              "the same one as that of " + other.label(),
              "have one of the two issued again");
        }
      }
    }
  }

  private static boolean isWellFormed(Time time) {
    try {
      byte[] der = time.toASN1Primitive().getEncoded();
      String text = new String(Arrays.copyOfRange(der, 2, der.length), StandardCharsets.US_ASCII);
      return time.toASN1Primitive() instanceof ASN1UTCTime
          ? UTC_TIME.matcher(text).matches()
          : text.length() == GENERALIZED_LENGTH && GENERALIZED_TIME.matcher(text).matches();
    } catch (IOException e) {
      return false;
    }
  }
}

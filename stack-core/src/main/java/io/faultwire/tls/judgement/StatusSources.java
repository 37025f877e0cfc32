package io.faultwire.tls.judgement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Says where a certificate's status can be had, by the certificate itself.
 *
 * @param responders addresses of OCSP responders (RFC 5280, section 4.2.2.1)
 * @param lists addresses of revocation lists (RFC 5280, section 4.2.1.13)
 * @param mustStaple whether the server must send it (RFC 7633, section 4)
 */
public record StatusSources(List<String> responders, List<String> lists, boolean mustStaple) {
  private static final ASN1ObjectIdentifier TLS_FEATURE =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");

  /** The number of the extension status_request, which stands for its answer. */
  private static final int STATUS_REQUEST = 5;

  /** Copies the lists. */
  public StatusSources {
    responders = List.copyOf(responders);
    lists = List.copyOf(lists);
  }

  /**
   * Reads a certificate.
   *
   * @throws IllegalArgumentException if one of the extensions cannot be decoded
   */
  public static StatusSources of(CertificateView certificate) {
    return new StatusSources(responders(certificate), lists(certificate), feature(certificate));
  }

  /** Returns whether the certificate names no place to ask at. */
  public boolean isEmpty() {
    return responders.isEmpty() && lists.isEmpty();
  }

  private static List<String> responders(CertificateView certificate) {
    Extension extension = certificate.extension(Extension.authorityInfoAccess);
    if (extension == null) {
      return List.of();
    }
    AccessDescription[] all =
        AuthorityInformationAccess.getInstance(extension.getParsedValue()).getAccessDescriptions();
    return Arrays.stream(all)
        .filter(each -> each.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
        .map(AccessDescription::getAccessLocation)
        .filter(place -> place.getTagNo() == GeneralName.uniformResourceIdentifier)
        .map(place -> place.getName().toString())
        .toList();
  }

  private static List<String> lists(CertificateView certificate) {
    Extension extension = certificate.extension(Extension.cRLDistributionPoints);
    if (extension == null) {
      return List.of();
    }
    List<String> places = new ArrayList<>();
    for (DistributionPoint point :
        CRLDistPoint.getInstance(extension.getParsedValue()).getDistributionPoints()) {
      DistributionPointName name = point.getDistributionPoint();
      if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
        for (GeneralName place : GeneralNames.getInstance(name.getName()).getNames()) {
          if (place.getTagNo() == GeneralName.uniformResourceIdentifier) {
            places.add(place.getName().toString());
          }
        }
      }
    }
    return places;
  }

  private static boolean feature(CertificateView certificate) {
    Extension extension = certificate.extension(TLS_FEATURE);
    if (extension == null) {
      return false;
    }
    for (Object number : ASN1Sequence.getInstance(extension.getParsedValue())) {
      if (number instanceof ASN1Integer feature && feature.hasValue(STATUS_REQUEST)) {
        return true;
      }
    }
    return false;
  }
}

package io.faultwire.tls.judgement;

import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Checks which extensions must be there and whether they are critical (RFC 5280, 4.2). */
final class ExtensionProfileRule implements Rule {
  private static final Map<String, ASN1ObjectIdentifier> NEVER_CRITICAL =
      Map.of(
          "authority key identifier", Extension.authorityKeyIdentifier,
          "subject key identifier", Extension.subjectKeyIdentifier,
          "authority information access", Extension.authorityInfoAccess,
          "subject information access", Extension.subjectInfoAccess);
  private static final Map<String, ASN1ObjectIdentifier> ALWAYS_CRITICAL =
      Map.of(
          "policy constraints", Extension.policyConstraints,
          "inhibit any-policy", Extension.inhibitAnyPolicy);

  @Override
  public void judge(CertificationPath path, ChainQuestion question, Findings findings) {
    for (CertificateView each : path.certificates()) {
      Complaint complaint =
          (expected, actual) ->
              findings.addHere(
                  Point.EXTENSION_PROFILE,
                  each,
                  expected,
                  actual,
                  "have the certificate issued by a CA that follows RFC 5280");
      criticality(each, complaint);
      names(each, complaint);
      keyIdentifiers(each, complaint);
      if (each.isAuthority()) {
        authority(each, path.isLeaf(each), complaint);
      } else {
        endEntity(each, complaint);
      }
      if (each.extension(Extension.nameConstraints) != null
          && each.isAuthority()
          && !each.isCritical(Extension.nameConstraints)) {
        findings.add(
            Point.NAME_CONSTRAINTS_NOT_CRITICAL,
            each,
            "name constraints marked critical",
            "they are not critical: old clients ignore them",
            "have the authority's certificate issued with critical name constraints");
      }
    }
  }

  /** Says what a certificate should have and what it has. */
  private interface Complaint {
    void that(String expected, String actual);
  }

  private static void criticality(CertificateView each, Complaint complaint) {
    NEVER_CRITICAL.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(e -> each.isCritical(e.getValue()))
        .forEach(e -> complaint.that("the " + e.getKey() + " not critical", "it is critical"));
    ALWAYS_CRITICAL.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(e -> each.extension(e.getValue()) != null && !each.isCritical(e.getValue()))
        .forEach(e -> complaint.that("the " + e.getKey() + " critical", "they are not critical"));
  }

  private static void names(CertificateView each, Complaint complaint) {
    boolean noSubject = each.subject().getRDNs().length == 0;
    if (each.issuer().getRDNs().length == 0) {
      complaint.that("the issuer's name", "an empty issuer");
    }
    if (noSubject && each.isAuthority()) {
      complaint.that("a subject, since it issues certificates", "an empty subject");
    }
    if (noSubject
        && each.extension(Extension.subjectAlternativeName) != null
        && !each.isCritical(Extension.subjectAlternativeName)) {
      complaint.that(
          "critical alternative names, since the subject is empty", "they are not critical");
    }
    if (each.extension(Extension.subjectAlternativeName) != null
        && each.alternativeNames().isEmpty()) {
      complaint.that("at least one alternative name", "an empty list of alternative names");
    }
  }

  private static void keyIdentifiers(CertificateView each, Complaint complaint) {
    Extension authority = each.extension(Extension.authorityKeyIdentifier);
    boolean mayOmit = each.isSelfIssued() && each.isSelfSigned();
    if (authority == null
        ? !mayOmit && each.holder().getVersionNumber() == 3
        : !hasKeyId(authority)) {
      complaint.that("an authority key identifier that identifies the issuer's key", "none");
    }
    if (each.isAuthority() && each.extension(Extension.subjectKeyIdentifier) == null) {
      complaint.that("a subject key identifier, since it issues certificates", "none");
    }
  }

  private static boolean hasKeyId(Extension authorityKeyIdentifier) {
    return AuthorityKeyIdentifier.getInstance(authorityKeyIdentifier.getParsedValue())
            .getKeyIdentifierOctets()
        != null;
  }

  private static void authority(CertificateView each, boolean leaf, Complaint complaint) {
    if (!each.isCritical(Extension.basicConstraints)) {
      complaint.that("critical basic constraints, since it is a CA", "they are not critical");
    }
    if (!each.allowsUsage(KeyUsage.keyCertSign) && each.pathLength() >= 0 && !leaf) {
      complaint.that("a path length only with keyCertSign", "a path length without it");
    }
  }

  private static void endEntity(CertificateView each, Complaint complaint) {
    if (each.extension(Extension.nameConstraints) != null) {
      complaint.that("name constraints only in the certificate of a CA", "they are present");
    }
    if (each.pathLength() >= 0) {
      complaint.that("a path length only in the certificate of a CA", "it is present");
    }
    if (each.extension(Extension.keyUsage) != null && each.allowsUsage(KeyUsage.keyCertSign)) {
      complaint.that("keyCertSign only in the certificate of a CA", "it is present");
    }
  }
}

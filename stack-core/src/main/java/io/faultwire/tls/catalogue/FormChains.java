package io.faultwire.tls.catalogue;

import static io.faultwire.tls.catalogue.NamedChain.bad;
import static io.faultwire.tls.catalogue.NamedChain.either;
import static io.faultwire.tls.catalogue.NamedChain.good;

import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Chains about fields and extensions (RFC 5280, sections 4.1 and 4.2). */
final class FormChains {
  private static final String SERIAL = "RFC 5280, 4.1.2.2";
  private static final String EXTENSIONS = "RFC 5280, 4.2";
  private static final byte[] NULL = {5, 0};

  private FormChains() {}

  static List<NamedChain> all() {
    List<NamedChain> all = new ArrayList<>(fields());
    all.addAll(extensions());
    return all;
  }

  private static List<NamedChain> fields() {
    return List.of(
        good(
            "form.serial-20-octets",
            "A serial number of 20 octets",
            SERIAL,
            w -> w.leaf().serialNumber(BigInteger.ONE.shiftLeft(158)).issue()),
        either(
            "form.serial-21-octets",
            "A serial number of 21 octets, which no client has to read",
            SERIAL,
            w -> w.leaf().serialNumber(BigInteger.ONE.shiftLeft(160)).issue()),
        either(
            "form.serial-zero",
            "The serial number 0, which clients should bear",
            SERIAL,
            w -> w.leaf().serialNumber(BigInteger.ZERO).issue()),
        either(
            "form.serial-negative",
            "A negative serial number, which clients should bear",
            SERIAL,
            w -> w.leaf().serialNumber(BigInteger.valueOf(-77)).issue()),
        either(
            "form.serial-duplicate",
            "Two certificates of one issuer with one serial number, which the issuer must not make",
            SERIAL,
            w -> {
              TestCertificateAuthority issuing =
                  w.issuer().serialNumber(BigInteger.TEN).authority();
              CertificateChain chain = issuing.issue(w.host());
              return chain.followedBy(
                  List.of(
                      issuing.certificate(),
                      w.root()
                          .authority("Another CA")
                          .serialNumber(BigInteger.TEN)
                          .authority()
                          .certificate()));
            }),
        bad(
            "form.version-one",
            "Of version 1, which has no alternative names",
            "RFC 9525, 4.1",
            w -> w.leaf().versionOne().issue()),
        either(
            "form.version-two",
            "Of version 2 with extensions, which only version 3 may have",
            "RFC 5280, 4.1.2.1",
            w -> w.leaf().rewritten(der -> Der.withVersion(der, 1)).issue()),
        either(
            "form.version-four",
            "Of version 4, which there is not",
            "RFC 5280, 4.1.2.1",
            w -> w.leaf().rewritten(der -> Der.withVersion(der, 3)).issue()),
        bad(
            "form.algorithm-mismatch",
            "The signed part names another signature algorithm than the certificate",
            "RFC 5280, 4.1.1.2",
            w -> w.leaf().rewritten(Der::withOtherAlgorithm).issue()));
  }

  private static List<NamedChain> extensions() {
    return List.of(
        good(
            "form.unknown-extension",
            "An unknown extension that is not critical",
            EXTENSIONS,
            w -> w.leaf().extension("1.2.3.4", false, NULL).issue()),
        bad(
            "form.unknown-critical-extension",
            "An unknown extension that is critical",
            EXTENSIONS,
            w -> w.leaf().extension("1.2.3.4", true, NULL).issue()),
        bad(
            "form.unknown-critical-extension-of-issuer",
            "An unknown critical extension of the intermediate",
            EXTENSIONS,
            w -> w.issuer().extension("1.2.3.4", true, NULL).authority().issue(w.host())),
        bad(
            "form.malformed-extension",
            "Extended key usages that cannot be decoded",
            EXTENSIONS,
            w -> w.leaf().extension("2.5.29.37", false, new byte[] {4, 0}).issue()),
        bad(
            "form.duplicate-extension",
            "An extension that stands there twice",
            EXTENSIONS,
            w -> w.leaf().rewritten(Der::withLastExtensionTwice).issue()),
        good(
            "form.empty-subject",
            "An empty subject, and critical alternative names",
            "RFC 5280, 4.1.2.6",
            w -> w.leaf().commonName("").issue()));
  }
}

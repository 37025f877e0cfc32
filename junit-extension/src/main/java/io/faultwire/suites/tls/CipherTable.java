package io.faultwire.suites.tls;

import static io.faultwire.conformance.Level.MUST;
import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.conformance.Level.SHOULD_NOT;
import static io.faultwire.suites.tls.Expectation.accepted;
import static io.faultwire.suites.tls.Expectation.hello;
import static io.faultwire.suites.tls.Expectation.notChosen;
import static io.faultwire.suites.tls.Expectation.refused;
import static io.faultwire.suites.tls.HelloCheck.tls12;
import static io.faultwire.suites.tls.HelloCheck.tls13;

import io.faultwire.conformance.Level;
import io.faultwire.tls.message.CipherSuites;
import io.faultwire.tls.message.Extension;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsVersion;
import java.util.List;
import java.util.function.Predicate;

/** Which classes of cipher suites are refused, which are wanted, and which are preferred. */
final class CipherTable {
  private static final String DISABLE = "leave these suites out of the server's list";
  private static final String ENABLE = "add the suites to the server's list";
  private static final int RSA_AES_128_CBC = 0x002F;
  private static final int ECDHE_RSA_AES_128_CBC = 0xC013;
  private static final int ECDHE_RSA_AES_128_GCM = 0xC02F;

  private CipherTable() {}

  static List<HelloCheck> checks() {
    return List.of(
        refuses("no-null", 9325, "4.1", MUST_NOT, "without encryption", n -> has(n, "_NULL_")),
        refuses("no-export", 9325, "4.1", MUST_NOT, "of export grade", n -> has(n, "_EXPORT")),
        refuses("no-rc4", 7465, "2", MUST_NOT, "with RC4", n -> has(n, "_RC4_")),
        refuses(
            "no-des",
            9325,
            "4.1",
            MUST_NOT,
            "with single DES or RC2",
            n -> (has(n, "_DES_CBC_") || has(n, "_RC2_")) && !has(n, "_EXPORT")),
        refuses(
            "no-anonymous", 5246, "A.5", MUST_NOT, "without a certificate", n -> has(n, "_anon_")),
        refuses("no-3des", 9325, "4.1", SHOULD_NOT, "with 3DES", n -> has(n, "_3DES_")),
        refuses(
            "no-static-rsa",
            9325,
            "4.1",
            SHOULD_NOT,
            "with RSA key transport",
            n -> n.startsWith("TLS_RSA_WITH_") && isDecent(n)),
        refuses(
            "no-static-dh",
            9325,
            "4.1",
            SHOULD_NOT,
            "with static Diffie-Hellman",
            n ->
                startsWith(n, "TLS_DH_RSA_", "TLS_DH_DSS_", "TLS_ECDH_RSA_", "TLS_ECDH_ECDSA_")
                    && isDecent(n)),
        refuses(
            "no-dhe",
            9325,
            "4.1",
            SHOULD_NOT,
            "with finite-field ephemeral Diffie-Hellman",
            n -> startsWith(n, "TLS_DHE_RSA_", "TLS_DHE_DSS_") && isDecent(n)),
        tls12("tls.cipher.forward-secrecy", 9325, "4.1", MUST)
            .title("Forward secrecy is supported")
            .sends("suites with ephemeral keys alone", h -> h.cipherSuites(ephemeral()))
            .expects(accepted())
            .remedy(ENABLE),
        tls12("tls.cipher.prefers-forward-secrecy", 9325, "4.1", MUST)
            .title("Forward secrecy is preferred")
            .expects(hello("of a suite with ephemeral keys", CipherTable::isEphemeral))
            .remedy("put the suites with ECDHE in front, and let the server's order decide"),
        tls12("tls.cipher.recommended", 9325, "4.2", SHOULD)
            .title("ECDHE with AES-GCM is supported")
            .sends(
                "the four recommended suites",
                h -> h.cipherSuites(0xC02F, 0xC030, 0xC02B, 0xC02C, 0x00FF))
            .expects(accepted())
            .remedy(ENABLE),
        tls12("tls.cipher.prefers-recommended", 9325, "4.2.1", MUST)
            .title("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 is preferred over weaker suites")
            .needs(Feature.RECOMMENDED_SUITE)
            .sends(
                "two weaker suites in front of it",
                h ->
                    h.cipherSuites(
                        RSA_AES_128_CBC, ECDHE_RSA_AES_128_CBC, ECDHE_RSA_AES_128_GCM, 0x00FF))
            .expects(hello("of this suite", hello -> hello.cipherSuite() == ECDHE_RSA_AES_128_GCM))
            .remedy("let the server's order decide, not the client's"),
        tls12("tls.cipher.cbc-needs-encrypt-then-mac", 9325, "4.2", SHOULD_NOT)
            .title("CBC is used with encrypt_then_mac only")
            .sends(
                "CBC suites alone and encrypt_then_mac",
                h ->
                    h.cipherSuites(0xC023, 0xC027, 0xC009, 0xC00A, 0xC013, 0xC014, 0x00FF)
                        .extension(Extension.ENCRYPT_THEN_MAC, new byte[0]))
            .expects(
                refused()
                    .or(
                        hello(
                            "with encrypt_then_mac",
                            hello -> hello.extensions().has(Extension.ENCRYPT_THEN_MAC))))
            .remedy("leave CBC suites out, or use a TLS library that knows RFC 7366"),
        tls12("tls.cipher.no-encrypt-then-mac-for-aead", 7366, "3", MUST_NOT)
            .title("encrypt_then_mac is not agreed to where the suite needs none")
            .sends(
                "AES-GCM suites alone and encrypt_then_mac",
                h ->
                    h.cipherSuites(0xC02F, 0xC030, 0xC02B, 0xC02C, 0x00FF)
                        .extension(Extension.ENCRYPT_THEN_MAC, new byte[0]))
            .expects(
                notChosen(
                    "encrypt_then_mac",
                    a -> a.hello().orElseThrow().extensions().has(Extension.ENCRYPT_THEN_MAC)))
            .remedy("use a TLS library that follows RFC 7366"),
        offers13("aes-128-gcm", 0x1301, MUST),
        offers13("aes-256-gcm", 0x1302, SHOULD),
        offers13("chacha20", 0x1303, SHOULD),
        tls13("tls.cipher.tls13-suite-for-tls13", 8446, "4.1.1", MUST)
            .title("TLS 1.3 is never agreed on with a suite of TLS 1.2")
            .sends("suites of TLS 1.2 alone", h -> h.cipherSuites(0xC02F, 0xC02B, 0x009C, 0x00FF))
            .expects(refused())
            .remedy("use a TLS library that follows RFC 8446"));
  }

  private static HelloCheck refuses(
      String name, int rfc, String section, Level level, String what, Predicate<String> match) {
    return tls12("tls.cipher." + name, rfc, section, level)
        .title("Cipher suites " + what + " are refused")
        .sends(
            "all suites " + what + " alone",
            h -> h.cipherSuites(CipherSuites.named(match)).alsoCipherSuites(0x00FF))
        .expects(
            notChosen(
                "such a suite",
                answer ->
                    match.test(CipherSuites.nameOf(answer.hello().orElseThrow().cipherSuite()))))
        .remedy(DISABLE);
  }

  private static HelloCheck offers13(String name, int suite, Level level) {
    String title = CipherSuites.nameOf(suite);
    return tls13("tls.cipher.tls13-" + name, 8446, "9.1", level)
        .title(title + " is supported")
        .sends(title + " alone", h -> h.cipherSuites(suite))
        .expects(hello("of this suite", hello -> hello.cipherSuite() == suite && hello.isTls13()))
        .remedy(ENABLE);
  }

  private static int[] ephemeral() {
    return CipherSuites.named(
        n -> startsWith(n, "TLS_ECDHE_RSA_", "TLS_ECDHE_ECDSA_", "TLS_DHE_RSA_") && isDecent(n));
  }

  private static boolean isEphemeral(ServerHello hello) {
    return hello.version() == TlsVersion.TLS_1_2.code()
        && startsWith(CipherSuites.nameOf(hello.cipherSuite()), "TLS_ECDHE_", "TLS_DHE_");
  }

  /** Tells suites whose cipher another check is about from those that a class consists of. */
  private static boolean isDecent(String name) {
    return !has(name, "_NULL_")
        && !has(name, "_EXPORT")
        && !has(name, "_RC4_")
        && !has(name, "_RC2_")
        && !has(name, "DES_");
  }

  private static boolean has(String name, String part) {
    return (name + "_").contains(part);
  }

  private static boolean startsWith(String name, String... prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}

package io.faultwire.suites.tls;

import static io.faultwire.conformance.Level.MUST;
import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tls.Expectation.hello;
import static io.faultwire.suites.tls.Expectation.notChosen;
import static io.faultwire.suites.tls.Expectation.refused;
import static io.faultwire.suites.tls.HelloCheck.tls12;
import static io.faultwire.suites.tls.HelloCheck.tls13;

import io.faultwire.conformance.Level;
import io.faultwire.junit.NotApplicable;
import io.faultwire.tls.message.CipherSuites;
import io.faultwire.tls.message.NamedGroup;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.probe.ServerAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which groups and signatures a server uses, and whether it looks at the client's keys. */
final class KeyExchangeTable {
  private static final String LIBRARY = "use a TLS library that follows RFC 8446";
  private static final int[] WEAK = NamedGroup.curvesBelow(224);
  private static final int[] SHA1_AND_MD5 = {0x0201, 0x0203, 0x0101, 0x0202};
  private static final int[] SIGNATURES = {0x0804, 0x0401, 0x0403, 0x0807, 0x0503, 0x0603};

  private KeyExchangeTable() {}

  static List<HelloCheck> checks() {
    return List.of(
        supports(NamedGroup.SECP256R1, MUST),
        supports(NamedGroup.X25519, SHOULD),
        tls13("tls.retry.asked", 8446, "4.1.1", MUST)
            .title("A client without a fitting key share is asked for one")
            .sends(
                "a list of groups and an empty list of key shares", h -> h.keyShares(new byte[0]))
            .expects(
                new Expectation(
                    "a HelloRetryRequest of TLS 1.3 for a group of the list",
                    answer -> isRetryFor(answer, Set.of(0x1D, 0x17, 0x18, 0x19))))
            .remedy(LIBRARY),
        tls13("tls.retry.echoes-session-id", 8446, "4.1.4", MUST)
            .title("A HelloRetryRequest carries the client's session id")
            .sends("an empty list of key shares", h -> h.keyShares(new byte[0]))
            .expects(hello("with the client's session id", ServerHelloTable::echoesSessionId))
            .remedy(LIBRARY),
        tls12("tls.group.offered-only", 8422, "5.1", MUST_NOT)
            .title("Only a curve that the client offers is used")
            .sends(
                "secp384r1 alone and suites with ECDHE",
                h -> h.groups(NamedGroup.SECP384R1.code()).cipherSuites(ecdhe()))
            .expects(
                notChosen(
                    "another curve",
                    answer -> usesGroup(answer, group -> group != NamedGroup.SECP384R1.code())))
            .remedy("use a TLS library that follows RFC 8422"),
        tls12("tls.group.no-weak-curve", 9325, "4.5", MUST_NOT)
            .title("Curves of less than 224 bits are not used")
            .sends(
                "weak curves alone and suites with ECDHE",
                h -> h.groups(WEAK).cipherSuites(ecdhe()))
            .expects(
                notChosen(
                    "a weak curve",
                    answer -> usesGroup(answer, g -> Arrays.stream(WEAK).anyMatch(w -> w == g))))
            .remedy("leave these curves out of the server's list"),
        tls12("tls.group.strong-prime", 9325, "4.5", MUST)
            .title("A Diffie-Hellman prime has at least 2048 bits")
            .sends("suites with DHE alone", h -> h.cipherSuites(dhe()))
            .expects(
                new Expectation(
                    "a prime of at least 2048 bits", answer -> primeBits(answer) >= 2048))
            .remedy("give the server parameters of 2048 bits, or leave DHE out"),
        tls12("tls.signature.offered-only", 5246, "7.4.3", MUST)
            .title("The key exchange is signed with an algorithm that the client offers")
            .sends(
                "six signature algorithms",
                h -> h.signatureAlgorithms(SIGNATURES).cipherSuites(ecdhe()))
            .expects(
                notChosen(
                    "a signature of another algorithm",
                    answer ->
                        isSigned(answer, s -> Arrays.stream(SIGNATURES).noneMatch(o -> o == s))))
            .remedy("use a TLS library that follows RFC 5246"),
        tls12("tls.signature.no-sha1", 9155, "4", MUST_NOT)
            .title("The key exchange is never signed with SHA-1 or MD5")
            .sends(
                "SHA-1 and MD5 alone as signature algorithms",
                h -> h.signatureAlgorithms(SHA1_AND_MD5).cipherSuites(ecdhe()))
            .expects(
                notChosen(
                    "such a signature",
                    answer ->
                        isSigned(answer, s -> Arrays.stream(SHA1_AND_MD5).anyMatch(o -> o == s))))
            .remedy("disable SHA-1 signatures in the server's configuration"),
        tls13("tls.key-share.short", 8446, "4.2.8.2", MUST)
            .title("A key share of the wrong length is refused")
            .sends("31 octets for x25519", h -> h.keyShare(NamedGroup.X25519.code(), new byte[31]))
            .expects(refused())
            .remedy(LIBRARY),
        tls13("tls.key-share.all-zero", 8446, "7.4.2", MUST)
            .title("A key share that gives an all-zero secret is refused")
            .sends(
                "the point 0 for x25519", h -> h.keyShare(NamedGroup.X25519.code(), new byte[32]))
            .expects(refused())
            .remedy(LIBRARY),
        tls13("tls.key-share.off-curve", 8446, "4.2.8.2", MUST)
            .title("A key share that is no point of the curve is refused")
            .sends("a point beside secp256r1", h -> offCurve(h, 4))
            .expects(refused())
            .remedy(LIBRARY),
        tls13("tls.key-share.compressed", 8446, "4.2.8.2", MUST)
            .title("A key share in another form than the uncompressed one is refused")
            .sends("a point of secp256r1 in the form 5", h -> offCurve(h, 5))
            .expects(refused())
            .remedy(LIBRARY));
  }

  private static HelloCheck supports(NamedGroup group, Level level) {
    return tls13("tls.group." + group, 8446, "9.1", level)
        .title("The group " + group + " is supported")
        .sends(
            group + " as the only group and no key share",
            h -> h.groups(group.code()).keyShares(new byte[0]))
        .expects(
            new Expectation(
                "a HelloRetryRequest for " + group,
                answer -> isRetryFor(answer, Set.of(group.code()))))
        .remedy("add the group to the server's list");
  }

  private static boolean isRetryFor(ServerAnswer answer, Set<Integer> groups) {
    return answer.isAccepted()
        && answer
            .hello()
            .filter(ServerHello::isRetryRequest)
            .filter(ServerHello::isTls13)
            .flatMap(ServerHello::group)
            .filter(groups::contains)
            .isPresent();
  }

  private static io.faultwire.tls.message.ClientHelloBuilder offCurve(
      io.faultwire.tls.message.ClientHelloBuilder hello, int form) {
    byte[] point = new byte[65];
    Arrays.fill(point, (byte) 0x11);
    point[0] = (byte) form;
    return hello.groups(NamedGroup.SECP256R1.code()).keyShare(NamedGroup.SECP256R1.code(), point);
  }

  private static int primeBits(ServerAnswer answer) {
    if (!answer.isAccepted()) {
      throw new NotApplicable("The server offers no suite with DHE: " + answer + ".");
    }
    return ServerKeyExchange.of(answer).map(ServerKeyExchange::primeBits).orElse(0);
  }

  private static boolean usesGroup(ServerAnswer answer, Predicate<Integer> match) {
    return ServerKeyExchange.of(answer).map(ServerKeyExchange::group).filter(match).isPresent();
  }

  private static boolean isSigned(ServerAnswer answer, Predicate<Integer> match) {
    return ServerKeyExchange.of(answer)
        .map(ServerKeyExchange::signatureAlgorithm)
        .filter(match)
        .isPresent();
  }

  private static int[] ecdhe() {
    return suites("TLS_ECDHE_RSA_WITH_AES", "TLS_ECDHE_ECDSA_WITH_AES");
  }

  private static int[] dhe() {
    return suites("TLS_DHE_RSA_WITH_AES");
  }

  private static int[] suites(String... prefixes) {
    List<Integer> codes =
        Arrays.stream(prefixes)
            .flatMap(p -> Arrays.stream(CipherSuites.named(n -> n.startsWith(p))).boxed())
            .collect(Collectors.toList());
    codes.add(CipherSuites.RENEGOTIATION_SCSV);
    return codes.stream().mapToInt(Integer::intValue).toArray();
  }
}

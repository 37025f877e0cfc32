package io.faultwire.suites.tls;

import static io.faultwire.conformance.Level.MUST;
import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.suites.tls.Expectation.accepted;
import static io.faultwire.suites.tls.Expectation.alert;
import static io.faultwire.suites.tls.Expectation.hello;
import static io.faultwire.suites.tls.Expectation.notChosen;
import static io.faultwire.suites.tls.Expectation.refused;
import static io.faultwire.suites.tls.HelloCheck.anyServer;
import static io.faultwire.suites.tls.HelloCheck.tls12;
import static io.faultwire.suites.tls.HelloCheck.tls13;

import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.CipherSuites;
import io.faultwire.tls.message.Extension;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsVersion;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** How a version is agreed on, and how a downgrade is found out. */
final class VersionTable {
  private static final String UPDATE = "use a TLS library that follows RFC 8446";
  private static final int FUTURE = 0x0399;

  /** What ends the random of a server that would have spoken TLS 1.3 (RFC 8446, 4.1.3). */
  private static final byte[] TO_TLS12 = HexFormat.of().parseHex("444f574e47524401");

  private static final byte[] TO_OLDER = HexFormat.of().parseHex("444f574e47524400");

  private VersionTable() {}

  static List<HelloCheck> checks() {
    return List.of(
        anyServer("tls.version.no-ssl30", 7568, "3", MUST_NOT, TlsVersion.SSL_3_0)
            .title("SSL 3.0 is refused")
            .expects(notChosen("SSL 3.0", answer -> isOf(answer.hello(), TlsVersion.SSL_3_0)))
            .remedy("disable SSL 3.0 in the server's configuration"),
        anyServer("tls.version.no-tls10", 8996, "4", MUST_NOT, TlsVersion.TLS_1_0)
            .title("TLS 1.0 is refused")
            .expects(notChosen("TLS 1.0", answer -> isOf(answer.hello(), TlsVersion.TLS_1_0)))
            .remedy("disable TLS 1.0 in the server's configuration"),
        anyServer("tls.version.no-tls11", 8996, "5", MUST_NOT, TlsVersion.TLS_1_1)
            .title("TLS 1.1 is refused")
            .expects(notChosen("TLS 1.1", answer -> isOf(answer.hello(), TlsVersion.TLS_1_1)))
            .remedy("disable TLS 1.1 in the server's configuration"),
        anyServer("tls.version.alert", 5246, "E.1", MUST, TlsVersion.TLS_1_0)
            .title("A version that is too old is refused with protocol_version")
            .expects(alert(AlertDescription.PROTOCOL_VERSION).or(accepted()))
            .remedy("send the alert before closing"),
        tls13("tls.version.list-decides", 8446, "4.2.1", MUST)
            .title("Only what supported_versions lists is chosen")
            .sends("an unknown version alone in its list", h -> h.supportedVersions(FUTURE))
            .expects(refused())
            .remedy(UPDATE),
        tls13("tls.version.unknown-in-list", 8446, "4.2.1", MUST)
            .title("Unknown versions in supported_versions are ignored")
            .sends(
                "an unknown version in front of TLS 1.3", h -> h.supportedVersions(FUTURE, 0x0304))
            .expects(hello("of TLS 1.3", ServerHello::isTls13))
            .remedy(UPDATE),
        tls13("tls.version.legacy-ignored", 8446, "4.2.1", MUST_NOT)
            .title("The version in front of a ClientHello of TLS 1.3 decides nothing")
            .sends("0x0302 as its legacy_version", h -> h.legacyVersion(0x0302))
            .expects(hello("of TLS 1.3", ServerHello::isTls13))
            .remedy(UPDATE),
        tls12("tls.version.list-without-tls13", 8446, "4.2.1", MUST)
            .title("A list of versions without TLS 1.3 is understood")
            .needs(Feature.TLS_1_3)
            .sends("a list with TLS 1.2 alone", h -> h.supportedVersions(0x0303))
            .expects(
                hello(
                    "of TLS 1.2 without supported_versions",
                    hello ->
                        hello.version() == TlsVersion.TLS_1_2.code()
                            && !hello.extensions().has(Extension.SUPPORTED_VERSIONS)))
            .remedy(UPDATE),
        tls12("tls.version.high-without-list", 8446, "4.2.1", MUST)
            .title("TLS 1.3 is never chosen where supported_versions is missing")
            .needs(Feature.TLS_1_3)
            .sends("0x0304 as its version and no list", h -> h.legacyVersion(0x0304))
            .expects(
                refused()
                    .or(hello("of TLS 1.2", hello -> hello.version() == TlsVersion.TLS_1_2.code())))
            .remedy(UPDATE),
        tls12("tls.downgrade.sentinel-tls12", 8446, "4.1.3", MUST)
            .title("The random of a ServerHello of TLS 1.2 says that TLS 1.3 was possible")
            .needs(Feature.TLS_1_3)
            .expects(hello("whose random ends with DOWNGRD 01", h -> endsWith(h, TO_TLS12)))
            .remedy(UPDATE),
        anyServer("tls.downgrade.sentinel-tls11", 8446, "4.1.3", MUST, TlsVersion.TLS_1_1)
            .title("The random of a ServerHello of TLS 1.1 says that a newer one was possible")
            .needs(Feature.TLS_1_3, Feature.TLS_1_1)
            .expects(hello("whose random ends with DOWNGRD 00", h -> endsWith(h, TO_OLDER)))
            .remedy(UPDATE),
        tls12("tls.downgrade.fallback-scsv", 7507, "3", MUST)
            .title("A client that fell back from a newer version is refused")
            .needs(Feature.TLS_1_3)
            .sends("TLS_FALLBACK_SCSV", h -> h.alsoCipherSuites(CipherSuites.FALLBACK_SCSV))
            .expects(alert(AlertDescription.INAPPROPRIATE_FALLBACK))
            .remedy("use a TLS library that knows RFC 7507"),
        tls13("tls.downgrade.scsv-at-highest", 7507, "3", MUST)
            .title("TLS_FALLBACK_SCSV in the newest version means nothing")
            .sends("TLS_FALLBACK_SCSV", h -> h.alsoCipherSuites(CipherSuites.FALLBACK_SCSV))
            .expects(accepted())
            .remedy("refuse the fallback only where a newer version is supported"));
  }

  private static boolean isOf(java.util.Optional<ServerHello> hello, TlsVersion version) {
    return hello.filter(each -> each.version() == version.code()).isPresent();
  }

  private static boolean endsWith(ServerHello hello, byte[] sentinel) {
    byte[] random = hello.random();
    return Arrays.equals(
        Arrays.copyOfRange(random, random.length - sentinel.length, random.length), sentinel);
  }
}

package io.faultwire.suites.tls;

import static io.faultwire.conformance.Level.MUST;
import static io.faultwire.suites.tls.Expectation.accepted;
import static io.faultwire.suites.tls.Expectation.alert;
import static io.faultwire.suites.tls.Expectation.hello;
import static io.faultwire.suites.tls.HelloCheck.tls12;
import static io.faultwire.suites.tls.HelloCheck.tls13;

import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.ClientHelloBuilder;
import io.faultwire.tls.message.Extension;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsBytes;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What a server must ignore, so that clients of the future can speak to it. */
final class ToleranceTable {
  private static final String REMEDY = "ignore what is unknown instead of refusing it";

  /** A code of the kind that RFC 8701 sets aside in all registries. */
  private static final int GREASE = 0x8A8A;

  private static final int UNKNOWN_EXTENSION = 0xFAFB;
  private static final int UNKNOWN_SUITE = 0xFE20;

  private ToleranceTable() {}

  static List<HelloCheck> checks() {
    return List.of(
        tls13("tls.tolerance.unknown-extension", 8446, "4.1.2", MUST)
            .title("An unknown extension is ignored")
            .sends("an unknown extension", h -> h.extensionFirst(UNKNOWN_EXTENSION, new byte[] {7}))
            .expects(accepted())
            .remedy(REMEDY),
        tls12("tls.tolerance.unknown-extension-tls12", 8446, "9.3", MUST)
            .title("An unknown extension is ignored in TLS 1.2")
            .sends("an unknown extension", h -> h.extensionFirst(UNKNOWN_EXTENSION, new byte[] {7}))
            .expects(accepted())
            .remedy(REMEDY),
        tls13("tls.tolerance.unknown-suites", 8446, "4.1.2", MUST)
            .title("Unknown cipher suites are ignored")
            .sends(
                "120 unknown suites in front",
                h ->
                    h.firstCipherSuites(
                        IntStream.range(0, 120).map(i -> UNKNOWN_SUITE + i).toArray()))
            .expects(accepted())
            .remedy(REMEDY),
        tls12("tls.tolerance.unknown-suites-tls12", 8446, "9.3", MUST)
            .title("Unknown cipher suites are ignored in TLS 1.2")
            .sends("an unknown suite in front", h -> h.firstCipherSuites(UNKNOWN_SUITE))
            .expects(accepted())
            .remedy(REMEDY),
        tls13("tls.tolerance.order", 8446, "4.2", MUST)
            .title("Extensions may come in any order")
            .sends("its extensions in the opposite order", ClientHelloBuilder::reverseExtensions)
            .expects(accepted())
            .remedy("look extensions up by their type"),
        tls12("tls.tolerance.no-extensions", 5246, "7.4.1.2", MUST)
            .title("A ClientHello without extensions is understood")
            .sends("no extensions", ToleranceTable::withoutExtensions)
            .expects(
                accepted()
                    .or(
                        alert(
                            AlertDescription.HANDSHAKE_FAILURE,
                            AlertDescription.INSUFFICIENT_SECURITY,
                            AlertDescription.INTERNAL_ERROR,
                            AlertDescription.UNRECOGNIZED_NAME)))
            .remedy("use a TLS library that follows RFC 5246"),
        grease("suite", h -> h.firstCipherSuites(GREASE)),
        grease("extension", h -> h.extensionFirst(GREASE, new byte[0])),
        grease("group", h -> h.groups(GREASE, 0x1D, 0x17)),
        grease("key-share", ToleranceTable::greaseKeyShare),
        grease("version", h -> h.supportedVersions(GREASE, 0x0304)),
        grease(
            "signature-algorithm",
            h -> h.signatureAlgorithms(GREASE, 0x0403, 0x0804, 0x0401, 0x0807, 0x0503, 0x0805)),
        grease(
            "psk-mode",
            h -> h.extension(Extension.PSK_KEY_EXCHANGE_MODES, new byte[] {2, (byte) 0x8B, 1})),
        tls12("tls.grease.protocol", 8701, "3.2", MUST)
            .title("A GREASE value among the application protocols is ignored")
            .needs(Feature.ALPN)
            .sends("it in front", h -> h.applicationProtocols("\n\n", "http/1.1", "h2"))
            .expects(
                hello(
                    "with a protocol other than that",
                    h -> !h.extensions().applicationProtocols().contains("\n\n")))
            .remedy(REMEDY));
  }

  private static HelloCheck grease(String place, UnaryOperator<ClientHelloBuilder> change) {
    String name = place.replace('-', ' ');
    return tls13("tls.grease." + place, 8701, "3.2", MUST)
        .title("A GREASE value as " + name + " is ignored")
        .sends("a GREASE value as first " + name, change)
        .expects(hello("that does not choose it", ToleranceTable::choosesNoGrease))
        .remedy(REMEDY);
  }

  private static boolean choosesNoGrease(ServerHello hello) {
    return hello.isTls13()
        && hello.cipherSuite() != GREASE
        && hello.group().filter(group -> group == GREASE).isEmpty();
  }

  private static ClientHelloBuilder greaseKeyShare(ClientHelloBuilder hello) {
    byte[] shares =
        new TlsBytes()
            .u16(GREASE)
            .sized16(new byte[1])
            .u16(0x1D)
            .sized16(java.util.HexFormat.of().parseHex("09".repeat(32)))
            .toByteArray();
    return hello.groups(GREASE, 0x1D, 0x17).keyShares(shares);
  }

  private static ClientHelloBuilder withoutExtensions(ClientHelloBuilder hello) {
    return hello
        .without(Extension.SERVER_NAME)
        .without(Extension.SUPPORTED_GROUPS)
        .without(Extension.EC_POINT_FORMATS)
        .without(Extension.SIGNATURE_ALGORITHMS);
  }
}

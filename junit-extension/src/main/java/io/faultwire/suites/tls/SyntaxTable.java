package io.faultwire.suites.tls;

import static io.faultwire.conformance.Level.MUST;
import static io.faultwire.suites.tls.Expectation.abort;
import static io.faultwire.suites.tls.Expectation.alert;
import static io.faultwire.suites.tls.HelloCheck.tls12;
import static io.faultwire.suites.tls.HelloCheck.tls13;

import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.ClientHelloBuilder;
import io.faultwire.tls.message.Extension;
import io.faultwire.tls.message.TlsBytes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/** ClientHellos that do not follow the syntax, each of which deserves decode_error. */
final class SyntaxTable {
  private static final String REMEDY = "check every length of a message, and send decode_error";

  /** Where the list of suites begins in a ClientHello with a session id of 32 octets. */
  private static final int SUITES = 2 + 32 + 1 + 32;

  private SyntaxTable() {}

  static List<HelloCheck> checks() {
    return List.of(
        wrong(
            "session-id",
            "A session id of 33 octets is refused",
            "a session id of 33 octets",
            h -> h.sessionId(new byte[33])),
        wrong(
            "no-suites",
            "An empty list of cipher suites is refused",
            "no cipher suites",
            ClientHelloBuilder::cipherSuites),
        wrong(
            "odd-suites",
            "A list of cipher suites of odd length is refused",
            "a list of cipher suites of 3 octets",
            h -> h.cipherSuites(0x1301, 0x1302).corrupt(SyntaxTable::shortenSuites)),
        tls13("tls.syntax.no-compression", 8446, "4.1.2", MUST)
            .title("An empty list of compression methods is refused")
            .sends("no compression methods", ClientHelloBuilder::compressionMethods)
            .expects(abort(AlertDescription.DECODE_ERROR, AlertDescription.ILLEGAL_PARAMETER))
            .remedy(REMEDY),
        wrong(
            "extension-length",
            "An extension that is longer than its list is refused",
            "a last extension that claims more octets than there are",
            h -> h.repeat(0x0FFA, new byte[4]).corrupt(body -> set(body, body.length - 5, 5))),
        wrong(
            "extensions-length",
            "A list of extensions that is longer than the message is refused",
            "one octet less than its list of extensions claims",
            h ->
                h.repeat(0x0FFA, new byte[4])
                    .corrupt(body -> Arrays.copyOf(body, body.length - 1))),
        wrong(
            "trailing-octet",
            "An octet behind the extensions is refused",
            "an octet behind its extensions",
            h -> h.corrupt(body -> Arrays.copyOf(body, body.length + 1))),
        tls12("tls.syntax.trailing-octet-tls12", 5246, "7.4.1.2", MUST)
            .title("An octet behind the extensions is refused in TLS 1.2")
            .sends(
                "an octet behind its extensions",
                h -> h.corrupt(body -> Arrays.copyOf(body, body.length + 1)))
            .expects(alert(AlertDescription.DECODE_ERROR))
            .remedy(REMEDY),
        content("no-versions", "supported_versions", Extension.SUPPORTED_VERSIONS, "00"),
        content("odd-versions", "supported_versions", Extension.SUPPORTED_VERSIONS, "03030403"),
        content("no-name", "server_name", Extension.SERVER_NAME, "0000"),
        content("no-groups", "supported_groups", Extension.SUPPORTED_GROUPS, "0000"),
        content("odd-groups", "supported_groups", Extension.SUPPORTED_GROUPS, "0003001d00"),
        content("no-signatures", "signature_algorithms", Extension.SIGNATURE_ALGORITHMS, "0000"),
        content("no-protocol", "ALPN", Extension.ALPN, "0000").needs(Feature.ALPN),
        content("empty-protocol", "ALPN", Extension.ALPN, "000100").needs(Feature.ALPN),
        content(
            "key-share-length",
            "key_share",
            Extension.KEY_SHARE,
            "0024001d0021" + "09".repeat(32)));
  }

  private static HelloCheck wrong(
      String name, String title, String what, UnaryOperator<ClientHelloBuilder> change) {
    return tls13("tls.syntax." + name, 8446, "6", MUST)
        .title(title)
        .sends(what, change)
        .expects(abort(AlertDescription.DECODE_ERROR))
        .remedy(REMEDY);
  }

  private static HelloCheck content(String name, String extension, int type, String hex) {
    return wrong(
        name,
        "A malformed " + extension + " is refused (" + name.replace('-', ' ') + ")",
        "the octets " + hex + " as " + extension,
        h -> h.extension(type, HexFormat.of().parseHex(hex)));
  }

  /** Cuts the last octet of a list of two suites. */
  private static byte[] shortenSuites(byte[] body) {
    return new TlsBytes()
        .raw(Arrays.copyOf(body, SUITES))
        .u16(3)
        .raw(Arrays.copyOfRange(body, SUITES + 2, SUITES + 5))
        .raw(Arrays.copyOfRange(body, SUITES + 6, body.length))
        .toByteArray();
  }

  private static byte[] set(byte[] body, int at, int value) {
    body[at] = (byte) value;
    return body;
  }
}

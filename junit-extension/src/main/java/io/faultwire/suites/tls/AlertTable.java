package io.faultwire.suites.tls;

import static io.faultwire.conformance.Level.MUST;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tls.Expectation.abort;
import static io.faultwire.suites.tls.Expectation.alert;
import static io.faultwire.suites.tls.Expectation.anyAlert;
import static io.faultwire.suites.tls.HelloCheck.tls12;
import static io.faultwire.suites.tls.HelloCheck.tls13;

import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.Extension;
import java.util.List;

/** What a ClientHello must have, and which alert says that it lacks it. */
final class AlertTable {
  private static final String REMEDY = "use a TLS library that follows RFC 8446";
  private static final int UNASSIGNED = 0x8A8A;

  private AlertTable() {}

  static List<HelloCheck> checks() {
    return List.of(
        tls13("tls.alert.no-groups", 8446, "9.2", MUST)
            .title("A ClientHello of TLS 1.3 without supported_groups is refused")
            .sends("no supported_groups", h -> h.without(Extension.SUPPORTED_GROUPS))
            .expects(abort(AlertDescription.MISSING_EXTENSION))
            .remedy(REMEDY),
        tls13("tls.alert.no-key-share", 8446, "9.2", MUST)
            .title("A ClientHello of TLS 1.3 without key_share is refused")
            .sends("no key_share", h -> h.without(Extension.KEY_SHARE))
            .expects(abort(AlertDescription.MISSING_EXTENSION))
            .remedy(REMEDY),
        tls13("tls.alert.no-signature-algorithms", 8446, "9.2", MUST)
            .title("A ClientHello of TLS 1.3 without signature_algorithms is refused")
            .sends("no signature_algorithms", h -> h.without(Extension.SIGNATURE_ALGORITHMS))
            .expects(abort(AlertDescription.MISSING_EXTENSION))
            .remedy(REMEDY),
        tls13("tls.alert.compression", 8446, "4.1.2", MUST)
            .title("A ClientHello of TLS 1.3 with a compression method is refused")
            .sends("DEFLATE beside no compression", h -> h.compressionMethods(1, 0))
            .expects(abort(AlertDescription.ILLEGAL_PARAMETER))
            .remedy(REMEDY),
        tls13("tls.alert.no-suite", 8446, "4.1.1", MUST)
            .title("A client without a common cipher suite is refused")
            .sends("an unassigned suite alone", h -> h.cipherSuites(UNASSIGNED))
            .expects(
                abort(AlertDescription.HANDSHAKE_FAILURE, AlertDescription.INSUFFICIENT_SECURITY))
            .remedy(REMEDY),
        tls13("tls.alert.no-group", 8446, "4.1.1", MUST)
            .title("A client without a common group is refused")
            .sends(
                "an unassigned group alone",
                h -> h.groups(UNASSIGNED).keyShare(UNASSIGNED, new byte[32]))
            .expects(
                abort(AlertDescription.HANDSHAKE_FAILURE, AlertDescription.INSUFFICIENT_SECURITY))
            .remedy(REMEDY),
        tls12("tls.alert.no-suite-tls12", 5246, "7.4.1.3", MUST)
            .title("A client without a common cipher suite is refused in TLS 1.2")
            .sends("an unassigned suite alone", h -> h.cipherSuites(UNASSIGNED, 0x00FF))
            .expects(
                alert(AlertDescription.HANDSHAKE_FAILURE, AlertDescription.INSUFFICIENT_SECURITY))
            .remedy("use a TLS library that follows RFC 5246"),
        tls13("tls.alert.repeated-extension", 8446, "6.2", SHOULD)
            .title("An extension that comes twice is refused with an alert")
            .sends(
                "supported_versions twice",
                h -> h.repeat(Extension.SUPPORTED_VERSIONS, new byte[] {2, 3, 4}))
            .expects(anyAlert())
            .remedy(REMEDY),
        tls13("tls.alert.told", 8446, "6.2", SHOULD)
            .title("An alert tells why a handshake is refused")
            .sends("two unassigned suites", h -> h.cipherSuites(UNASSIGNED, UNASSIGNED + 1))
            .expects(anyAlert())
            .remedy("send what the TLS library has to tell before the connection is closed"));
  }
}

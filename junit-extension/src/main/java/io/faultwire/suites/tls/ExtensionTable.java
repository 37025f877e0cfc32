package io.faultwire.suites.tls;

import static io.faultwire.conformance.Level.MAY;
import static io.faultwire.conformance.Level.MUST;
import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.conformance.Level.SHOULD_NOT;
import static io.faultwire.suites.tls.Expectation.abort;
import static io.faultwire.suites.tls.Expectation.accepted;
import static io.faultwire.suites.tls.Expectation.alert;
import static io.faultwire.suites.tls.Expectation.hello;
import static io.faultwire.suites.tls.Expectation.notChosen;
import static io.faultwire.suites.tls.HelloCheck.tls12;
import static io.faultwire.suites.tls.HelloCheck.tls13;

import io.faultwire.tls.message.Alert;
import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.ClientHelloBuilder;
import io.faultwire.tls.message.Extension;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsBytes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Names, application protocols, stapling, tickets, sizes of records: one extension each. */
final class ExtensionTable {
  private static final String UNKNOWN_NAME = "unknown.invalid";
  private static final int TRUNCATED_HMAC = 4;
  private static final int SHORTEST_FRAGMENT = 512;

  private ExtensionTable() {}

  static List<HelloCheck> checks() {
    return List.of(
        tls12("tls.alpn.supported", 9325, "3.9", SHOULD)
            .title("An application protocol is agreed on")
            .sends("http/1.1 and h2", h -> h.applicationProtocols("http/1.1", "h2"))
            .expects(hello("with a protocol", h -> h.extensions().has(Extension.ALPN)))
            .remedy("enable ALPN in the server's configuration"),
        tls12("tls.alpn.one-of-the-offered", 7301, "3.1", MUST)
            .title("Exactly one application protocol is chosen, one that was offered")
            .needs(Feature.ALPN)
            .sends(
                "http/1.1, h2 and a made-up protocol",
                h -> h.applicationProtocols("made-up/1", "http/1.1", "h2"))
            .expects(hello("with http/1.1 or h2", ExtensionTable::choosesOneProtocol))
            .remedy("use a TLS library that follows RFC 7301"),
        tls12("tls.alpn.no-overlap", 7301, "3.2", MUST)
            .title("A client whose protocols the server does not speak is refused")
            .needs(Feature.ALPN)
            .sends("a made-up protocol alone", h -> h.applicationProtocols("made-up/1"))
            .expects(alert(AlertDescription.NO_APPLICATION_PROTOCOL))
            .remedy("let the server refuse the connection where no protocol fits"),
        tls12("tls.sni.acknowledged-empty", 6066, "3", MUST)
            .title("The acknowledgement of a host name is empty")
            .needs(Feature.SERVER_NAME)
            .expects(
                hello(
                    "with an empty server_name",
                    h -> h.extensions().find(Extension.SERVER_NAME).orElseThrow().length == 0))
            .remedy("use a TLS library that follows RFC 6066"),
        tls12("tls.sni.unknown", 9325, "3.7", SHOULD)
            .title("A host name that the server does not know is refused")
            .sends("the name " + UNKNOWN_NAME, h -> h.serverName(UNKNOWN_NAME))
            .expects(alert(AlertDescription.UNRECOGNIZED_NAME))
            .remedy("refuse handshakes for names without a certificate"),
        tls12("tls.sni.no-warning", 6066, "3", SHOULD_NOT)
            .title("A host name that the server does not know leads to no warning")
            .sends("the name " + UNKNOWN_NAME, h -> h.serverName(UNKNOWN_NAME))
            .expects(
                new Expectation(
                    "a ServerHello or a fatal alert, and no alert that is a warning",
                    answer -> answer.alerts().stream().allMatch(Alert::isFatal)))
            .remedy("continue, or send a fatal unrecognized_name"),
        tls13("tls.sni.absent", 8446, "9.2", SHOULD)
            .title("A client that names no host is served, or told what is missing")
            .sends("no server_name", h -> h.without(Extension.SERVER_NAME))
            .expects(accepted().or(abort(AlertDescription.MISSING_EXTENSION)))
            .remedy("serve a default certificate, or answer with missing_extension"),
        tls12("tls.ocsp.only-if-asked", 6066, "8", MUST_NOT)
            .title("No OCSP response is sent to a client that did not ask for one")
            .expects(
                notChosen(
                    "CertificateStatus",
                    answer -> answer.message(HandshakeType.CERTIFICATE_STATUS).isPresent()))
            .remedy("use a TLS library that follows RFC 6066"),
        tls12("tls.resumption.unknown-ticket", 5077, "3.1", MAY)
            .title("A ticket that the server cannot read leads to a full handshake")
            .sends(
                "a made-up session ticket",
                h -> h.extension(Extension.SESSION_TICKET, new byte[160]))
            .expects(accepted())
            .remedy("ignore tickets that cannot be read"),
        tls13("tls.resumption.unknown-psk", 8446, "4.2.11", SHOULD)
            .title("A pre-shared key that the server does not know leads to a full handshake")
            .sends("a made-up pre_shared_key", ExtensionTable::unknownPsk)
            .expects(
                hello("without pre_shared_key", h -> !h.extensions().has(Extension.PRE_SHARED_KEY)))
            .remedy("use a TLS library that follows RFC 8446"),
        tls13("tls.early-data.unknown-psk", 8446, "4.2.10", MUST)
            .title("Early data under a key that the server does not know is not accepted")
            .sendsOctets(
                "early_data under a made-up pre_shared_key, and a record of early data",
                ExtensionTable::earlyData)
            .expects(
                hello("without pre_shared_key", h -> !h.extensions().has(Extension.PRE_SHARED_KEY)))
            .remedy("use a TLS library that follows RFC 8446"),
        tls13("tls.psk.last", 8446, "4.2.11", MUST)
            .title("A pre_shared_key that is not the last extension is refused")
            .sends(
                "an extension behind pre_shared_key",
                h -> unknownPsk(h).repeat(0x0FFA, new byte[0]))
            .expects(abort(AlertDescription.ILLEGAL_PARAMETER))
            .remedy("use a TLS library that follows RFC 8446"),
        tls13("tls.psk.needs-modes", 8446, "4.2.9", MUST)
            .title("A pre_shared_key without psk_key_exchange_modes is refused")
            .sends(
                "pre_shared_key and no psk_key_exchange_modes",
                h -> unknownPsk(h).without(Extension.PSK_KEY_EXCHANGE_MODES))
            .expects(Expectation.refused())
            .remedy("use a TLS library that follows RFC 8446"),
        tls12("tls.record.max-fragment-length", 6066, "4", MUST)
            .title("Records are as short as was agreed by max_fragment_length")
            .needs(Feature.MAX_FRAGMENT_LENGTH)
            .sends(
                "a maximum of 512 octets",
                h -> h.extension(Extension.MAX_FRAGMENT_LENGTH, new byte[] {1}))
            .expects(
                new Expectation(
                    "records of at most 512 octets",
                    answer ->
                        answer.isAccepted()
                            && answer.records().stream()
                                .allMatch(r -> r.fragment().length <= SHORTEST_FRAGMENT)))
            .remedy("use a TLS library that follows RFC 6066"),
        tls12("tls.alert.max-fragment-length", 6066, "4", MUST)
            .title("A max_fragment_length that does not exist is refused")
            .needs(Feature.MAX_FRAGMENT_LENGTH)
            .sends(
                "the value 5, which stands for nothing",
                h -> h.extension(Extension.MAX_FRAGMENT_LENGTH, new byte[] {5}))
            .expects(alert(AlertDescription.ILLEGAL_PARAMETER))
            .remedy("use a TLS library that follows RFC 6066"),
        tls12("tls.alert.record-size-limit", 8449, "4", MUST)
            .title("A record_size_limit below 64 is refused")
            .needs(Feature.RECORD_SIZE_LIMIT)
            .sends(
                "a limit of 63 octets",
                h -> h.extension(Extension.RECORD_SIZE_LIMIT, new byte[] {0, 63}))
            .expects(alert(AlertDescription.ILLEGAL_PARAMETER))
            .remedy("use a TLS library that follows RFC 8449"),
        tls12("tls.hello.no-truncated-hmac", 9325, "4.6", MUST_NOT)
            .title("truncated_hmac is not agreed to")
            .sends("truncated_hmac", h -> h.extension(TRUNCATED_HMAC, new byte[0]))
            .expects(
                notChosen(
                    "truncated_hmac",
                    a -> a.hello().orElseThrow().extensions().has(TRUNCATED_HMAC)))
            .remedy("disable truncated_hmac"));
  }

  private static boolean choosesOneProtocol(ServerHello hello) {
    List<String> chosen = hello.extensions().applicationProtocols();
    return chosen.size() == 1 && Set.of("http/1.1", "h2").contains(chosen.get(0));
  }

  /** Add a pre-shared key that no server has given, with a binder that is no MAC. */
  static ClientHelloBuilder unknownPsk(ClientHelloBuilder hello) {
    byte[] ticket = new byte[32];
    Arrays.fill(ticket, (byte) 0x77);
    byte[] identities = new TlsBytes().sized16(ticket).u16(0, 0).toByteArray();
    byte[] binders = new TlsBytes().sized8(new byte[32]).toByteArray();
    return hello
        .extension(Extension.PSK_KEY_EXCHANGE_MODES, new byte[] {1, 1})
        .extension(
            Extension.PRE_SHARED_KEY,
            new TlsBytes().sized16(identities).sized16(binders).toByteArray());
  }

  private static byte[] earlyData(ClientHelloBuilder hello) {
    byte[] first = unknownPsk(hello.extension(Extension.EARLY_DATA, new byte[0])).record();
    return new TlsBytes().raw(first).raw(earlyRecord()).toByteArray();
  }

  /** Return a record that looks like early data and cannot be decrypted. */
  static byte[] earlyRecord() {
    return new io.faultwire.tls.message.TlsRecord(23, 0x0303, new byte[64]).toByteArray();
  }
}

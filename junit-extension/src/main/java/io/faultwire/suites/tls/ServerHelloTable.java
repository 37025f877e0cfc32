package io.faultwire.suites.tls;

import static io.faultwire.conformance.Level.MUST;
import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD_NOT;
import static io.faultwire.suites.tls.Expectation.hello;
import static io.faultwire.suites.tls.Expectation.notChosen;
import static io.faultwire.suites.tls.HelloCheck.tls12;
import static io.faultwire.suites.tls.HelloCheck.tls13;

import io.faultwire.tls.message.Extension;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsRecord;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.probe.ServerAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a ServerHello must say, and what it must leave out. */
final class ServerHelloTable {
  private static final String LIBRARY = "use a TLS library that follows RFC 8446";
  private static final String LIBRARY_12 = "use a TLS library that follows RFC 5246";
  private static final Set<Integer> OF_TLS_13 =
      Set.of(Extension.SUPPORTED_VERSIONS, Extension.KEY_SHARE, Extension.PRE_SHARED_KEY);

  /** What the sound ClientHello of TLS 1.2 offers, and what its suites stand for. */
  private static final Set<Integer> OF_TLS_12 =
      Set.of(
          Extension.SERVER_NAME,
          Extension.SUPPORTED_GROUPS,
          Extension.EC_POINT_FORMATS,
          Extension.SIGNATURE_ALGORITHMS,
          Extension.RENEGOTIATION_INFO);

  private ServerHelloTable() {}

  static List<HelloCheck> checks() {
    return List.of(
        tls13("tls.hello.legacy-version", 8446, "4.2.1", MUST)
            .title("The version in front of a ServerHello of TLS 1.3 is 0x0303")
            .expects(hello("with 0x0303 in front", h -> h.legacyVersion() == 0x0303))
            .remedy(LIBRARY),
        tls13("tls.hello.echoes-session-id", 8446, "4.1.3", MUST)
            .title("A ServerHello of TLS 1.3 carries the client's session id")
            .expects(hello("with the client's session id", ServerHelloTable::echoesSessionId))
            .remedy(LIBRARY),
        tls13("tls.hello.echoes-empty-session-id", 8446, "4.1.3", MUST)
            .title("A ServerHello of TLS 1.3 carries an empty session id where the client's is")
            .sends("an empty session id", h -> h.sessionId(new byte[0]))
            .expects(hello("with an empty session id", h -> h.sessionId().length == 0))
            .remedy(LIBRARY),
        tls13("tls.hello.compression-tls13", 8446, "4.1.3", MUST)
            .title("A ServerHello of TLS 1.3 names no compression")
            .expects(hello("with compression method 0", h -> h.compressionMethod() == 0))
            .remedy(LIBRARY),
        tls13("tls.hello.extensions-tls13", 8446, "4.1.3", MUST)
            .title("A ServerHello of TLS 1.3 has only the extensions that belong in it")
            .expects(hello("with no other extension", h -> types(h, OF_TLS_13).isEmpty()))
            .remedy(LIBRARY),
        tls13("tls.hello.record-version", 8446, "5.1", MUST)
            .title("The record of a ServerHello has version 0x0303")
            .expects(
                new Expectation(
                    "a ServerHello in a record of version 0x0303",
                    answer ->
                        answer.isAccepted()
                            && answer.records().stream()
                                .filter(r -> r.type() == TlsRecord.HANDSHAKE)
                                .allMatch(r -> r.version() == TlsVersion.TLS_1_2.code())))
            .remedy(LIBRARY),
        tls12("tls.hello.extensions-tls12", 5246, "7.4.1.4", MUST_NOT)
            .title("A ServerHello has no extension that the client did not send")
            .expects(hello("with no other extension", h -> types(h, OF_TLS_12).isEmpty()))
            .remedy(LIBRARY_12),
        tls12("tls.hello.compression", 9325, "3.3", SHOULD_NOT)
            .title("No compression is agreed on")
            .sends("DEFLATE in front of no compression", h -> h.compressionMethods(1, 0))
            .expects(notChosen("compression", ServerHelloTable::compresses))
            .remedy("disable TLS compression"),
        tls12("tls.hello.unknown-session-id", 5246, "7.3", MUST)
            .title("A session id that the server does not know leads to a full handshake")
            .sends("a made-up session id", h -> h.sessionId(sessionId()))
            .expects(
                new Expectation(
                    "a ServerHello with another session id, and a certificate",
                    answer ->
                        answer.isAccepted()
                            && answer.message(HandshakeType.CERTIFICATE).isPresent()
                            && answer.hello().filter(ServerHelloTable::echoesSessionId).isEmpty()))
            .remedy(LIBRARY_12),
        tls12("tls.renegotiation.info", 5746, "3.6", MUST)
            .title("An empty renegotiation_info is answered by one")
            .sends(
                "an empty renegotiation_info in place of the signalling suite",
                h ->
                    h.cipherSuites(0xC02B, 0xC02C, 0xC02F, 0xC030, 0x009C, 0xC013, 0xC009, 0x002F)
                        .extension(Extension.RENEGOTIATION_INFO, new byte[] {0}))
            .expects(hello("with an empty renegotiation_info", ServerHelloTable::isSecure))
            .remedy("use a TLS library that follows RFC 5746"),
        tls12("tls.renegotiation.scsv", 5746, "3.6", MUST)
            .title("TLS_EMPTY_RENEGOTIATION_INFO_SCSV is answered by renegotiation_info")
            .expects(hello("with an empty renegotiation_info", ServerHelloTable::isSecure))
            .remedy("use a TLS library that follows RFC 5746"),
        tls12("tls.renegotiation.not-empty", 5746, "3.6", MUST)
            .title("A renegotiation_info that is not empty is refused in a first handshake")
            .sends(
                "12 octets in renegotiation_info",
                h -> h.extension(Extension.RENEGOTIATION_INFO, Arrays.copyOf(new byte[] {12}, 13)))
            .expects(Expectation.refused())
            .remedy("use a TLS library that follows RFC 5746"),
        tls12("tls.hello.extended-master-secret", 9325, "3.5", MUST)
            .title("extended_master_secret is supported")
            .sends(
                "extended_master_secret",
                h -> h.extension(Extension.EXTENDED_MASTER_SECRET, new byte[0]))
            .expects(
                hello(
                    "with extended_master_secret",
                    h -> h.extensions().has(Extension.EXTENDED_MASTER_SECRET)))
            .remedy("use a TLS library that knows RFC 7627"));
  }

  /** Return a session id that no server has given. */
  private static byte[] sessionId() {
    byte[] id = new byte[32];
    Arrays.fill(id, (byte) 0x3C);
    return id;
  }

  static boolean echoesSessionId(ServerHello hello) {
    return Arrays.equals(hello.sessionId(), sessionId());
  }

  private static boolean compresses(ServerAnswer answer) {
    return answer.hello().orElseThrow().compressionMethod() != 0;
  }

  private static boolean isSecure(ServerHello hello) {
    return hello
        .extensions()
        .find(Extension.RENEGOTIATION_INFO)
        .filter(content -> Arrays.equals(content, new byte[] {0}))
        .isPresent();
  }

  private static Set<Integer> types(ServerHello hello, Set<Integer> without) {
    return hello.extensions().all().stream()
        .map(Extension::type)
        .filter(type -> !without.contains(type))
        .collect(Collectors.toSet());
  }
}

package io.faultwire.suites.tls;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.tls.message.TlsBytes;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.probe.RawTls;
import io.faultwire.tls.probe.ServerAnswer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Check which versions of TLS the server offers. */
@ExtendWith(TlsServerResolver.class)
class VersionChecks {
  private static final int SSL_2_SERVER_HELLO = 4;

  @Test
  @Check("tls.version.current")
  @Clause(rfc = 9325, section = "3.1.1")
  void offersTls12OrTls13(TlsServer server, Evidence evidence) {
    evidence.expected("TLS 1.2 or TLS 1.3");
    ServerAnswer newest = ask(TlsVersion.TLS_1_3, server, evidence);
    ServerAnswer older = ask(TlsVersion.TLS_1_2, server, evidence);
    if (!server.has(Feature.TLS_1_3) && !server.has(Feature.TLS_1_2)) {
      throw Failures.of(
          "TLS 1.2 or TLS 1.3",
          "TLS 1.3: " + newest + "; TLS 1.2: " + older,
          "enable both in the server's configuration");
    }
  }

  @Test
  @Check("tls.version.tls13")
  @Clause(rfc = 9325, section = "3.1.1", level = SHOULD)
  void offersTls13(TlsServer server, Evidence evidence) {
    evidence.expected("TLS 1.3");
    ServerAnswer answer = ask(TlsVersion.TLS_1_3, server, evidence);
    if (!server.has(Feature.TLS_1_3)) {
      throw Failures.of("TLS 1.3", answer.toString(), "enable TLS 1.3");
    }
  }

  private static ServerAnswer ask(TlsVersion version, TlsServer server, Evidence evidence) {
    return server.ask("ClientHello of " + version, server.hello(version).record(), evidence);
  }

  @Test
  @Check("tls.version.no-ssl20")
  @Clause(rfc = 6176, section = "3", level = MUST_NOT)
  void refusesSsl20(TlsServer server, Evidence evidence) throws IOException {
    byte[] hello = ssl20Hello();
    evidence.sent("CLIENT-HELLO of SSL 2.0").sent(TlsServer.hex(hello));
    evidence.expected("no SERVER-HELLO of SSL 2.0");
    byte[] answer;
    try (RawTls connection = RawTls.open(server.endpoint())) {
      answer = connection.send(hello).readOctets(3);
    }
    evidence.got(answer.length == 0 ? "the end of the connection" : TlsServer.hex(answer));
    if (answer.length == 3 && (answer[0] & 0x80) != 0 && answer[2] == SSL_2_SERVER_HELLO) {
      throw Failures.of("no SERVER-HELLO of SSL 2.0", TlsServer.hex(answer), "disable SSL 2.0");
    }
  }

  /** Write a hello for all suites of SSL 2.0, in a record with a header of two octets. */
  private static byte[] ssl20Hello() {
    byte[] suites = java.util.HexFormat.of().parseHex("0100800200800300800400800500800600400700c0");
    byte[] body =
        new TlsBytes()
            .u8(1)
            .u16(0x0002, suites.length, 0, 16)
            .raw(suites)
            .raw(new byte[16])
            .toByteArray();
    return new TlsBytes().u16(0x8000 | body.length).raw(body).toByteArray();
  }
}

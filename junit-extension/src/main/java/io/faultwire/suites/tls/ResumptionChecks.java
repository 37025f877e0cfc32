package io.faultwire.suites.tls;

import static io.faultwire.conformance.Level.MAY;
import static io.faultwire.conformance.Level.MUST;
import static io.faultwire.conformance.Level.MUST_NOT;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.NotApplicable;
import io.faultwire.tls.message.ClearMessages;
import io.faultwire.tls.message.ClientHelloBuilder;
import io.faultwire.tls.message.Extension;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsReader;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.probe.ObservedHandshake;
import io.faultwire.tls.probe.ServerAnswer;
import java.io.IOException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Check the resumption of sessions. JSSE completes a first handshake; the id or ticket of it, which
 * TLS 1.2 sends in the clear, then goes into ClientHellos of our own.
 */
@ExtendWith(TlsServerResolver.class)
class ResumptionChecks {
  private static final String OTHER_NAME = "other.invalid";

  /** What a full handshake of TLS 1.2 left behind. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Past(byte[] sessionId, byte[] ticket, int cipherSuite) {
    ClientHelloBuilder resume(ClientHelloBuilder hello) {
      hello.extension(Extension.EXTENDED_MASTER_SECRET, new byte[0]).firstCipherSuites(cipherSuite);
      return ticket.length == 0
          ? hello.sessionId(sessionId)
          : hello.sessionId(new byte[32]).extension(Extension.SESSION_TICKET, ticket);
    }
  }

  @Test
  @Check("tls.resumption.tls12")
  @Clause(rfc = 5246, section = "7.3", level = MAY)
  void resumesInTls12(TlsServer server, Evidence evidence) throws IOException {
    String expected = "an abbreviated handshake";
    evidence.expected(expected);
    ServerAnswer answer = again(server, past(server, evidence), hello -> hello, evidence);
    if (!answer.isResumption()) {
      throw Failures.of(expected, answer.toString(), "enable session resumption");
    }
  }

  @Test
  @Check("tls.resumption.same-suite")
  @Clause(rfc = 5246, section = "7.4.1.3", level = MUST)
  void keepsTheCipherSuite(TlsServer server, Evidence evidence) throws IOException {
    String expected = "the cipher suite of the session";
    evidence.expected(expected);
    Past past = past(server, evidence);
    ServerAnswer answer = resumed(again(server, past, hello -> hello, evidence));
    ServerHello hello = answer.hello().orElseThrow();
    if (hello.cipherSuite() != past.cipherSuite()) {
      throw Failures.of(expected, hello.toString(), "use a TLS library of RFC 5246");
    }
  }

  @Test
  @Check("tls.resumption.other-name")
  @Clause(rfc = 6066, section = "3", level = MUST_NOT)
  void resumesForTheSameNameOnly(TlsServer server, Evidence evidence) throws IOException {
    server.require(Feature.SERVER_NAME);
    String expected = "no abbreviated handshake for the name " + OTHER_NAME;
    evidence.expected(expected);
    Past past = past(server, evidence);
    resumed(again(server, past, hello -> hello, evidence));
    ServerAnswer other = again(server, past, hello -> hello.serverName(OTHER_NAME), evidence);
    if (other.isResumption()) {
      throw Failures.of(expected, other.toString(), "keep the sessions of different hosts apart");
    }
  }

  @Test
  @Check("tls.resumption.extended-master-secret")
  @Clause(rfc = 7627, section = "5.3", level = MUST)
  void refusesToResumeWithoutExtendedMasterSecret(TlsServer server, Evidence evidence)
      throws IOException {
    String expected = "no abbreviated handshake without extended_master_secret";
    evidence.expected(expected);
    Past past = past(server, evidence);
    resumed(again(server, past, hello -> hello, evidence));
    ServerAnswer without =
        again(server, past, hello -> hello.without(Extension.EXTENDED_MASTER_SECRET), evidence);
    if (without.isResumption()) {
      throw Failures.of(expected, without.toString(), "use a TLS library that follows RFC 7627");
    }
  }

  @Test
  @Check("tls.resumption.tls13")
  @Clause(rfc = 8446, section = "4.6.1", level = MAY)
  void resumesInTls13(TlsServer server, Evidence evidence) throws IOException {
    server.require(Feature.TLS_1_3);
    evidence.sent("a handshake of TLS 1.3 with a request of HTTP/1.1, and a second one");
    evidence.expected("pre_shared_key in the second ServerHello");
    SSLContext remembering = ObservedHandshake.context(null);
    tls13(server, remembering);
    ServerHello second = tls13(server, remembering);
    evidence.got(second.toString());
    if (!second.extensions().has(Extension.PRE_SHARED_KEY)) {
      throw Failures.of(
          "pre_shared_key in the second ServerHello",
          second + " without it",
          "let the server send session tickets");
    }
  }

  /** Complete a handshake, and read what follows it, which is where tickets are. */
  private static ServerHello tls13(TlsServer server, SSLContext context) throws IOException {
    try (ObservedHandshake done =
        ObservedHandshake.complete(server.endpoint(), TlsVersion.TLS_1_3, context)) {
      HttpExchange.on(done.socket(), server, "/");
      return done.fromServer()
          .serverHello()
          .orElseThrow(() -> new Inconclusive("No ServerHello was seen."));
    }
  }

  private static Past past(TlsServer server, Evidence evidence) throws IOException {
    server.require(Feature.TLS_1_2);
    evidence.sent("a full handshake of TLS 1.2");
    try (ObservedHandshake done =
        ObservedHandshake.complete(
            server.endpoint(), TlsVersion.TLS_1_2, ObservedHandshake.context(null))) {
      ClearMessages seen = done.fromServer();
      ServerHello hello =
          seen.serverHello().orElseThrow(() -> new Inconclusive("No ServerHello was seen."));
      byte[] ticket =
          seen.message(HandshakeType.NEW_SESSION_TICKET)
              .map(each -> ticket(each.body()))
              .orElseGet(() -> new byte[0]);
      evidence.got(hello + ", session id " + TlsServer.hex(hello.sessionId()));
      evidence.got(ticket.length == 0 ? "no ticket" : "a ticket of " + ticket.length + " octets");
      if (hello.sessionId().length == 0 && ticket.length == 0) {
        throw new NotApplicable("The server gives neither a session id nor a ticket.");
      }
      return new Past(hello.sessionId(), ticket, hello.cipherSuite());
    }
  }

  private static byte[] ticket(byte[] body) {
    TlsReader in = new TlsReader(body);
    in.raw(Integer.BYTES);
    return in.sized16().rest();
  }

  private static ServerAnswer again(
      TlsServer server,
      Past past,
      java.util.function.UnaryOperator<ClientHelloBuilder> change,
      Evidence evidence) {
    ClientHelloBuilder hello = past.resume(server.hello(TlsVersion.TLS_1_2));
    return server.ask("ClientHello of TLS 1.2 to resume", change.apply(hello).record(), evidence);
  }

  private static ServerAnswer resumed(ServerAnswer answer) {
    if (!answer.isResumption()) {
      throw new NotApplicable("The server did not resume the session: " + answer + ".");
    }
    return answer;
  }
}

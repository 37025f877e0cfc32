package io.faultwire.suites.tls;

import static io.faultwire.conformance.Level.MUST;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.ClientHelloBuilder;
import io.faultwire.tls.message.Extension;
import io.faultwire.tls.message.NamedGroup;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsRecord;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.probe.RawTls;
import io.faultwire.tls.probe.ServerAnswer;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Check what follows a HelloRetryRequest (RFC 8446, sections 4.1.2 and 4.1.4). */
@ExtendWith(TlsServerResolver.class)
class RetryChecks {
  private static final String LIBRARY = "use a TLS library that follows RFC 8446";
  private static final byte[] NOTHING = new byte[0];
  private static final byte[] KEY = HexFormat.of().parseHex("09".repeat(32));

  /** What a client sends for the sake of middleboxes (RFC 8446, appendix D.4). */
  private static final byte[] CHANGE_CIPHER_SPEC =
      new TlsRecord(TlsRecord.CHANGE_CIPHER_SPEC, 0x0303, new byte[] {1}).toByteArray();

  /** Both answers of the server. */
  private record Answers(ServerAnswer retry, ServerAnswer second) {}

  @Test
  @Check("tls.retry.second-hello")
  @Clause(rfc = 8446, section = "4.1.4", level = MUST)
  void acceptsTheHelloThatItAskedFor(TlsServer server, Evidence evidence) throws IOException {
    evidence.expected(Expectation.accepted().text());
    ServerAnswer answer = exchange(server, first(server), NOTHING, evidence).second();
    expectHello(answer, "go on where the second ClientHello fits");
  }

  @Test
  @Check("tls.retry.same-suite")
  @Clause(rfc = 8446, section = "4.1.4", level = MUST)
  void choosesTheSuiteOfTheRetryRequest(TlsServer server, Evidence evidence) throws IOException {
    String expected = "the suite of the HelloRetryRequest in the ServerHello";
    evidence.expected(expected);
    Answers answers = exchange(server, first(server), NOTHING, evidence);
    int before = suite(answers.retry());
    int behind = suite(answers.second());
    if (before != behind) {
      throw Failures.of(expected, answers.retry() + ", then " + answers.second(), LIBRARY);
    }
  }

  @Test
  @Check("tls.retry.change-cipher-spec")
  @Clause(rfc = 8446, section = "5", level = MUST)
  void dropsAChangeCipherSpec(TlsServer server, Evidence evidence) throws IOException {
    evidence.expected(Expectation.accepted().text());
    ServerAnswer answer = exchange(server, first(server), CHANGE_CIPHER_SPEC, evidence).second();
    expectHello(answer, "drop a change_cipher_spec of the octet 1 within the handshake");
  }

  @Test
  @Check("tls.retry.wrong-change-cipher-spec")
  @Clause(rfc = 8446, section = "5", level = MUST)
  void refusesAChangeCipherSpecOfAnotherValue(TlsServer server, Evidence evidence)
      throws IOException {
    byte[] wrong = CHANGE_CIPHER_SPEC.clone();
    wrong[wrong.length - 1] = 2;
    Expectation alert = Expectation.abort(AlertDescription.UNEXPECTED_MESSAGE);
    evidence.expected(alert.text());
    ServerAnswer answer = exchange(server, first(server), wrong, evidence).second();
    if (!alert.met().test(answer)) {
      throw Failures.of(alert.text(), answer.toString(), LIBRARY);
    }
  }

  @Test
  @Check("tls.early-data.skipped")
  @Clause(rfc = 8446, section = "4.2.10", level = MUST)
  void skipsTheEarlyDataThatItDidNotAccept(TlsServer server, Evidence evidence) throws IOException {
    ClientHelloBuilder hello = first(server).extension(Extension.EARLY_DATA, NOTHING);
    ExtensionTable.unknownPsk(hello);
    evidence.expected(Expectation.accepted().text());
    ServerAnswer answer = exchange(server, hello, ExtensionTable.earlyRecord(), evidence).second();
    expectHello(answer, "skip records of application data behind a HelloRetryRequest");
  }

  private static ClientHelloBuilder first(TlsServer server) {
    server.require(Feature.TLS_1_3);
    return server
        .hello(TlsVersion.TLS_1_3)
        .groups(NamedGroup.X25519.code(), 0x17)
        .keyShares(NOTHING);
  }

  /** Send a hello without a key share, more octets, and the hello with the share asked for. */
  private static Answers exchange(
      TlsServer server, ClientHelloBuilder hello, byte[] between, Evidence evidence)
      throws IOException {
    byte[] octets = hello.record();
    evidence.sent("ClientHello of TLS 1.3 without key shares").sent(TlsServer.hex(octets));
    try (RawTls connection = RawTls.open(server.endpoint())) {
      ServerAnswer retry = connection.send(octets).read();
      evidence.got(retry.toString());
      int group =
          retry
              .hello()
              .filter(ServerHello::isRetryRequest)
              .flatMap(ServerHello::group)
              .orElseThrow(() -> new Inconclusive("No HelloRetryRequest came: " + retry));
      byte[] second = second(hello, group).recordVersion(0x0303).record();
      if (between.length > 0) {
        evidence.sent("a record in between").sent(TlsServer.hex(between));
      }
      evidence.sent("ClientHello with the share asked for").sent(TlsServer.hex(second));
      ServerAnswer answer = connection.send(between).send(second).read();
      evidence.got(answer.toString()).got(answer.octets());
      return new Answers(retry, answer);
    }
  }

  private static ClientHelloBuilder second(ClientHelloBuilder hello, int group) {
    hello
        .without(Extension.EARLY_DATA)
        .without(Extension.PRE_SHARED_KEY)
        .without(Extension.PSK_KEY_EXCHANGE_MODES);
    return group == NamedGroup.X25519.code()
        ? hello.keyShare(group, KEY)
        : hello.secp256r1().groups(NamedGroup.X25519.code(), group);
  }

  private static int suite(ServerAnswer answer) {
    return answer
        .hello()
        .map(ServerHello::cipherSuite)
        .orElseThrow(() -> new Inconclusive("No ServerHello came: " + answer));
  }

  private static void expectHello(ServerAnswer answer, String remedy) {
    boolean accepted = answer.hello().filter(hello -> !hello.isRetryRequest()).isPresent();
    if (!accepted || answer.fatalAlert().isPresent()) {
      throw Failures.of(Expectation.accepted().text(), answer.toString(), remedy);
    }
  }
}

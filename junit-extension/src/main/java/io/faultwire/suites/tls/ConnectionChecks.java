package io.faultwire.suites.tls;

import static io.faultwire.conformance.Level.MUST;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.NotApplicable;
import io.faultwire.tls.message.TlsRecord;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.probe.ObservedHandshake;
import io.faultwire.tls.probe.RawTls;
import io.faultwire.tls.probe.ServerAnswer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Check what takes more than one message of the client, or more than one connection. */
@ExtendWith(TlsServerResolver.class)
class ConnectionChecks {

  @Test
  @Check("tls.order.hello-twice")
  @Clause(rfc = 5246, section = "7.4", level = MUST)
  void refusesASecondHello(TlsServer server, Evidence evidence) throws IOException {
    server.require(Feature.TLS_1_2);
    byte[] hello = server.hello(TlsVersion.TLS_1_2).record();
    evidence.sent("ClientHello of TLS 1.2, and once more behind the server's answer");
    evidence.expected("an alert behind the second one");
    try (RawTls connection = RawTls.open(server.endpoint())) {
      ServerAnswer first = connection.send(hello).read();
      ServerAnswer second = connection.send(hello).read();
      evidence.got(first.toString()).got(second.toString()).got(second.octets());
      if (second.fatalAlert().isEmpty()) {
        throw Failures.of(
            "an alert that ends the connection",
            second.toString(),
            "use a TLS library that follows RFC 5246");
      }
    }
  }

  @Test
  @Check("tls.hello.random-differs")
  @Clause(rfc = 8446, section = "4.1.3", level = MUST)
  void drawsANewRandomForEachConnection(TlsServer server, Evidence evidence) {
    TlsVersion version = server.has(Feature.TLS_1_3) ? TlsVersion.TLS_1_3 : TlsVersion.TLS_1_2;
    evidence.expected("another random in each ServerHello");
    byte[] first = random(server, version, evidence);
    byte[] second = random(server, version, evidence);
    if (Arrays.equals(first, second)) {
      throw Failures.of(
          "another random in each ServerHello",
          "twice " + TlsServer.hex(first),
          "give the TLS library a secure source of random octets");
    }
  }

  private static byte[] random(TlsServer server, TlsVersion version, Evidence evidence) {
    return server
        .ask("ClientHello of " + version, server.hello(version).record(), evidence)
        .hello()
        .orElseThrow(() -> new Inconclusive("The server sent no ServerHello."))
        .random();
  }

  @Test
  @Check("tls.close.notify")
  @Clause(rfc = 8446, section = "6.1", level = MUST)
  void saysThatItCloses(TlsServer server, Evidence evidence) throws IOException {
    server.require(Feature.TLS_1_2);
    evidence.sent("a handshake of TLS 1.2, and GET / with Connection: close");
    evidence.expected("an alert as the last record");
    try (ObservedHandshake done =
        ObservedHandshake.complete(
            server.endpoint(), TlsVersion.TLS_1_2, ObservedHandshake.context(null))) {
      HttpExchange exchange = HttpExchange.on(done.socket(), server, "/");
      List<Integer> types = done.recordTypesFromServer();
      evidence.got(exchange.statusLine()).got("types of the server's records: " + types);
      if (!exchange.isAnswered() || exchange.staysOpen()) {
        throw new NotApplicable("The server does not answer and close: " + exchange.ending() + ".");
      }
      if (types.get(types.size() - 1) != TlsRecord.ALERT) {
        throw Failures.of(
            "close_notify as the last record",
            "the types of its records are " + types,
            "close the TLS connection before the TCP connection");
      }
    }
  }

  @Test
  @Check("tls.alert.received")
  @Clause(rfc = 8446, section = "6.2", level = MUST)
  void endsTheConnectionBehindAnAlert(TlsServer server, Evidence evidence) throws IOException {
    TlsVersion version = server.has(Feature.TLS_1_2) ? TlsVersion.TLS_1_2 : TlsVersion.TLS_1_3;
    byte[] alert = new TlsRecord(TlsRecord.ALERT, 0x0303, new byte[] {2, 40}).toByteArray();
    evidence.sent("ClientHello of " + version + ", and behind the answer alert handshake_failure");
    evidence.expected("the end of the connection");
    try (RawTls connection = RawTls.open(server.endpoint())) {
      ServerAnswer answer = connection.send(server.hello(version).record()).read();
      ServerAnswer.End end = connection.send(alert).awaitEnd();
      evidence.got(answer.toString()).got(end.toString());
      if (end == ServerAnswer.End.SILENCE) {
        throw Failures.of(
            "the end of the connection",
            "it was still open after " + server.patience(),
            "close connections whose client sends a fatal alert");
      }
    }
  }
}

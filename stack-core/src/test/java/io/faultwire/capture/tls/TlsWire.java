package io.faultwire.capture.tls;

import static io.faultwire.wire.TcpHeader.ACK;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.faultwire.capture.Capture;
import io.faultwire.capture.Side;
import io.faultwire.capture.Wire;
import io.faultwire.link.Fault;
import io.faultwire.tls.message.Alert;
import io.faultwire.tls.secrets.KeyLog;
import io.faultwire.tls.secrets.Rfc8448;

/** A connection whose ends send octets that a test gives, in segments that it cuts. */
final class TlsWire {
  final Wire wire;
  private int client = 101;
  private int server = 301;

  TlsWire(Fault... faults) {
    wire = new Wire(faults).open(100, 300);
  }

  /** Sends records of RFC 8448 by name, each in a segment of its own. */
  TlsWire replay(String... names) {
    for (String name : names) {
      send(name.contains(".client.") ? Side.CLIENT : Side.SERVER, Rfc8448.octets(name));
    }
    return this;
  }

  /** Sends all of the connection of section 3. */
  TlsWire replaySimple() {
    return replay("simple.client.hello", "simple.server.hello", "simple.server.flight")
        .replay("simple.client.finished", "simple.server.ticket", "simple.client.data")
        .replay("simple.server.data", "simple.client.close", "simple.server.close");
  }

  TlsWire send(Side from, byte[] octets) {
    String data = new String(octets, ISO_8859_1);
    if (from == Side.CLIENT) {
      wire.client(ACK, client, server, data);
      client += octets.length;
    } else {
      wire.server(ACK, server, client, data);
      server += octets.length;
    }
    return this;
  }

  /** Sends octets in segments of a size. */
  TlsWire send(Side from, byte[] octets, int size) {
    for (int at = 0; at < octets.length; at += size) {
      int length = Math.min(size, octets.length - at);
      byte[] part = new byte[length];
      System.arraycopy(octets, at, part, 0, length);
      send(from, part);
    }
    return this;
  }

  TlsWire send(Side from, Alert alert) {
    return send(from, alert.toRecord());
  }

  TlsConversation read() {
    return read(new KeyLog());
  }

  TlsConversation read(KeyLog keyLog) {
    return TlsConversation.of(wire.conversation(), keyLog);
  }

  Capture capture() {
    return wire.end();
  }
}

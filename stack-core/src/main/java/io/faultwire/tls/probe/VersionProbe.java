package io.faultwire.tls.probe;

import io.faultwire.tls.probe.VersionAnswer.Kind;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;

/** Offers a server exactly one version of TLS and reads what it answers. */
public final class VersionProbe {
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;

  private VersionProbe() {}

  /**
   * Asks on a connection of its own.
   *
   * @throws IOException if no connection is made, or no answer comes in time
   */
  public static VersionAnswer ask(TlsEndpoint endpoint, TlsVersion version) throws IOException {
    try (Socket socket = endpoint.connect()) {
      try {
        socket.getOutputStream().write(ClientHelloBytes.of(version, endpoint.serverName()));
        return answer(new DataInputStream(socket.getInputStream()), version);
      } catch (EOFException e) {
        return new VersionAnswer(Kind.REFUSED, "the connection was closed");
      } catch (SocketException e) {
        return new VersionAnswer(Kind.REFUSED, "the connection broke: " + e.getMessage());
      }
    }
  }

  private static VersionAnswer answer(DataInputStream in, TlsVersion version) throws IOException {
    int type = in.readUnsignedByte();
    if (type != ALERT && type != HANDSHAKE) {
      return new VersionAnswer(Kind.NOT_TLS, "first byte 0x" + Integer.toHexString(type));
    }
    in.readUnsignedShort();
    byte[] fragment = new byte[in.readUnsignedShort()];
    in.readFully(fragment);
    if (type == ALERT) {
      int description = fragment.length < 2 ? -1 : fragment[1] & 0xFF;
      return new VersionAnswer(Kind.REFUSED, "alert " + AlertNames.of(description));
    }
    return ServerHello.parse(fragment)
        .map(hello -> judge(hello, version))
        .orElse(new VersionAnswer(Kind.NOT_TLS, "a handshake message that is no ServerHello"));
  }

  private static VersionAnswer judge(ServerHello hello, TlsVersion version) {
    String chosen = "ServerHello of version 0x%04x".formatted(hello.version());
    return new VersionAnswer(
        hello.version() == version.code() ? Kind.OFFERED : Kind.REFUSED, chosen);
  }
}

package io.faultwire.tls.probe;

import io.faultwire.tls.message.Alert;
import io.faultwire.tls.message.ClientHelloBuilder;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsRecord;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.probe.ServerAnswer.End;
import io.faultwire.tls.probe.VersionAnswer.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;

/** Offers a server exactly one version of TLS and reads what it answers. */
public final class VersionProbe {
  private VersionProbe() {}

  /**
   * Asks on a connection of its own.
   *
   * @throws IOException if no connection is made, or no answer comes in time
   */
  public static VersionAnswer ask(TlsEndpoint endpoint, TlsVersion version) throws IOException {
    byte[] hello = ClientHelloBuilder.of(version, endpoint.serverName()).record();
    return judge(RawTls.ask(endpoint, hello), version);
  }

  private static VersionAnswer judge(ServerAnswer answer, TlsVersion version) throws IOException {
    ServerHello hello = answer.hello().orElse(null);
    if (hello != null) {
      String chosen = "ServerHello of version 0x%04x".formatted(hello.version());
      boolean wanted = hello.version() == version.code();
      return new VersionAnswer(wanted ? Kind.OFFERED : Kind.REFUSED, chosen);
    }
    Alert alert = answer.fatalAlert().orElse(null);
    if (alert != null) {
      return new VersionAnswer(Kind.REFUSED, alert.toString());
    }
    if (!answer.records().isEmpty()) {
      return new VersionAnswer(Kind.NOT_TLS, strange(answer));
    }
    if (answer.end() == End.SILENCE) {
      throw new SocketTimeoutException("no answer came in time");
    }
    return new VersionAnswer(Kind.REFUSED, answer.end().toString());
  }

  private static String strange(ServerAnswer answer) {
    int first = answer.records().get(0).type();
    return TlsRecord.isType(first)
        ? "a handshake message that is no ServerHello"
        : "first byte 0x" + Integer.toHexString(first);
  }
}

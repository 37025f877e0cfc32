package io.faultwire.suites.https;

import io.faultwire.junit.Target;
import io.faultwire.tls.judgement.ServerName;
import io.faultwire.tls.judgement.TrustAnchors;
import io.faultwire.tls.probe.TlsEndpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Reads where the server is and who it claims to be from a target's settings. */
public final class Server {
  /** Names the host that the certificate is for, where the URL has an address of another name. */
  public static final String NAME_OPTION = "serverName";

  private static final int HTTPS_PORT = 443;

  private Server() {}

  /** Return where the server listens, and the name to ask for. */
  public static TlsEndpoint endpoint(Target target) {
    URI url = target.url();
    ServerName name = name(target);
    return TlsEndpoint.of(
        withoutBrackets(url.getHost()),
        url.getPort() < 0 ? HTTPS_PORT : url.getPort(),
        name.isAddress() ? null : name.text());
  }

  /** Return who the server claims to be. */
  public static ServerName name(Target target) {
    return ServerName.of(target.option(NAME_OPTION).orElseGet(() -> target.url().getHost()));
  }

  static TrustAnchors anchors(Target target) {
    Path file = target.caFile();
    try {
      return file == null ? TrustAnchors.systemDefault() : TrustAnchors.read(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read the CA file " + file + ": " + e, e);
    }
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}

package io.faultwire.suites.resilience;

import io.faultwire.engine.toxiproxy.server.Proxy;
import io.faultwire.engine.toxiproxy.server.Toxic;
import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.NotApplicable;
import io.faultwire.junit.Target;
import io.faultwire.suites.connection.Connection;
import io.faultwire.suites.connection.TrustingTls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** The server under test as one check uses it; closing it closes what the check has opened. */
final class Subject implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5000;

  private final URI url;
  private final Dialogue dialogue;
  private final Settings settings;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  Subject(Target target) {
    this.url = target.url();
    this.dialogue = Dialogue.of(target);
    this.settings = Settings.of(target);
  }

  Dialogue dialogue() {
    return dialogue;
  }

  Settings settings() {
    return settings;
  }

  /** Return the dialogue of a server that speaks HTTP. */
  HttpDialogue http() {
    if (dialogue instanceof HttpDialogue http) {
      return http;
    }
    throw new NotApplicable("The server does not speak HTTP, which the clause is about.");
  }

  /** End the check unless TCP itself is what the client uses, without TLS. */
  void requirePlain() {
    if (isTls()) {
      throw new NotApplicable("TLS has no half-closed connections.");
    }
  }

  /** End the check unless the server speaks TLS. */
  void requireTls() {
    if (!isTls()) {
      throw new NotApplicable("The server does not speak TLS.");
    }
  }

  private boolean isTls() {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    return scheme.equals("https") || scheme.equals("tls");
  }

  private InetSocketAddress address() {
    int port = url.getPort() >= 0 ? url.getPort() : isTls() ? 443 : 80;
    return new InetSocketAddress(host(), port);
  }

  private String host() {
    String host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Make a proxy in front of the server, with toxics that strike from the first octet on. */
  Proxy proxy(Toxic... toxics) {
    Proxy proxy =
        ToxiproxyServer.shared()
            .proxy("resilience", InetSocketAddress.createUnresolved(host(), address().getPort()));
    closeLater(proxy);
    for (Toxic toxic : toxics) {
      proxy.add(toxic);
    }
    return proxy;
  }

  /** Connect without anything between. */
  Connection connect() throws IOException {
    return connect(address());
  }

  /** Connect through a proxy. */
  Connection connect(Proxy proxy) throws IOException {
    return connect(proxy.address());
  }

  private synchronized void closeLater(AutoCloseable resource) {
    opened.push(resource);
  }

  /** Connect through a proxy by TCP alone, even if the server speaks TLS. */
  Connection connectWithoutTls(Proxy proxy) throws IOException {
    Socket transport = transport(proxy.address());
    return new Connection(transport, transport);
  }

  private Socket transport(InetSocketAddress to) throws IOException {
    Socket transport = new Socket();
    closeLater(transport);
    transport.setTcpNoDelay(true);
    transport.connect(to, CONNECT_MILLIS);
    transport.setSoTimeout((int) settings.patience().toMillis());
    return transport;
  }

  private Connection connect(InetSocketAddress to) throws IOException {
    Socket transport = transport(to);
    Socket socket = isTls() ? TrustingTls.over(transport, host(), address().getPort()) : transport;
    return new Connection(transport, socket);
  }

  Answer read(Connection connection, Duration patience) throws IOException {
    return dialogue.read(connection, System.nanoTime() + patience.toNanos());
  }

  /** Ask straight and return the answer. */
  Answer ask(byte[] request, Duration patience) throws IOException {
    try (Connection connection = connect()) {
      connection.send(request);
      return read(connection, patience);
    }
  }

  /**
   * Return the answer that the server gives to a request without harm.
   *
   * @throws Inconclusive if it gives none
   */
  Answer usual(byte[] request) {
    try {
      return ask(request, settings.patience());
    } catch (IOException e) {
      throw new Inconclusive(
          "Without harm there is no answer to compare with: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  @Override
  public String toString() {
    return url.toString();
  }
}

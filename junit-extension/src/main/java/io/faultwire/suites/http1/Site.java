package io.faultwire.suites.http1;

import io.faultwire.http.RequestBytes;
import io.faultwire.junit.Target;
import io.faultwire.suites.connection.Connection;
import io.faultwire.suites.connection.TrustingTls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * Where the server is, and what it is asked for.
 *
 * @param url the whole address
 * @param settings the suite's options
 */
record Site(URI url, Settings settings) {
  private static final int CONNECT_MILLIS = 5000;
  static final String FORM = "application/x-www-form-urlencoded";
  static final String FORM_CONTENT = "faultwire=1";

  static Site of(Target target) {
    return new Site(URI.create(target.url().toASCIIString()), Settings.of(target));
  }

  boolean isTls() {
    return url.getScheme().toLowerCase(Locale.ROOT).equals("https");
  }

  private String host() {
    String host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private int port() {
    return url.getPort() >= 0 ? url.getPort() : isTls() ? 443 : 80;
  }

  /** Returns the value of Host. */
  String authority() {
    return url.getPort() >= 0 ? url.getHost() + ":" + url.getPort() : url.getHost();
  }

  /** Returns path and query of the URL. */
  String target() {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  String postTarget() {
    return settings.postPath().orElseGet(this::target);
  }

  /** Returns the absolute form of the target. */
  String absolute() {
    return url.getScheme() + "://" + authority() + target();
  }

  RequestBytes get() {
    return to("GET", target());
  }

  RequestBytes post() {
    return to("POST", postTarget()).field("Content-Type", FORM);
  }

  RequestBytes to(String method, String target) {
    return RequestBytes.of(method, target).field("Host", authority());
  }

  /** Returns the usual GET, with which the server is to close. */
  byte[] lastGet() {
    return get().field("Connection", "close").withoutContent();
  }

  Connection connect() throws IOException {
    Socket transport = new Socket();
    try {
      transport.setTcpNoDelay(true);
      transport.connect(new InetSocketAddress(host(), port()), CONNECT_MILLIS);
      transport.setSoTimeout((int) settings.patience().toMillis());
      Socket socket = isTls() ? TrustingTls.over(transport, host(), port()) : transport;
      return new Connection(transport, socket);
    } catch (IOException e) {
      transport.close();
      throw e;
    }
  }
}

package io.faultwire.junit.battery;

import io.faultwire.tls.battery.BatteryChain;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;

/** A careful client and a careless one. */
final class Clients {
  private Clients() {}

  /** The JDK's HTTP client as it is. */
  static void careful(BatteryChain chain) throws IOException, InterruptedException {
    HttpClient.Builder client = HttpClient.newBuilder().sslContext(chain.clientContext());
    if (chain.proxy().address() instanceof InetSocketAddress proxy) {
      client.proxy(ProxySelector.of(proxy));
    }
    client
        .build()
        .send(HttpRequest.newBuilder(chain.url()).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** A socket of the JDK's, which by itself does not look at names. */
  static void nameless(BatteryChain chain) throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            chain.clientContext().getSocketFactory().createSocket("localhost", chain.port())) {
      socket.startHandshake();
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    }
  }
}

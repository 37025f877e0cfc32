package io.faultwire.it.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.engine.Network;
import io.faultwire.time.Seed;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.X509TrustManager;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HttpLibrariesIT {
  private static final String BODY = "0123456789abcdef".repeat(16 * 1024);

  private static final Topology LOSSY =
      Topology.builder()
          .host("client")
          .host("server")
          .link("client", "server", link -> link.latency(Duration.ofMillis(5)).loss(3))
          .build();

  @Test
  void okHttpReadsFromMockWebServerOverTlsAndLoss() throws IOException {
    CertificateChain chain = TestCertificateAuthority.root("Test Root").issue("server");
    try (Network network = Network.simulate(LOSSY, Seed.DEFAULT);
        MockWebServer server = new MockWebServer()) {
      Network.Host client = network.host("client");
      server.setServerSocketFactory(network.host("server").serverSocketFactory());
      server.useHttps(chain.serverContext().getSocketFactory());
      server.enqueue(new MockResponse.Builder().body(BODY).build());
      server.enqueue(new MockResponse.Builder().body("second").build());
      server.start(network.host("server").inetAddress(), 443);
      OkHttpClient http =
          new OkHttpClient.Builder()
              .socketFactory(client.socketFactory())
              .sslSocketFactory(
                  chain.clientContext().getSocketFactory(), TrustManagers.of(chain.trustStore()))
              .dns(client::lookup)
              .readTimeout(Duration.ofMinutes(1))
              .build();

      assertThat(get(http, "https://server/first")).isEqualTo(BODY);
      assertThat(get(http, "https://server/second")).isEqualTo("second");

      http.connectionPool().evictAll();
      http.dispatcher().executorService().shutdown();
      assertThat(network.capture().tcp("client", "server:443").retransmissions()).isNotEmpty();
    }
  }

  private static String get(OkHttpClient http, String url) throws IOException {
    try (Response response = http.newCall(new Request.Builder().url(url).build()).execute()) {
      return response.body().string();
    }
  }

  @Test
  void apacheHttpClientReadsFromMockWebServerOverLoss() throws IOException {
    try (Network network = Network.simulate(LOSSY, Seed.DEFAULT);
        MockWebServer server = new MockWebServer()) {
      Network.Host client = network.host("client");
      server.setServerSocketFactory(network.host("server").serverSocketFactory());
      server.enqueue(new MockResponse.Builder().body(BODY).build());
      server.start(network.host("server").inetAddress(), 80);
      DefaultHttpClientConnectionOperator operator =
          new DefaultHttpClientConnectionOperator(
              proxy -> client.socketFactory().createSocket(),
              null,
              new NetworkDns(client),
              RegistryBuilder.<TlsSocketStrategy>create().build());

      try (CloseableHttpClient http =
          HttpClients.custom()
              .setConnectionManager(new BasicHttpClientConnectionManager(operator, null))
              .build()) {
        String body =
            http.execute(new HttpGet("http://server/"), r -> EntityUtils.toString(r.getEntity()));

        assertThat(body).isEqualTo(BODY);
      }
    }
  }

  /** The names of the network, for Apache HttpClient. */
  private record NetworkDns(Network.Host host) implements DnsResolver {
    @Override
    public java.net.InetAddress[] resolve(String name) throws java.net.UnknownHostException {
      return host.lookup(name).toArray(java.net.InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String name) {
      return name;
    }
  }

  /** Finds the trust manager of a trust store. */
  private static final class TrustManagers {
    static X509TrustManager of(java.security.KeyStore store) {
      try {
        var factory =
            javax.net.ssl.TrustManagerFactory.getInstance(
                javax.net.ssl.TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
      } catch (java.security.GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }
  }
}

package io.faultwire.it.certificates;

import io.faultwire.tls.battery.BatteryChain;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** HTTP clients of Java, as they are made to trust one root, and made careless. */
final class JavaClients {
  private JavaClients() {}

  static void javaNetHttp(BatteryChain chain) throws Exception {
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(chain.clientContext())
            .proxy(ProxySelector.of((InetSocketAddress) chain.proxy().address()))
            .build();
    client.send(HttpRequest.newBuilder(chain.url()).build(), HttpResponse.BodyHandlers.ofString());
  }

  static void okHttp(BatteryChain chain) throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(chain.trustStore());
    X509TrustManager manager = (X509TrustManager) trust.getTrustManagers()[0];
    send(okHttp(chain, manager).build(), chain);
  }

  /** The client that searches find for "okhttp ignore certificate". */
  static void trustingOkHttp(BatteryChain chain) throws Exception {
    X509TrustManager all = new CarelessTrustManager(certificates -> {});
    send(okHttp(chain, all).hostnameVerifier((host, session) -> true).build(), chain);
  }

  /** A client of a device whose clock cannot be relied on. */
  static void timelessOkHttp(BatteryChain chain) throws Exception {
    X509TrustManager timeless = CarelessTrustManager.withoutClock(chain.trustStore());
    send(okHttp(chain, timeless).build(), chain);
  }

  private static OkHttpClient.Builder okHttp(BatteryChain chain, X509TrustManager trust)
      throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new X509TrustManager[] {trust}, null);
    return new OkHttpClient.Builder()
        .proxy(chain.proxy())
        .sslSocketFactory(context.getSocketFactory(), trust);
  }

  private static void send(OkHttpClient client, BatteryChain chain) throws Exception {
    Request request = new Request.Builder().url(chain.url().toString()).build();
    try (var response = client.newCall(request).execute()) {
      response.body().string();
    } finally {
      client.connectionPool().evictAll();
      client.dispatcher().executorService().shutdown();
    }
  }

  static void apache(BatteryChain chain) throws Exception {
    send(new DefaultClientTlsStrategy(chain.clientContext()), chain);
  }

  static void namelessApache(BatteryChain chain) throws Exception {
    HostnameVerifier any = (host, session) -> true;
    send(
        new DefaultClientTlsStrategy(chain.clientContext(), HostnameVerificationPolicy.CLIENT, any),
        chain);
  }

  private static void send(TlsSocketStrategy tls, BatteryChain chain) throws Exception {
    InetSocketAddress proxy = (InetSocketAddress) chain.proxy().address();
    try (CloseableHttpClient client =
        HttpClients.custom()
            .setProxy(new HttpHost("http", proxy.getAddress(), proxy.getPort()))
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setTlsSocketStrategy(tls)
                    .build())
            .disableAutomaticRetries()
            .build()) {
      client.execute(new HttpGet(chain.url()), r -> EntityUtils.toString(r.getEntity()));
    }
  }
}

package io.faultwire.it.libraries;

import static io.faultwire.engine.toxiproxy.stream.StreamFaults.down;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.drop;
import static io.faultwire.engine.toxiproxy.stream.StreamFaults.limitData;
import static io.faultwire.junit.assertj.FaultwireAssertions.assertThatCall;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.it.server.Nginx;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How clients of HTTP bear what happens to their connections to nginx. */
@Timeout(120)
@Requires({Need.TOXIPROXY, Need.NGINX})
class HttpClientsResilienceIT {
  private static final String GET = "GET / HTTP/1.1";
  private static final String POST = "POST / HTTP/1.1";

  private Nginx nginx;
  private StreamProxy proxy;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    nginx = Nginx.start(directory, "");
    String address = URI.create(nginx.url()).getAuthority();
    proxy = StreamProxy.perConnection(ToxiproxyServer.shared(), "nginx", address);
  }

  @AfterEach
  void stop() throws Exception {
    proxy.close();
    nginx.close();
  }

  private String url() {
    return "http://" + proxy.host() + ":" + proxy.port() + "/";
  }

  /** Ends all connections that are open now, while nobody uses them. */
  private void cutIdleConnections() throws Exception {
    proxy.add(down()).close();
  }

  @Test
  void theJdksClient() throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    try (var silence = proxy.add(drop().downstream())) {
      assertThatCall(proxy, () -> send(client, "GET", 1))
          .completesWithin(ofSeconds(10))
          .failsWith(HttpTimeoutException.class)
          .doesNotRetry(GET)
          .releasesItsConnections();
    }
    proxy.add(limitData(0).downstream().onConnection(1));
    assertThatCall(proxy, () -> send(client, "POST", 30))
        .completesWithin(ofSeconds(10))
        .failsWith(IOException.class)
        .doesNotRetry(POST);
    assertThatCall(proxy, () -> send(client, "GET", 30)).completesWithin(ofSeconds(10)).opens(1);
    assertThatCall(proxy, () -> send(client, "GET", 30)).completesWithin(ofSeconds(10)).opens(0);
    cutIdleConnections();
    assertThatCall(proxy, () -> send(client, "GET", 30))
        .completesWithin(ofSeconds(10))
        .replacesItsDeadConnection(GET);
  }

  private void send(HttpClient client, String method, int timeoutSeconds) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url()))
            .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "x"))
            .timeout(ofSeconds(timeoutSeconds))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void okHttp() throws Exception {
    OkHttpClient client = new OkHttpClient.Builder().readTimeout(ofSeconds(1)).build();

    try (var silence = proxy.add(drop().downstream())) {
      assertThatCall(proxy, () -> send(client, null))
          .completesWithin(ofSeconds(10))
          .failsWith(SocketTimeoutException.class)
          .doesNotRetry(GET);
    }
    proxy.add(limitData(0).downstream().onConnection(1));
    assertThatCall(proxy, () -> send(client, RequestBody.create(new byte[] {'x'})))
        .completesWithin(ofSeconds(10))
        .failsWith(IOException.class)
        .doesNotRetry(POST);
    assertThatCall(proxy, () -> send(client, null)).completesWithin(ofSeconds(10)).opens(1);
    assertThatCall(proxy, () -> send(client, null)).completesWithin(ofSeconds(10)).opens(0);
    cutIdleConnections();
    assertThatCall(proxy, () -> send(client, null))
        .completesWithin(ofSeconds(10))
        .replacesItsDeadConnection(GET);
    assertThatCall(
            proxy,
            () -> {
              client.connectionPool().evictAll();
              send(client, null);
              client.connectionPool().evictAll();
            })
        .completesWithin(ofSeconds(10))
        .releasesItsConnections();
  }

  private void send(OkHttpClient client, RequestBody body) throws IOException {
    Request.Builder request = new Request.Builder().url(url());
    try (Response response =
        client.newCall(body == null ? request.build() : request.post(body).build()).execute()) {
      assertThat(response.body().string()).isEqualTo("ok");
    }
  }

  @Test
  void apacheHttpClient() throws Exception {
    try (CloseableHttpClient client = apache(TimeValue.ofSeconds(2))) {
      proxy.add(limitData(0).downstream().onConnection(1));
      assertThatCall(proxy, () -> send(client, new HttpPost(url())))
          .completesWithin(ofSeconds(10))
          .failsWith(IOException.class)
          .doesNotRetry(POST);
      proxy.add(limitData(0).downstream().onFirstConnections(3));
      assertThatCall(proxy, () -> send(client, new HttpGet(url())))
          .completesWithin(ofSeconds(10))
          .succeeds()
          .retries(3, GET)
          .pausesGrow(GET, 1.3);
      cutIdleConnections();
      assertThatThrownBy(
              () ->
                  assertThatCall(proxy, () -> send(client, new HttpPost(url())))
                      .completesWithin(ofSeconds(10))
                      .replacesItsDeadConnection(POST))
          .as("it looks at a pooled connection only if that was idle for 2 s")
          .hasMessageContaining("to succeed\nbut\n  it threw");
    }
    try (CloseableHttpClient client = apache(TimeValue.ZERO_MILLISECONDS)) {
      send(client, new HttpGet(url()));
      cutIdleConnections();
      assertThatCall(proxy, () -> send(client, new HttpPost(url())))
          .completesWithin(ofSeconds(10))
          .replacesItsDeadConnection(POST);
    }
  }

  /** A client that looks at a pooled connection before use if it was idle for so long. */
  private static CloseableHttpClient apache(TimeValue idle) {
    ConnectionConfig careful = ConnectionConfig.custom().setValidateAfterInactivity(idle).build();
    return HttpClients.custom()
        .setRetryStrategy(new DoublingPauses())
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(careful)
                .build())
        .build();
  }

  private static void send(CloseableHttpClient client, HttpUriRequestBase request)
      throws IOException {
    assertThat(client.<Integer>execute(request, response -> response.getCode())).isEqualTo(200);
  }

  /** Retries what may be retried, after 200, 400 and 800 ms. */
  private static final class DoublingPauses extends DefaultHttpRequestRetryStrategy {
    DoublingPauses() {
      super(3, TimeValue.ofMilliseconds(200));
    }

    @Override
    public TimeValue getRetryInterval(
        org.apache.hc.core5.http.HttpRequest request,
        IOException exception,
        int execution,
        HttpContext context) {
      return TimeValue.ofMilliseconds(100L << execution);
    }
  }

  @Test
  void aClientThatMisbehavesIsToldWhatItDid() throws Exception {
    OkHttpClient client = new OkHttpClient.Builder().build();
    proxy.add(limitData(0).downstream().onConnection(1));

    assertThatThrownBy(
            () ->
                assertThatCall(proxy, () -> postStubbornly(client))
                    .completesWithin(ofSeconds(10))
                    .doesNotRetry(POST))
        .hasMessageContaining("a call through nginx that took")
        .hasMessageContaining("to send \"POST / HTTP/1.1\" 1 time")
        .hasMessageContaining("but\n  it was sent 2 times\n  - ")
        .hasMessageContaining("Connections:\n- connection 1, opened at ");
    assertThatThrownBy(
            () ->
                assertThatCall(proxy, () -> new java.util.concurrent.CountDownLatch(1).await())
                    .completesWithin(ofMillis(200)))
        .hasMessageContaining("to complete within 200 ms")
        .hasMessageContaining("but it still waits\n  at ")
        .hasMessageContaining("CountDownLatch.await");
    assertThatThrownBy(
            () ->
                assertThatCall(proxy, () -> postStubbornly(client))
                    .completesWithin(ofSeconds(10))
                    .pausesGrow(POST, 2))
        .hasMessageContaining("there were no two pauses: it was sent 1 time");
    assertThatThrownBy(
            () ->
                assertThatCall(proxy, () -> postStubbornly(client))
                    .completesWithin(ofSeconds(10))
                    .replacesItsDeadConnection(POST))
        .hasMessageContaining("no new connection carried it");
    assertThatThrownBy(
            () ->
                assertThatCall(
                        proxy,
                        () -> {
                          client.connectionPool().evictAll();
                          postStubbornly(client);
                        })
                    .completesWithin(ofSeconds(10))
                    .releasesItsConnections())
        .hasMessageContaining("to release its connections within 5000 ms")
        .hasMessageContaining("these are open\n  - connection ");
  }

  private void postStubbornly(OkHttpClient client) throws IOException {
    RequestBody body = RequestBody.create(new byte[] {'x'});
    try {
      send(client, body);
    } catch (IOException e) {
      send(client, body);
    }
  }
}

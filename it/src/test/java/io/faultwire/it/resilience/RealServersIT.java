package io.faultwire.it.resilience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.it.server.Nginx;
import io.faultwire.it.server.Redis;
import io.faultwire.tls.TestCertificateAuthority;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the suite says about servers that many trust; each verdict is known and explained here. */
@Tag("any-jdk")
@Requires({Need.TOXIPROXY, Need.NGINX, Need.REDIS})
@Execution(ExecutionMode.CONCURRENT)
class RealServersIT {
  private static final String NO_TLS = "NOT_APPLICABLE resilience.end.in-tls-handshake";
  private static final String TIMEOUTS =
      "client_header_timeout 4s; client_body_timeout 4s; keepalive_timeout 4s;";

  private static Path directory(String name) throws IOException {
    Path directory = Path.of("target", "resilience", name).toAbsolutePath();
    return Files.createDirectories(directory);
  }

  private static List<String> departures(String url) {
    return SuiteRun.departures(SuiteRun.on(url).option("requestTimeoutSeconds", 8).results());
  }

  private static String keptOpen(String check, String client) {
    return ("WARN resilience.bound.%s: Expected the server to end, within 8 s, the connection of a"
            + " client that %s, but it kept it open.")
        .formatted(check, client);
  }

  static List<String> ofNginx() throws Exception {
    try (Nginx server = Nginx.start(directory("nginx"), TIMEOUTS)) {
      return departures(server.url());
    }
  }

  @Test
  void nginxPasses() {
    assertThat(Runs.of(Runs.NGINX)).containsExactly(NO_TLS);
  }

  static List<String> ofNginxWithTls() throws Exception {
    TestCertificateAuthority authority = TestCertificateAuthority.root("Root");
    try (Nginx server =
        Nginx.start(authority.issue("localhost"), directory("nginx-tls"), TIMEOUTS)) {
      return departures(server.url());
    }
  }

  @Test
  void nginxWithTlsPasses() {
    assertThat(Runs.of(Runs.NGINX_WITH_TLS))
        .containsExactly(
            "NOT_APPLICABLE resilience.closing.after-client",
            "NOT_APPLICABLE resilience.closing.half-closed");
  }

  static List<String> ofTheJdksHttpServer() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body = "ok".getBytes(US_ASCII);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      return departures("http://127.0.0.1:" + server.getAddress().getPort());
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  /** It waits for ever, unless sun.net.httpserver.maxReqTime is set. */
  @Test
  void theJdksHttpServerWaitsForEver() {
    assertThat(Runs.of(Runs.JDK))
        .containsExactly(
            NO_TLS,
            keptOpen("drip", "sends an octet of a header each second, without end"),
            keptOpen("half-body", "stops within the body of its request"),
            keptOpen("half-request", "stops within its request"),
            keptOpen("no-request", "sends nothing"));
  }

  static List<String> ofJetty() throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setIdleTimeout(4000);
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws IOException {
            Content.Source.asInputStream(request).transferTo(OutputStream.nullOutputStream());
            response.write(/* last= */ true, ByteBuffer.wrap("ok".getBytes(US_ASCII)), callback);
            return true;
          }
        });
    server.start();
    try {
      return departures("http://127.0.0.1:" + connector.getLocalPort());
    } finally {
      server.stop();
    }
  }

  /** Its timeout counts from the last octet. */
  @Test
  void jettyWaitsForAHeadThatNeverEnds() {
    assertThat(Runs.of(Runs.JETTY))
        .containsExactly(
            NO_TLS, keptOpen("drip", "sends an octet of a header each second, without end"));
  }

  static List<String> ofRedis() throws Exception {
    try (Redis server = Redis.start(directory("redis"), "--timeout", "4")) {
      return SuiteRun.departures(
          SuiteRun.on("tcp://127.0.0.1:" + server.port())
              .option("request", "SET key value\\r\\nGET key\\r\\n")
              .option("answer", "\\$5\\r\\nvalue\\r\\n")
              .option("requestTimeoutSeconds", 8)
              .results());
    }
  }

  @Test
  void redisPassesWhatIsNotAboutHttp() {
    assertThat(Runs.of(Runs.REDIS))
        .hasSizeLessThan(20)
        .allMatch(each -> each.startsWith("NOT_APPLICABLE"));
  }
}

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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the suite says about servers that many trust; each verdict is known and explained here. */
@Requires(Need.TOXIPROXY)
@Execution(ExecutionMode.CONCURRENT)
class RealServersIT {
  private static final String NO_TLS = "NOT_APPLICABLE resilience.end.in-tls-handshake";
  private static final String TIMEOUTS =
      "client_header_timeout 4s; client_body_timeout 4s; keepalive_timeout 4s;";

  @TempDir Path directory;

  private List<String> departures(String url) {
    return SuiteRun.departures(
        SuiteRun.on(url, directory).option("requestTimeoutSeconds", 8).results());
  }

  private static String keptOpen(String check, String client) {
    return ("WARN resilience.bound.%s: Expected the server to end, within 8 s, the connection of a"
            + " client that %s, but it kept it open.")
        .formatted(check, client);
  }

  @Test
  @Requires(Need.NGINX)
  void nginx() throws Exception {
    try (Nginx nginx = Nginx.start(directory, TIMEOUTS)) {
      assertThat(departures(nginx.url())).containsExactly(NO_TLS);
    }
  }

  @Test
  @Requires(Need.NGINX)
  void nginxWithTls() throws Exception {
    TestCertificateAuthority authority = TestCertificateAuthority.root("Root");
    try (Nginx nginx = Nginx.start(authority.issue("localhost"), directory, TIMEOUTS)) {
      assertThat(departures(nginx.url()))
          .containsExactly(
              "NOT_APPLICABLE resilience.closing.after-client",
              "NOT_APPLICABLE resilience.closing.half-closed");
    }
  }

  /** It waits for ever, unless sun.net.httpserver.maxReqTime is set. */
  @Test
  void theJdksHttpServer() throws IOException {
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
      assertThat(departures("http://127.0.0.1:" + server.getAddress().getPort()))
          .containsExactly(
              NO_TLS,
              keptOpen("drip", "sends an octet of a header each second, without end"),
              keptOpen("half-body", "stops within the body of its request"),
              keptOpen("half-request", "stops within its request"),
              keptOpen("no-request", "sends nothing"));
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  /** Its timeout counts from the last octet. */
  @Test
  void jetty() throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setIdleTimeout(4000);
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            response.write(/* last= */ true, ByteBuffer.wrap("ok".getBytes(US_ASCII)), callback);
            return true;
          }
        });
    server.start();
    try {
      assertThat(departures("http://127.0.0.1:" + connector.getLocalPort()))
          .containsExactly(
              NO_TLS, keptOpen("drip", "sends an octet of a header each second, without end"));
    } finally {
      server.stop();
    }
  }

  @Test
  @Requires(Need.REDIS)
  void redis() throws Exception {
    try (Redis redis = Redis.start(directory, "--timeout", "4")) {
      assertThat(
              SuiteRun.departures(
                  SuiteRun.on("tcp://127.0.0.1:" + redis.port(), directory)
                      .option("request", "SET key value\\r\\nGET key\\r\\n")
                      .option("answer", "\\$5\\r\\nvalue\\r\\n")
                      .option("requestTimeoutSeconds", 8)
                      .results()))
          .filteredOn(departure -> !departure.startsWith("NOT_APPLICABLE"))
          .isEmpty();
    }
  }
}

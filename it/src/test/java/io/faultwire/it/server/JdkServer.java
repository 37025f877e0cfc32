package io.faultwire.it.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.faultwire.tls.CertificateChain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The JDK's own server, with a page at {@code /page}. */
public final class JdkServer implements AutoCloseable {
  private static final Set<String> OFFERED = Set.of("GET", "HEAD", "POST");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private JdkServer(HttpServer server) {
    this.server = server;
  }

  /** Starts a server of HTTPS, or without certificates of HTTP. */
  public static JdkServer start(@Nullable CertificateChain chain) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    JdkServer started;
    if (chain == null) {
      started = new JdkServer(HttpServer.create(address, 0));
    } else {
      HttpsServer secure = HttpsServer.create(address, 0);
      secure.setHttpsConfigurator(new HttpsConfigurator(chain.serverContext()));
      started = new JdkServer(secure);
    }
    started.server.setExecutor(started.threads);
    started.server.createContext("/page", JdkServer::answer);
    started.server.start();
    return started;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body = "The page of the JDK.".getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    if (!OFFERED.contains(exchange.getRequestMethod())) {
      exchange.sendResponseHeaders(501, -1);
      exchange.close();
      return;
    }
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(200, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** Returns the address of the page, by the name {@code localhost}. */
  public String url() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return scheme + "://localhost:" + server.getAddress().getPort() + "/page";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

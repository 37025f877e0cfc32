package io.faultwire.engine.toxiproxy.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers as a Toxiproxy server of another kind or age would. */
final class FakeApi implements AutoCloseable {
  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** What is answered. */
  record Reply(int status, String body) {}

  private FakeApi(HttpServer server) {
    this.server = server;
  }

  /** Starts; the answers depend on method and path, as in {@code GET /version}. */
  static FakeApi start(Function<String, Reply> answers) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    FakeApi api = new FakeApi(server);
    server.createContext("/", exchange -> api.answer(exchange, answers));
    server.start();
    return api;
  }

  private void answer(HttpExchange exchange, Function<String, Reply> answers) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    requests.add(request);
    Reply reply = answers.apply(request);
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

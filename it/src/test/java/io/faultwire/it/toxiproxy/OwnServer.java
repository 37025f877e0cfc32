package io.faultwire.it.toxiproxy;

import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.it.machine.Programs;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A Toxiproxy server that a test may kill, and asks by itself. */
final class OwnServer implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String url;
  private final List<String> command;
  private Process process;

  private OwnServer(String program, int port) throws Exception {
    url = "http://127.0.0.1:" + port;
    command = List.of(program, "-host", "127.0.0.1", "-port", "" + port, "-proxy-metrics");
    process = launch();
  }

  static OwnServer start() throws Exception {
    String configured = System.getProperty("faultwire.toxiproxy.binary", "");
    String program =
        configured.isEmpty()
            ? Programs.find("toxiproxy-server").map(Path::toString).orElse("")
            : configured;
    Assumptions.assumeFalse(program.isEmpty(), "there is no toxiproxy-server to start and kill");
    try (ServerSocket free = new ServerSocket(0)) {
      int port = free.getLocalPort();
      free.close();
      return new OwnServer(program, port);
    }
  }

  private Process launch() throws Exception {
    Process launched =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(launched::destroyForcibly));
    Eventually.await(this::answers);
    return launched;
  }

  private boolean answers() throws InterruptedException {
    try {
      return !ask("GET", "/version").isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  ToxiproxyServer server() {
    return ToxiproxyServer.at(url);
  }

  /** Sends a request to the API and returns the body of the answer. */
  String ask(String method, String path) throws IOException, InterruptedException {
    return ask(method, path, "");
  }

  String ask(String method, String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Kills the server as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  /** Starts it again, on the same port and without any proxy. */
  void startAgain() throws Exception {
    process = launch();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}

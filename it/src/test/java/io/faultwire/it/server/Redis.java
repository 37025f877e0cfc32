package io.faultwire.it.server;

import io.faultwire.it.machine.Need;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real Redis server that keeps nothing. */
public final class Redis implements AutoCloseable {
  private final LocalServer server;

  private Redis(LocalServer server) {
    this.server = server;
  }

  /**
   * Starts a server and waits until it takes connections.
   *
   * @param settings such as {@code --timeout 4}
   */
  public static Redis start(Path directory, String... settings)
      throws IOException, InterruptedException {
    int port = LocalServer.freePort();
    List<String> command = new ArrayList<>();
    command.add(Need.REDIS.program().toString());
    command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1", "--save", ""));
    command.addAll(List.of(settings));
    return new Redis(LocalServer.start(port, directory, directory.resolve("redis.log"), command));
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    server.close();
  }
}

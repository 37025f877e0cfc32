package io.faultwire.it.server;

import io.faultwire.it.machine.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real HAProxy that reads a request whole and answers "ok" itself, in place of servers. */
public final class Haproxy implements AutoCloseable {
  private final LocalServer server;

  private Haproxy(LocalServer server) {
    this.server = server;
  }

  public static Haproxy start(Path directory) throws IOException, InterruptedException {
    int port = LocalServer.freePort();
    Path configuration =
        Files.writeString(
            directory.resolve("haproxy.cfg"),
            """
            defaults
              mode http
              option http-buffer-request
              timeout client 10s
              timeout server 10s
              timeout connect 10s
            frontend all
              bind 127.0.0.1:%d
              http-request return status 200 content-type text/plain string "ok"
            """
                .formatted(port));
    List<String> command =
        List.of(Need.HAPROXY.program().toString(), "-db", "-f", configuration.toString());
    return new Haproxy(
        LocalServer.start(port, directory, directory.resolve("haproxy.log"), command));
  }

  /** Returns the address, by the name {@code localhost}. */
  public String url() {
    return "http://localhost:" + server.port();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    server.close();
  }
}

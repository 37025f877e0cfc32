package io.faultwire.it.server;

import io.faultwire.it.machine.Need;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.PemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real HAProxy that reads a request whole and answers "ok" itself, in place of servers. */
public final class Haproxy implements AutoCloseable {
  private final LocalServer server;
  private final String scheme;

  private Haproxy(LocalServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
  }

  /**
   * Starts a server of HTTPS, or without certificates of HTTP, and waits until it takes
   * connections.
   */
  public static Haproxy start(@Nullable CertificateChain chain, Path directory)
      throws IOException, InterruptedException {
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
              bind 127.0.0.1:%d%s
              http-request return status 200 content-type text/plain string "ok"
            """
                .formatted(port, secure(chain, directory)));
    List<String> command =
        List.of(Need.HAPROXY.program().toString(), "-db", "-f", configuration.toString());
    Path log = directory.resolve("haproxy.log");
    return new Haproxy(
        LocalServer.start(port, directory, log, command), chain == null ? "http" : "https");
  }

  /** Returns the words behind an address that make it one of HTTPS. */
  private static String secure(@Nullable CertificateChain chain, Path directory)
      throws IOException {
    if (chain == null) {
      return "";
    }
    PemFiles pem = chain.writePem(directory);
    Path both = directory.resolve("haproxy.pem");
    Files.writeString(both, Files.readString(pem.chain()) + Files.readString(pem.key()));
    return " ssl crt " + both;
  }

  /** Returns the address, by the name {@code localhost}. */
  public String url() {
    return scheme + "://localhost:" + server.port();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    server.close();
  }
}

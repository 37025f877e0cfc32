package io.faultwire.it.server;

import io.faultwire.it.machine.Need;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.PemFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** OpenSSL's own server, which answers requests with the files of its directory. */
public final class OpensslServer implements AutoCloseable {
  private final LocalServer server;

  private OpensslServer(LocalServer server) {
    this.server = server;
  }

  /**
   * Starts a server of HTTPS and waits until it takes connections.
   *
   * @param options more of {@code openssl s_server}, such as {@code -groups}
   */
  public static OpensslServer start(CertificateChain chain, Path directory, String... options)
      throws IOException, InterruptedException {
    PemFiles pem = chain.writePem(directory);
    int port = LocalServer.freePort();
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Need.OPENSSL.program().toString(), "s_server", "-WWW", "-quiet"));
    command.addAll(List.of("-accept", "127.0.0.1:" + port));
    command.addAll(List.of("-cert", pem.chain().toString(), "-key", pem.key().toString()));
    command.addAll(List.of(options));
    Path log = directory.resolve("s_server.log");
    return new OpensslServer(LocalServer.start(port, directory, log, command));
  }

  public int port() {
    return server.port();
  }

  /** Returns the address, by the name {@code localhost}. */
  public String url() {
    return "https://localhost:" + server.port();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    server.close();
  }
}

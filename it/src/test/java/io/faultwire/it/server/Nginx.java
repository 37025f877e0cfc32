package io.faultwire.it.server;

import io.faultwire.it.machine.Need;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.PemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real nginx with files of its own only, which answers "ok". */
public final class Nginx implements AutoCloseable {
  private final LocalServer server;
  private final String scheme;

  private Nginx(LocalServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
  }

  /** Starts a server of HTTP; for the settings see below. */
  public static Nginx start(Path directory, String settings)
      throws IOException, InterruptedException {
    return start("http", "", directory, settings);
  }

  /**
   * Starts a server of HTTPS and waits until it takes connections.
   *
   * @param settings directives of the server block beside the certificate, such as {@code
   *     ssl_protocols TLSv1.3;}
   */
  public static Nginx start(CertificateChain chain, Path directory, String settings)
      throws IOException, InterruptedException {
    PemFiles pem = chain.writePem(directory);
    String certificate =
        "ssl_certificate %s; ssl_certificate_key %s;".formatted(pem.chain(), pem.key());
    return start("https", certificate, directory, settings);
  }

  private static Nginx start(String scheme, String certificate, Path directory, String settings)
      throws IOException, InterruptedException {
    int port = LocalServer.freePort();
    Path log = directory.resolve("error.log");
    String listen = port + (certificate.isEmpty() ? "" : " ssl");
    Path configuration =
        Files.writeString(
            directory.resolve("nginx.conf"), configuration(listen, certificate, settings, log));
    List<String> command =
        List.of(
            Need.NGINX.program().toString(),
            "-p",
            directory.toString(),
            "-e",
            log.toString(),
            "-c",
            configuration.toString());
    return new Nginx(LocalServer.start(port, directory, log, command), scheme);
  }

  /** Returns the address, by the name {@code localhost}. */
  public String url() {
    return scheme + "://localhost:" + server.port();
  }

  private static String configuration(
      String listen, String certificate, String settings, Path log) {
    return """
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log %s info;
        events { worker_connections 256; }
        http {
          access_log off;
          client_body_temp_path client;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          server {
            listen 127.0.0.1:%s;
            %s
            %s
            location / { return 200 "ok"; }
          }
        }
        """
        .formatted(log, listen, certificate, settings);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    server.close();
  }
}

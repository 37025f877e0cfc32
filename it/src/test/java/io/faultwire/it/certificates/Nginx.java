package io.faultwire.it.certificates;

import io.faultwire.it.machine.Need;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.PemFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Runs a real nginx on a free port of the loopback interface, with files of its own only.
 *
 * <p>A shell holds it and waits for the end of its own input, so that nginx ends even when the JVM
 * is killed.
 */
final class Nginx implements AutoCloseable {
  private static final String HOLD = "\"$@\" </dev/null & nginx=$!; cat; kill $nginx; wait $nginx";
  private static final int ATTEMPTS = 500;
  private static final int MILLIS_BETWEEN = 20;

  private final Process shell;
  private final int port;

  private Nginx(Process shell, int port) {
    this.shell = shell;
    this.port = port;
  }

  /**
   * Starts a server and waits until it takes connections.
   *
   * @param settings directives of the server block beside the certificate, such as {@code
   *     ssl_protocols TLSv1.3;}
   */
  static Nginx start(CertificateChain chain, Path directory, String settings) throws Exception {
    int port = freePort();
    PemFiles pem = chain.writePem(directory);
    Path log = directory.resolve("error.log");
    Path configuration =
        Files.writeString(directory.resolve("nginx.conf"), configuration(port, pem, settings, log));
    Process shell =
        new ProcessBuilder(
                "sh",
                "-c",
                HOLD,
                "sh",
                Need.NGINX.program().toString(),
                "-p",
                directory.toString(),
                "-e",
                log.toString(),
                "-c",
                configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output.log").toFile())
            .start();
    Nginx nginx = new Nginx(shell, port);
    try {
      nginx.awaitReady(log);
      return nginx;
    } catch (IOException | InterruptedException e) {
      nginx.close();
      throw e;
    }
  }

  String url() {
    return "https://localhost:" + port;
  }

  private static String configuration(int port, PemFiles pem, String settings, Path log) {
    return """
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log %s info;
        events { worker_connections 64; }
        http {
          access_log off;
          client_body_temp_path client;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          server {
            listen 127.0.0.1:%d ssl;
            ssl_certificate %s;
            ssl_certificate_key %s;
            %s
            location / { return 200 "ok"; }
          }
        }
        """
        .formatted(log, port, pem.chain(), pem.key(), settings);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    for (int i = 0; i < ATTEMPTS; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException e) {
        if (shell.waitFor(MILLIS_BETWEEN, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    }
    String said = Files.exists(log) ? Files.readString(log) : "it wrote no log";
    throw new IOException("nginx does not listen on port " + port + ": " + said);
  }

  /** Ends the shell's input, which ends nginx, and waits for both. */
  @Override
  public void close() throws IOException, InterruptedException {
    shell.getOutputStream().close();
    if (!shell.waitFor(10, TimeUnit.SECONDS)) {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
  }
}

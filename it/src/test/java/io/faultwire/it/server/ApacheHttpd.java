package io.faultwire.it.server;

import io.faultwire.it.machine.Need;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.PemFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real Apache httpd with files of its own only, which serves a directory. */
public final class ApacheHttpd implements AutoCloseable {
  private static final Path MODULES = Path.of("/usr/lib/apache2/modules");

  private final LocalServer server;
  private final String scheme;

  private ApacheHttpd(LocalServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
  }

  /**
   * Starts a server of HTTPS, or without certificates of HTTP, and waits until it takes
   * connections.
   *
   * @param pages what it serves; others than the owner must be able to read it
   */
  public static ApacheHttpd start(@Nullable CertificateChain chain, Path directory, Path pages)
      throws IOException, InterruptedException {
    int port = LocalServer.freePort();
    Files.setPosixFilePermissions(pages, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path configuration =
        Files.writeString(
            directory.resolve("httpd.conf"),
            """
            ServerRoot %1$s
            ServerName localhost
            PidFile httpd.pid
            ErrorLog error.log
            Mutex file:%1$s
            Listen 127.0.0.1:%2$d
            User www-data
            Group www-data
            LoadModule mpm_event_module %3$s/mod_mpm_event.so
            LoadModule authz_core_module %3$s/mod_authz_core.so
            DocumentRoot %4$s
            ServerLimit 2
            StartServers 1
            AddDefaultCharset utf-8
            <FilesMatch "\\.txt$">
              ForceType text/plain
            </FilesMatch>
            %5$s
            """
                .formatted(directory, port, MODULES, pages, secure(chain, directory)));
    List<String> command =
        List.of(
            Need.APACHE.program().toString(), "-D", "FOREGROUND", "-f", configuration.toString());
    Path log = directory.resolve("httpd.log");
    return new ApacheHttpd(
        LocalServer.start(port, directory, log, command), chain == null ? "http" : "https");
  }

  private static String secure(@Nullable CertificateChain chain, Path directory)
      throws IOException {
    if (chain == null) {
      return "";
    }
    PemFiles pem = chain.writePem(directory);
    return """
        LoadModule socache_shmcb_module %1$s/mod_socache_shmcb.so
        LoadModule ssl_module %1$s/mod_ssl.so
        SSLSessionCache shmcb:%2$s/sessions(65536)
        SSLEngine on
        SSLCertificateFile %3$s
        SSLCertificateKeyFile %4$s
        """
        .formatted(MODULES, directory, pem.chain(), pem.key());
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

package io.faultwire.it.server;

import io.faultwire.it.machine.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A real Apache httpd with files of its own only, which serves a directory. */
public final class ApacheHttpd implements AutoCloseable {
  private static final Path MODULES = Path.of("/usr/lib/apache2/modules");

  private final LocalServer server;

  private ApacheHttpd(LocalServer server) {
    this.server = server;
  }

  /**
   * Starts a server and waits until it takes connections.
   *
   * @param pages what it serves; others than the owner must be able to read it
   */
  public static ApacheHttpd start(Path directory, Path pages)
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
            """
                .formatted(directory, port, MODULES, pages));
    List<String> command =
        List.of(
            Need.APACHE.program().toString(), "-D", "FOREGROUND", "-f", configuration.toString());
    return new ApacheHttpd(
        LocalServer.start(port, directory, directory.resolve("httpd.log"), command));
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

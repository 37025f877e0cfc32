package io.faultwire.it.http1;

import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.it.machine.Versions;
import io.faultwire.it.server.ApacheHttpd;
import io.faultwire.it.server.Haproxy;
import io.faultwire.it.server.Nginx;
import io.faultwire.it.server.OpensslServer;
import io.faultwire.it.server.Verdicts;
import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the suite says of server programs; each violation is one by the octets. */
@Execution(ExecutionMode.CONCURRENT)
class ProgramsIT {
  private static final String SUITE = "http1";

  @TempDir Path directory;

  /** Returns a directory with a page, which every user can read. */
  private Path pages() throws IOException {
    Path pages = Files.createDirectory(directory.resolve("pages"));
    Path page =
        Files.writeString(pages.resolve("page.txt"), "The page of a server that is real.\n");
    // A file of this second has a weak tag in Apache.
    Files.setLastModifiedTime(page, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    directory.toFile().setExecutable(true, false);
    return pages;
  }

  @Test
  @Requires(Need.NGINX)
  void nginx() throws Exception {
    String settings =
        "default_type text/plain; location = /page.txt { root %s; }".formatted(pages());
    try (Nginx server = Nginx.start(directory, settings)) {
      Verdicts.of(SUITE, "nginx", server.url() + "/page.txt")
          .with("postPath", "/post")
          .areThoseOf(Versions.exactly(Need.NGINX, "-v"));
    }
  }

  @Test
  @Requires(Need.APACHE)
  void apacheHttpd() throws Exception {
    try (ApacheHttpd server = ApacheHttpd.start(null, directory, pages())) {
      Verdicts.of(SUITE, "apache", server.url() + "/page.txt")
          .areThoseOf(Versions.exactly(Need.APACHE, "-v"));
    }
  }

  @Test
  @Requires(Need.HAPROXY)
  void haproxy() throws Exception {
    try (Haproxy server = Haproxy.start(null, directory)) {
      Verdicts.of(SUITE, "haproxy", server.url() + "/page.txt")
          .areThoseOf(Versions.exactly(Need.HAPROXY, "-v"));
    }
  }

  /** It serves files by HTTP/1.0, one connection at a time, too slow to be asked all. */
  @Test
  @Requires(Need.OPENSSL)
  void opensslsServer() throws Exception {
    Files.writeString(directory.resolve("page.txt"), "The page of a server that is real.\n");
    CertificateChain chain = TestCertificateAuthority.root("Root").issue("localhost");
    try (OpensslServer server = OpensslServer.start(chain, directory)) {
      Verdicts.of(SUITE, "openssl", server.url() + "/page.txt")
          .with("connections", "1")
          .only("http1.answer.*", "http1.fields.unknown", "http1.line.query", "http1.host.missing")
          .areThoseOf(Versions.exactly(Need.OPENSSL, "version"));
    }
  }
}

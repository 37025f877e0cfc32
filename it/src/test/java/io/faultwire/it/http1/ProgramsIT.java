package io.faultwire.it.http1;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.it.server.ApacheHttpd;
import io.faultwire.it.server.Haproxy;
import io.faultwire.it.server.Nginx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the suite says of server programs; each violation is one by the octets. */
@Execution(ExecutionMode.CONCURRENT)
class ProgramsIT {
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

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

  private static String version(Need need, String option) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(need.program().toString(), option).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    Matcher version = VERSION.matcher(said);
    return version.find() ? version.group() : "unknown";
  }

  @Test
  @Requires(Need.NGINX)
  void nginx() throws Exception {
    String settings =
        "default_type text/plain; location = /page.txt { root %s; }".formatted(pages());
    try (Nginx server = Nginx.start(directory, settings)) {
      Verdicts.compare(
          "nginx", version(Need.NGINX, "-v"), server.url() + "/page.txt", "postPath", "/post");
    }
  }

  @Test
  @Requires(Need.APACHE)
  void apacheHttpd() throws Exception {
    try (ApacheHttpd server = ApacheHttpd.start(directory, pages())) {
      Verdicts.compare("apache", version(Need.APACHE, "-v"), server.url() + "/page.txt");
    }
  }

  @Test
  @Requires(Need.HAPROXY)
  void haproxy() throws Exception {
    try (Haproxy server = Haproxy.start(directory)) {
      Verdicts.compare("haproxy", version(Need.HAPROXY, "-v"), server.url() + "/page.txt");
    }
  }
}

package io.faultwire.it.http1;

import io.faultwire.it.server.JdkServer;
import io.faultwire.it.server.JettyServer;
import io.faultwire.it.server.NettyServer;
import io.faultwire.it.server.TomcatServer;
import io.faultwire.it.server.Verdicts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the suite says of servers that are libraries; each violation is one by the octets. */
@Execution(ExecutionMode.CONCURRENT)
class LibrariesIT {
  private static final String SUITE = "http1";

  @TempDir Path directory;

  @Test
  void theJdksHttpServer() throws Exception {
    try (JdkServer server = JdkServer.start(null)) {
      Verdicts.of(SUITE, "jdk", server.url())
          .areThoseOf(String.valueOf(Runtime.version().feature()));
    }
  }

  @Test
  void jetty() throws Exception {
    try (JettyServer server = JettyServer.start(null)) {
      Verdicts.of(SUITE, "jetty", server.url())
          .with("echoPath", "/page")
          .areThoseOf(JettyServer.version());
    }
  }

  @Test
  void tomcat() throws Exception {
    try (TomcatServer server = TomcatServer.start(null, directory)) {
      // Behind a request without version, the next error on its processor has no head either.
      Verdicts.of(SUITE, "tomcat", server.url())
          .with("echoPath", "/page")
          .with("connections", "1")
          .areThoseOf(TomcatServer.version());
    }
  }

  @Test
  void netty() throws Exception {
    try (NettyServer server = NettyServer.start(null)) {
      Verdicts.of(SUITE, "netty", server.url()).areThoseOf(NettyServer.version());
    }
  }
}

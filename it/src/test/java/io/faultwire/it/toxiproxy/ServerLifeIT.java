package io.faultwire.it.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where a server comes from, and what is left of it and in it, however a JVM ends. */
@Requires(Need.TOXIPROXY)
class ServerLifeIT {
  private static final String UPSTREAM = "127.0.0.1:1";
  private static final Map<String, String> NO_PROGRAM = Map.of("PATH", "/nowhere");
  private static final String PATH = System.getenv("PATH");

  @Test
  void aServerEndsWithTheJvmThatStartedIt() throws Exception {
    try (OtherJvm other = start()) {
      other.ask("proxy own " + UPSTREAM);
      ProcessHandle server = other.server();
      other.close();
      server.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void aServerEndsWithAJvmThatIsKilled() throws Exception {
    try (OtherJvm other = start()) {
      other.ask("proxy own " + UPSTREAM);
      ProcessHandle server = other.server();
      other.handle().destroyForcibly();
      server.onExit().get(30, TimeUnit.SECONDS);
      assertThat(server.isAlive()).isFalse();
    }
  }

  @Test
  void aServerThatIsKilledInTheMiddleOfATestIsReportedAndThenStartedAgain() throws Exception {
    try (OtherJvm other = start()) {
      other.ask("proxy own " + UPSTREAM);
      assertThat(other.ask("verify")).isEqualTo("well");
      other.server().destroyForcibly();
      Eventually.await(() -> !other.ask("verify").equals("well"));
      assertThat(other.ask("verify"))
          .startsWith("ToxiproxyException: the Toxiproxy server http://127.0.0.1:")
          .contains(" is gone: it was killed by signal 9")
          .contains("Run the tests again");
      other.ask("proxy again " + UPSTREAM);
      assertThat(other.ask("verify")).isEqualTo("well");
    }
  }

  @Test
  void aServerByAddressKeepsNothingOfAJvmThatEnds() throws Exception {
    String url = ToxiproxyServer.shared().url().toString();
    try (OtherJvm other = start(url)) {
      assertThat(other.ask("proxy orderly " + UPSTREAM)).contains("-orderly");
      assertThat(proxiesOf(url)).contains("-orderly");
    }
    assertThat(proxiesOf(url)).doesNotContain("-orderly");
  }

  @Test
  void aServerByAddressKeepsNothingOfAKilledJvmOnceAnotherComes() throws Exception {
    String url = ToxiproxyServer.shared().url().toString();
    try (OtherJvm other = start(url)) {
      other.ask("proxy killed " + UPSTREAM);
      other.handle().destroyForcibly();
      other.handle().onExit().get(30, TimeUnit.SECONDS);
    }
    assertThat(proxiesOf(url)).contains("-killed");
    try (OtherJvm other = start(url)) {
      assertThat(other.ask("url")).isEqualTo(url);
      assertThat(proxiesOf(url)).doesNotContain("-killed");
    }
  }

  @Test
  void whereThereIsNeitherProgramNorTestcontainersOneReasonSaysSo() throws Exception {
    String without =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("testcontainers"))
            .collect(Collectors.joining(File.pathSeparator));
    try (OtherJvm other = OtherJvm.start(Map.of(), NO_PROGRAM, without)) {
      assertThat(other.ask("lack"))
          .isEqualTo(
              reason(
                  "for Docker, org.testcontainers:testcontainers-toxiproxy is not on the class"
                      + " path"));
      assertThat(other.ask("proxy own " + UPSTREAM))
          .startsWith("ToxiproxyUnavailableException: there is no Toxiproxy server");
    }
  }

  @Test
  void whereThereIsNeitherProgramNorDockerOneReasonSaysSo() throws Exception {
    Map<String, String> noDocker = new HashMap<>(NO_PROGRAM);
    noDocker.put("DOCKER_HOST", "unix:///nowhere/docker.sock");
    String classPath = System.getProperty("java.class.path");
    try (OtherJvm other = OtherJvm.start(Map.of(), noDocker, classPath)) {
      assertThat(other.ask("lack")).isEqualTo(reason("Docker does not answer"));
    }
  }

  private static String reason(String ofDocker) {
    return "there is no Toxiproxy server: faultwire.toxiproxy.url is not set; toxiproxy-server is"
        + " not on the PATH; "
        + ofDocker
        + ". Install one of these, see https://github.com/Shopify/toxiproxy/releases";
  }

  private static OtherJvm start() throws IOException {
    String binary = System.getProperty("faultwire.toxiproxy.binary", "");
    return OtherJvm.start(
        binary.isEmpty() ? Map.of() : Map.of("faultwire.toxiproxy.binary", binary), PATH);
  }

  private static OtherJvm start(String url) throws IOException {
    return OtherJvm.start(Map.of("faultwire.toxiproxy.url", url), PATH);
  }

  private static String proxiesOf(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/proxies")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}

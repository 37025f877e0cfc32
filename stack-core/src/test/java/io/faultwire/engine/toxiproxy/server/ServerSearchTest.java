package io.faultwire.engine.toxiproxy.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.faultwire.engine.toxiproxy.server.FakeApi.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ServerSearchTest {
  @Test
  void anAddressThatNobodyAnswersAtIsAnErrorEvenWithAProgramOnThePath() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    assertThatExceptionOfType(ToxiproxyException.class)
        .isThrownBy(() -> find(Map.of(ServerSettings.URL, "http://127.0.0.1:" + port)))
        .withMessageStartingWith("no Toxiproxy server answers at http://127.0.0.1:" + port)
        .withMessageContaining("Connection refused")
        .withMessageEndingWith(
            "Start it again, or leave out faultwire.toxiproxy.url so that the tests start a server"
                + " of their own.");
  }

  @Test
  void anAddressThatIsNoneIsExplained() {
    assertThatExceptionOfType(ToxiproxyException.class)
        .isThrownBy(() -> find(Map.of(ServerSettings.URL, "localhost:8474")))
        .withMessage(
            "faultwire.toxiproxy.url=localhost:8474: write it as in http://localhost:8474");
  }

  @Test
  void anOldServerIsRefusedByItsVersionAndTheReason() throws IOException {
    try (FakeApi old = FakeApi.start(ServerSearchTest::asVersion25)) {
      assertThatExceptionOfType(ToxiproxyException.class)
          .isThrownBy(() -> find(Map.of(ServerSettings.URL, old.url())))
          .withMessageContaining("has version 2.5.0; 2.6.0 is needed, since older ones cannot")
          .withMessageContaining(ToxiproxyServer.RELEASES);
      assertThat(old.requests()).contains("GET /version");
    }
  }

  private static Reply asVersion25(String request) {
    return request.equals("GET /version") ? new Reply(200, "2.5.0") : new Reply(405, "");
  }

  @Test
  void aServerOfAnotherKindIsToldFromToxiproxy() throws IOException {
    try (FakeApi other = FakeApi.start(request -> new Reply(404, "not here"))) {
      assertThatExceptionOfType(ToxiproxyException.class)
          .isThrownBy(() -> find(Map.of(ServerSettings.URL, other.url())))
          .withMessageContaining(
              "is not the API of a Toxiproxy server: GET /version has status 404");
    }
  }

  @Test
  void portsThatAreNoneAreExplained() {
    assertThatExceptionOfType(ToxiproxyException.class)
        .isThrownBy(
            () ->
                find(
                    Map.of(
                        ServerSettings.URL, "http://localhost:8474", ServerSettings.PORTS, "all")))
        .withMessage(
            "faultwire.toxiproxy.ports=all: write the first and the last port, as in 8666-8697");
  }

  @Test
  void aNamedProgramThatIsNotThereIsAnError() {
    assertThatExceptionOfType(ToxiproxyException.class)
        .isThrownBy(() -> find(Map.of(ServerSettings.BINARY, "/nowhere/toxiproxy")))
        .withMessageContaining("there is no such program");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a script of the shell")
  void aProgramThatEndsAtOnceIsReportedWithWhatItSaid(@TempDir Path directory) throws IOException {
    Path program =
        Files.writeString(directory.resolve("p"), "#!/bin/sh\necho no licence\nexit 3\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThatExceptionOfType(ToxiproxyException.class)
        .isThrownBy(() -> find(Map.of(ServerSettings.BINARY, program.toString())))
        .withMessageContaining("does not start: it ended with exit code 3 and said: no licence");
  }

  private static ToxiproxyServer find(Map<String, String> settings) {
    return new ServerSearch(name -> settings.getOrDefault(name, ""), "").find();
  }
}

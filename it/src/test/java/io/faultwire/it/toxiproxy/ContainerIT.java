package io.faultwire.it.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.faultwire.engine.toxiproxy.server.ContainerServer;
import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testcontainers.containers.Network;
import org.testcontainers.toxiproxy.ToxiproxyContainer;

/** A server in a container, where there is no program. */
@Tag("any-jdk")
@Requires(Need.DOCKER)
@Execution(ExecutionMode.CONCURRENT)
class ContainerIT {
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @Test
  void withoutAProgramAContainerOnTheNetworkOfTheMachineIsStarted() throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "only Linux shares its network");
    Map<String, String> environment =
        Map.of("PATH", "/nowhere", "TESTCONTAINERS_HOST_OVERRIDE", "localhost");
    try (EchoServer echo = EchoServer.start();
        OtherJvm other = OtherJvm.start(Map.of(), environment, CLASS_PATH)) {
      assertThat(other.ask("lack")).isEqualTo("none");
      assertThat(other.ask("server")).contains("(a container of ghcr.io/shopify/toxiproxy:2.12.0");
      assertThat(other.ask("proxy echo " + echo.address())).contains("-echo");
      assertThat(other.ask("exchange hello")).isEqualTo("hello");
      assertThat(other.ask("per-connection echo " + echo.address())).contains("'echo'");
      assertThat(other.ask("exchange hello")).isEqualTo("hello");
    }
  }

  @Test
  void elsewhereTheContainerHasPublishedPortsAndReachesTheMachineByTheGateway() throws Exception {
    Map<String, String> environment =
        Map.of("PATH", "/nowhere", "TESTCONTAINERS_HOST_OVERRIDE", ownAddress());
    try (EchoServer echo = EchoServer.start("0.0.0.0");
        OtherJvm other = OtherJvm.start(Map.of(), environment, CLASS_PATH)) {
      assertThat(other.ask("lack")).isEqualTo("none");
      assertThat(other.ask("proxy echo " + echo.address())).contains("host.docker.internal:");
      assertThat(other.ask("exchange hello")).isEqualTo("hello");
      assertThat(other.ask("per-connection echo " + echo.address())).contains("'echo'");
      assertThat(other.ask("exchange hello")).isEqualTo("hello");
      for (int i = 0; i < 31; i++) {
        assertThat(other.ask("proxy more " + echo.address())).contains("-more");
      }
      assertThat(other.ask("proxy more " + echo.address()))
          .startsWith("ToxiproxyException: each of the ports 8666-8697 has a proxy already");
    }
  }

  @Test
  void aContainerOfTheUsersReachesItsNeighboursByTheirNames() throws Exception {
    try (Network network = Network.newNetwork();
        ToxiproxyContainer neighbour = container(network).withNetworkAliases("neighbour");
        ToxiproxyContainer own = container(network)) {
      neighbour.start();
      own.start();
      ToxiproxyServer server = ContainerServer.of(own);
      try (StreamProxy proxy = StreamProxy.direct(server, "api", "neighbour:8474")) {
        URI version = URI.create("http://" + proxy.host() + ":" + proxy.port() + "/version");
        HttpRequest request = HttpRequest.newBuilder(version).build();
        HttpResponse<String> answer =
            HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.body()).contains(server.version());
      }
    }
  }

  private static ToxiproxyContainer container(Network network) {
    return new ToxiproxyContainer("ghcr.io/shopify/toxiproxy:2.12.0").withNetwork(network);
  }

  private static String ownAddress() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .map(InetAddress::getHostAddress)
        .findFirst()
        .orElseThrow();
  }
}

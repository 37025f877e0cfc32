package io.faultwire.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.engine.Network;
import io.faultwire.host.HostStack;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tests, lifecycle methods and constructors may take. */
@NetworkTest
@Host("client")
@Host("server")
@Host("proxy")
@Link(between = {"client", "proxy"})
@Link(between = {"proxy", "server"})
class ParametersTest {
  private final Network fromConstructor;
  private Network.Host fromBeforeEach;

  ParametersTest(Network network, @At("client") Network.Host client) {
    this.fromConstructor = network;
    this.fromBeforeEach = client;
  }

  @BeforeEach
  void take(@At("proxy") Network.Host proxy) {
    fromBeforeEach = proxy;
  }

  @Test
  void allOfATestIsOneNetwork(
      Network network,
      Topology topology,
      Seed seed,
      Capture capture,
      @At("proxy") HostStack stack) {
    assertThat(fromConstructor).isSameAs(network);
    assertThat(fromBeforeEach).isSameAs(network.host("proxy"));
    assertThat(network.topology()).isSameAs(topology);
    assertThat(network.seed()).isEqualTo(seed);
    assertThat(network.capture()).isSameAs(capture);
    assertThat(fromBeforeEach.stack()).isSameAs(stack);
  }

  @Test
  void aLinkIsNamedByItsEndsInEitherOrder(
      Network network,
      @At("client-proxy") Network.Link link,
      @At("proxy-client") Network.Link sameLink) {
    assertThat(link).isSameAs(network.link("client", "proxy")).isSameAs(sameLink);
  }

  @Test
  void factoriesMakeSocketsOfTheirHost(
      @At("client") SocketFactory client, @At("proxy") ServerSocketFactory proxy)
      throws IOException {
    try (ServerSocket listening = proxy.createServerSocket(8080);
        Socket socket = client.createSocket("proxy", 8080)) {
      assertThat(socket.getInetAddress().getHostName()).isEqualTo("proxy");
      assertThat(listening.accept().getInetAddress()).isEqualTo(socket.getLocalAddress());
    }
  }

  /** Neither a test nor a lifecycle method: it takes what it likes. */
  private static String nameOf(Network.Host host) {
    return host.name();
  }

  @Test
  void methodsThatJunitDoesNotCallAreLeftAlone(@At("server") Network.Host server) {
    assertThat(nameOf(server)).isEqualTo("server");
  }

  @ParameterizedTest
  @ValueSource(strings = {"client", "server"})
  void otherParametersGoBesideThem(String name, Network network) {
    assertThat(network.host(name).name()).isEqualTo(name);
  }

  @NetworkTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstanceForAll {
    OneInstanceForAll(Network network) {
      assertThat(network).isNotNull();
    }

    @Test
    void test() {}
  }

  @Test
  void anInstanceForManyTestsHasNoNetwork() {
    assertThat(Kit.refusalOf(OneInstanceForAll.class))
        .contains("Network of constructor " + OneInstanceForAll.class.getName())
        .contains("there is no network yet, since each test gets a network of its own")
        .contains("remove @TestInstance(PER_CLASS)");
  }

  @NetworkTest
  static class BeforeAllTests {
    @BeforeAll
    static void take(Network network) {
      assertThat(network).isNotNull();
    }

    @Test
    void test() {}
  }

  @Test
  void beforeAllTestsThereIsNoNetwork() {
    assertThat(Kit.refusalOf(BeforeAllTests.class))
        .contains("Take it as a parameter of the test or of a @BeforeEach method");
  }
}

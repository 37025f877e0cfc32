package io.faultwire.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.engine.Network;
import io.faultwire.link.Selection;
import io.faultwire.link.Tcp;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GatewayTest {
  private static final int LENGTH = 300_000;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void shutDown() {
    threads.shutdownNow();
  }

  private static Topology topology(int realPort) {
    return Topology.builder()
        .host("app")
        .host("db", host -> host.forward(5432, "127.0.0.1", realPort))
        .link("app", "db", link -> link.latency(Duration.ofMillis(1)))
        .build();
  }

  @Test
  void octetsCrossTheModelledWireToARealServerAndBack() throws Exception {
    try (ServerSocket real = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Network network = Network.simulate(topology(real.getLocalPort()), Seed.DEFAULT)) {
      network.link("app", "db").drop(Selection.nth(5, Tcp::hasData));
      CompletableFuture<Void> echo = CompletableFuture.runAsync(() -> echo(real), threads);
      try (Socket socket = network.host("app").connect("db", 5432)) {
        byte[] data = new byte[LENGTH];
        new java.util.Random(1).nextBytes(data);
        CompletableFuture<Void> writer =
            CompletableFuture.runAsync(() -> write(socket, data), threads);
        assertThat(socket.getInputStream().readNBytes(LENGTH)).isEqualTo(data);
        writer.join();
      }
      echo.join();
      assertThat(network.capture().tcp("app", "db:5432").retransmissions()).isNotEmpty();
    }
  }

  @Test
  void severalProcessesUseTheGatewayAtOnce() throws Exception {
    try (ServerSocket real = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Network network = Network.simulate(topology(real.getLocalPort()), Seed.DEFAULT)) {
      List<CompletableFuture<Void>> echoes = new ArrayList<>();
      var processes = new io.faultwire.host.process.HostProcess[4];
      for (int i = 0; i < processes.length; i++) {
        int value = i + 1;
        echoes.add(CompletableFuture.runAsync(() -> echo(real), threads));
        processes[i] = network.start("app", "client " + i, () -> askFor(network, value));
      }
      network.join(processes);
      echoes.forEach(CompletableFuture::join);
    }
  }

  private static void askFor(Network network, int value) throws IOException {
    try (Socket socket = network.host("app").connect("db", 5432)) {
      socket.getOutputStream().write(value);
      assertThat(socket.getInputStream().read()).isEqualTo(value);
    }
  }

  @Test
  void realServerThatIsDownResetsTheConnection() throws IOException {
    int unused;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unused = probe.getLocalPort();
    }
    try (Network network = Network.simulate(topology(unused), Seed.DEFAULT);
        Socket socket = network.host("app").connect("db", 5432)) {
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessage("Connection reset");
    }
  }

  @Test
  void timePassesByTheRealClock() throws IOException {
    long before = System.nanoTime();
    try (Network network = Network.simulate(topology(9), Seed.DEFAULT)) {
      network.advance(Duration.ofMillis(50));
      assertThat(network.now()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(50_000_000);
  }

  private static void write(Socket socket, byte[] data) {
    try {
      socket.getOutputStream().write(data);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void echo(ServerSocket real) {
    try (Socket socket = real.accept()) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

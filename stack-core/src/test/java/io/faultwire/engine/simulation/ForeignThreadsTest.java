package io.faultwire.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.engine.Network;
import io.faultwire.host.process.HostProcess;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server with threads of its own, asked by processes and by threads that nobody announced. */
@Timeout(120)
class ForeignThreadsTest {
  private static final Topology TOPOLOGY =
      Topology.builder()
          .host("client")
          .host("server")
          .link("client", "server", link -> link.latency(Duration.ofMillis(5)).loss(2))
          .build();

  private final List<ExecutorService> pools = new ArrayList<>();

  @AfterEach
  void shutDown() {
    pools.forEach(ExecutorService::shutdownNow);
  }

  private ExecutorService remember(ExecutorService pool) {
    pools.add(pool);
    return pool;
  }

  @Test
  void serverWithAPoolAnswersThreadsAndProcesses() throws Exception {
    try (Network network = Network.simulate(TOPOLOGY, Seed.DEFAULT)) {
      serveAndAsk(network, remember(Executors.newCachedThreadPool()));
    }
  }

  @Test
  void serverWithThreadsOfTheHostAnswersThreadsAndProcesses() throws Exception {
    try (Network network = Network.simulate(TOPOLOGY, Seed.DEFAULT)) {
      serveAndAsk(
          network, remember(Executors.newCachedThreadPool(network.host("server").threadFactory())));
    }
  }

  private void serveAndAsk(Network network, ExecutorService workers) throws Exception {
    ExecutorService strangers = remember(Executors.newCachedThreadPool());
    try (ServerSocket listener = network.host("server").listen(80)) {
      workers.execute(() -> accept(listener, workers));
      List<Future<Integer>> answers = new ArrayList<>();
      List<HostProcess> processes = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        int length = 3000 + i;
        answers.add(strangers.submit(() -> ask(network, length)));
        processes.add(
            network.start(
                "client", "p" + i, () -> assertThat(ask(network, length)).isEqualTo(length)));
      }
      network.join(processes.toArray(HostProcess[]::new));
      for (int i = 0; i < 3; i++) {
        assertThat(answers.get(i).get()).isEqualTo(3000 + i);
      }
    }
    network.runUntilQuiet();
    assertThat(network.now()).isLessThan(Duration.ofMinutes(10));
  }

  private static int ask(Network network, int length) throws IOException {
    try (Socket socket = network.host("client").connect("server", 80)) {
      socket.setSoTimeout(120_000);
      int received = 0;
      for (int round = 0; round < 5; round++) {
        socket.getOutputStream().write(new byte[length]);
        received = socket.getInputStream().readNBytes(length).length;
      }
      return received;
    }
  }

  private static void accept(ServerSocket listener, ExecutorService workers) {
    try {
      while (true) {
        Socket socket = listener.accept();
        workers.execute(() -> echo(socket));
      }
    } catch (IOException e) {
      assertThat(e).isInstanceOf(SocketException.class);
    }
  }

  private static void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

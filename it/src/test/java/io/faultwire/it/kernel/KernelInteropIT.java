package io.faultwire.it.kernel;

import static io.faultwire.junit.assertj.FaultwireAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.TcpConversation;
import io.faultwire.engine.Network;
import io.faultwire.engine.kernel.KernelNetwork;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.link.Faults;
import io.faultwire.link.LinkDirection;
import io.faultwire.tcp.TcpStack;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 10 MB each way between the modelled stack and the Linux kernel, over a link that does it all. */
@Timeout(180)
@Requires(Need.KERNEL)
class KernelInteropIT {
  private static final int OCTETS = 10_000_000;
  private static final int PORT = 5000;
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int MOST_POLLS = 600;

  private static final Topology TOPOLOGY =
      Topology.builder()
          .host("model")
          .host("linux")
          .link("model", "linux", link -> link.latency(Duration.ofMillis(1)))
          .build();

  @Test
  void kernelServesOurClientOverABadWire() throws Exception {
    try (KernelNetwork kernel = KernelNetwork.open(TOPOLOGY, Seed.DEFAULT, "linux")) {
      harm(kernel.network());
      try (Peer peer = new Peer(kernel, "listen", "" + PORT, "" + OCTETS)) {
        assertThat(peer.readLine()).isEqualTo("listening");
        Socket socket = kernel.network().host("model").connect("linux", PORT);
        exchange(kernel, peer, socket);
        socket.close();
        awaitConnections(kernel, "our FIN has arrived", all -> all.startsWith("CLOSE-WAIT"));
        peer.proceed();
        assertThat(peer.readLine()).isEqualTo("closed");
        awaitConnections(kernel, "we closed first: nothing is left", String::isEmpty);
        peer.proceed();
        judge(kernel.network(), "model", "linux:" + PORT);
      }
    }
  }

  @Test
  void kernelIsTheClientOfOurServerOverABadWire() throws Exception {
    try (KernelNetwork kernel = KernelNetwork.open(TOPOLOGY, Seed.DEFAULT, "linux")) {
      harm(kernel.network());
      Network.Host model = kernel.network().host("model");
      try (ServerSocket server = model.listen(PORT);
          Peer peer =
              new Peer(kernel, "connect", model.address().toString(), "" + PORT, "" + OCTETS)) {
        Socket socket = server.accept();
        exchange(kernel, peer, socket);
        peer.proceed();
        assertThat(peer.readLine()).isEqualTo("closed");
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
        socket.close();
        TcpStack tcp = model.stack().tcp();
        awaitConnections(
            kernel,
            "the kernel closed first, and we are done",
            all ->
                tcp.openConnections() == 0 && (all.startsWith("TIME-WAIT") || tcp.outResets() > 0));
        peer.proceed();
        judge(kernel.network(), "linux", "model:" + PORT);
      }
    }
  }

  /** 2% loss, 10% reorder, 1% duplicate and 1% corrupt past the FCS, in both directions. */
  private static void harm(Network network) {
    for (String end : new String[] {"model", "linux"}) {
      Network.Direction direction = network.link("model", "linux").from(end);
      direction.install(Faults.reorder(10, 3));
      direction.install(Faults.corruptBeyondFcs(1));
      direction.install(Faults.duplicate(1));
      direction.install(Faults.loss(2));
    }
  }

  private static void exchange(KernelNetwork kernel, Peer peer, Socket socket) throws Exception {
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(
            () -> {
              try {
                KernelPeer.send(socket.getOutputStream(), OCTETS);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    String received = KernelPeer.receive(socket.getInputStream(), OCTETS);
    sending.get(100, TimeUnit.SECONDS);
    String expected = KernelPeer.digest(OCTETS);
    assertThat(received).isEqualTo(expected);
    assertThat(peer.readLine()).isEqualTo("received " + expected);
    assertThat(kernel.namespace().run("ss", "-Htn", "state", "established")).contains(":" + PORT);
  }

  /**
   * Waits until the kernel's connections, one a line that begins with the state, are as expected. A
   * FIN may be lost again and again, so that no span of time is long enough by itself. A copy of an
   * ACK that comes when our end is CLOSED draws a RST, which ends the kernel's TIME-WAIT (RFC
   * 1337).
   */
  private static void awaitConnections(
      KernelNetwork kernel, String what, Predicate<String> expected) {
    String[] ss = {"ss", "-Htan", "state", "connected"};
    String all = kernel.namespace().run(ss).strip();
    for (int polls = 0; polls < MOST_POLLS && !expected.test(all); polls++) {
      kernel.network().advance(POLL);
      all = kernel.namespace().run(ss).strip();
    }
    assertThat(all).as(what).matches(expected);
  }

  private static void judge(Network network, String client, String server) {
    TcpConversation conversation = network.capture().tcp(client, server);
    assertThat(conversation).completedThreeWayHandshake().deliveredInOrder().closedGracefully();
    assertThat(conversation.retransmissions()).isNotEmpty();
    for (String end : new String[] {"model", "linux"}) {
      LinkDirection rules = network.link("model", "linux").from(end).rules();
      assertThat(rules.faults()).allSatisfy(fault -> assertThat(fault.strikes()).isPositive());
    }
    assertThat(network.host("model").stack().tcp().inErrors()).isPositive();
  }

  /** The process with the kernel's end. */
  private static final class Peer implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    Peer(KernelNetwork kernel, String... arguments) throws IOException {
      String java = ProcessHandle.current().info().command().orElse("java");
      String[] start = {java, "-cp", System.getProperty("java.class.path"), main()};
      String[] line = new String[start.length + arguments.length];
      System.arraycopy(start, 0, line, 0, start.length);
      System.arraycopy(arguments, 0, line, start.length, arguments.length);
      process =
          kernel.namespace().command(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      output = process.inputReader(StandardCharsets.US_ASCII);
    }

    private static String main() {
      return KernelPeer.class.getName();
    }

    String readLine() throws IOException {
      return String.valueOf(output.readLine());
    }

    void proceed() throws IOException {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    }

    @Override
    public void close() throws InterruptedException {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }
}

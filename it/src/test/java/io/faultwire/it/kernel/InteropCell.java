package io.faultwire.it.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.engine.Network;
import io.faultwire.engine.kernel.KernelNetwork;
import io.faultwire.link.Fault;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.tcp.TcpStack;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One connection of the matrix, with as many octets from the model as from the kernel. */
final class InteropCell implements Callable<Void> {
  static final String MODEL = "model";
  static final String LINUX = "linux";

  private static final int PORT = 5000;
  private static final Duration POLL = Duration.ofMillis(50);

  /** What both ends may have in flight, as much as Linux lets its own buffers grow to. */
  private static final int BUFFER = 4 * 1024 * 1024;

  private static final int MEBIBYTE = 1024 * 1024;

  /**
   * What a cell keeps of each octet that an end sends: the frames of both ends, and their marks.
   */
  private static final int HEAP_PER_OCTET = 6;

  private static final int HEAP = (int) (Runtime.getRuntime().maxMemory() / MEBIBYTE);
  private static final Semaphore HEAP_LEFT = new Semaphore(HEAP, true);

  final Harm harm;
  final int octets;
  private final boolean linuxServes;
  private @Nullable KernelNetwork kernel;
  private volatile String step = "nothing yet";

  InteropCell(Harm harm, int octets, boolean linuxServes) {
    this.harm = harm;
    this.octets = octets;
    this.linuxServes = linuxServes;
  }

  private Topology topology() {
    TcpOptions options =
        TcpOptions.DEFAULT.toBuilder().sendBuffer(BUFFER).receiveBuffer(BUFFER).build();
    return Topology.builder()
        .host(MODEL, host -> host.tcp(options))
        .host(LINUX)
        .link(MODEL, LINUX, link -> link.latency(Duration.ofMillis(1)).mtu(harm.mtu))
        .build();
  }

  /** Runs the cell; what it throws says all that a reader needs to know. */
  @Override
  public Void call() throws Exception {
    int room = Math.min(HEAP, octets / MEBIBYTE * HEAP_PER_OCTET + 1);
    HEAP_LEFT.acquire(room);
    try {
      run();
    } finally {
      HEAP_LEFT.release(room);
    }
    return null;
  }

  private void run() throws Exception {
    try (KernelNetwork opened = KernelNetwork.open(topology(), Seed.DEFAULT, LINUX)) {
      kernel = opened;
      useCubic(opened);
      for (String end : new String[] {MODEL, LINUX}) {
        Network.Direction direction = opened.network().link(MODEL, LINUX).from(end);
        for (Fault fault : harm.faults) {
          direction.install(fault);
        }
      }
      try {
        if (linuxServes) {
          linuxServes(opened);
        } else {
          linuxConnects(opened);
        }
      } catch (AssertionError | Exception e) {
        throw new AssertionError(e.getMessage() + "\n" + InteropEvidence.of(this, opened), e);
      }
    } finally {
      kernel = null;
    }
  }

  /** A machine may have another default, which knows of losses and reordering less than the RFC. */
  private static void useCubic(KernelNetwork kernel) {
    String routes = "ip route replace $(ip route show dev eth0 | head -n 1) dev eth0 congctl cubic";
    kernel.namespace().run("sh", "-ec", routes);
  }

  private void linuxServes(KernelNetwork kernel) throws Exception {
    try (KernelProcess peer = new KernelProcess(kernel, "listen", PORT, octets)) {
      assertThat(peer.readLine()).isEqualTo("listening");
      step = "connects to the kernel";
      Socket socket = kernel.network().host(MODEL).connect(LINUX, PORT);
      exchange(kernel, peer, socket);
      step = "waits until the kernel has the FIN of the model";
      socket.close();
      awaitConnections(kernel, all -> all.startsWith("CLOSE-WAIT"));
      peer.proceed();
      assertThat(peer.readLine()).isEqualTo("closed");
      step = "waits until the kernel, which closed last, has forgotten the connection";
      awaitConnections(kernel, String::isEmpty);
      peer.proceed();
      InteropJudge.judge(this, kernel.network(), MODEL, LINUX + ":" + PORT);
    }
  }

  private void linuxConnects(KernelNetwork kernel) throws Exception {
    Network.Host model = kernel.network().host(MODEL);
    try (ServerSocket server = model.listen(PORT);
        KernelProcess peer = new KernelProcess(kernel, "connect", model.address(), PORT, octets)) {
      step = "waits for the kernel to connect";
      Socket socket = server.accept();
      exchange(kernel, peer, socket);
      step = "waits for the FIN of the kernel";
      peer.proceed();
      assertThat(peer.readLine()).isEqualTo("closed");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      socket.close();
      step = "waits until the model, which closed last, has forgotten the connection";
      TcpStack tcp = model.stack().tcp();
      // a copy of an ACK that finds the model CLOSED draws a RST, which ends TIME-WAIT (RFC 1337)
      awaitConnections(
          kernel,
          all ->
              tcp.openConnections() == 0 && (all.startsWith("TIME-WAIT") || tcp.outResets() > 0));
      peer.proceed();
      InteropJudge.judge(this, kernel.network(), LINUX, MODEL + ":" + PORT);
    }
  }

  private void exchange(KernelNetwork kernel, KernelProcess peer, Socket socket) throws Exception {
    step = "exchanges " + octets + " octets each way";
    CompletableFuture<Void> sending = new CompletableFuture<>();
    Thread sender =
        new Thread(
            () -> {
              try {
                KernelPeer.send(socket.getOutputStream(), octets);
                sending.complete(null);
              } catch (Exception | Error e) {
                sending.completeExceptionally(e);
              }
            },
            "sender of " + this);
    sender.setDaemon(true);
    sender.start();
    String received = KernelPeer.receive(socket.getInputStream(), octets);
    sending.get();
    String expected = KernelPeer.digest(octets);
    assertThat(received).as("SHA-256 of what the model received").isEqualTo(expected);
    assertThat(peer.readLine())
        .as("SHA-256 of what the kernel received")
        .isEqualTo("received " + expected);
    InteropJudge.agreedOptions(this, kernel);
  }

  /**
   * Waits until the kernel's connections, one a line that begins with the state, are as expected. A
   * FIN may be lost again and again, so that no span of time is long enough by itself.
   */
  private static void awaitConnections(KernelNetwork kernel, Predicate<String> expected) {
    while (!expected.test(connections(kernel))) {
      kernel.network().advance(POLL);
    }
  }

  private static String connections(KernelNetwork kernel) {
    return kernel.namespace().run("ss", "-Htan", "state", "connected").strip();
  }

  /** Returns the model's end while there is one, taken in the network's turn. */
  static @Nullable TcpConnection modelEnd(Network network) {
    TcpConnection[] end = new TcpConnection[1];
    network.runUntil(
        () -> {
          var all = network.host(MODEL).stack().tcp().connections();
          end[0] = all.isEmpty() ? null : all.get(0);
          return true;
        });
    return end[0];
  }

  /** Says where the cell hangs, and takes its network down. */
  String abandon() {
    KernelNetwork hung = kernel;
    if (hung == null) {
      return "it hangs outside of its network, at: " + step;
    }
    String evidence = InteropEvidence.of(this, hung);
    hung.close();
    return evidence;
  }

  String step() {
    return step;
  }

  @Override
  public String toString() {
    String name = harm.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return name + "-" + (linuxServes ? "linux-serves" : "linux-connects");
  }
}

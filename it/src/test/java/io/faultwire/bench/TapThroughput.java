package io.faultwire.bench;

import com.sun.management.OperatingSystemMXBean;
import io.faultwire.engine.Network;
import io.faultwire.engine.kernel.KernelNetwork;
import io.faultwire.host.process.NetworkClosedException;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpException;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.tcp.TcpState;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * How fast the model sends to the kernel, and the kernel to the model, at an MTU of 1500. The time
 * of the processor, with what the kernel does within our calls, depends less on what else runs.
 *
 * <p>First the stack and the device alone, in one thread; then all of a network in real time: its
 * turns, its sockets and its capture, which keeps every frame.
 */
public final class TapThroughput {
  private static final double SECONDS = Double.parseDouble(System.getProperty("seconds", "5"));
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final double TARGET = 3;
  private static final int SEGMENT = 1448;
  private static final int PORT = 5000;
  private static final int BUFFER = 4 * 1024 * 1024;
  private static final TcpOptions OPTIONS =
      TcpOptions.DEFAULT.toBuilder().sendBuffer(BUFFER).receiveBuffer(BUFFER).build();
  private static final String MODEL = "model";
  private static final String LINUX = "linux";

  private TapThroughput() {}

  /** Sends for some seconds each way, three times, and prints Gbit/s. */
  public static void main(String[] arguments) throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      print("stack to kernel", TapThroughput::stackToKernel);
      print("kernel to stack", TapThroughput::kernelToStack);
      print("socket to kernel, captured", TapThroughput::modelToKernel);
      print("kernel to socket, captured", TapThroughput::kernelToModel);
    }
    System.exit(0);
  }

  private interface Way {
    long octets() throws IOException;
  }

  private static void print(String name, Way way) throws IOException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    long octets = way.octets();
    long nanos = system.getProcessCpuTime() - before;
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f Gbit/s, the target is %.0f; %.1f us of processor time per full segment%n",
        name,
        octets * 8 / SECONDS / 1e9,
        TARGET,
        nanos / 1e3 / ((double) octets / SEGMENT));
  }

  private static long stackToKernel() throws IOException {
    try (TapLoop loop = new TapLoop(OPTIONS)) {
      Process counting = PumpProcess.start(loop.namespace(), "count", PORT, 0, SECONDS);
      BufferedReader counted = counting.inputReader(StandardCharsets.US_ASCII);
      PumpProcess.expect("listening", counted);
      TcpConnection connection = loop.send(PORT);
      loop.run(() -> connection.state() == TcpState.CLOSED, in(SECONDS + 5));
      return Long.parseLong(counted.readLine());
    } catch (TcpException e) {
      throw new IOException(e);
    }
  }

  private static long kernelToStack() throws IOException {
    try (TapLoop loop = new TapLoop(OPTIONS)) {
      Process sending = PumpProcess.start(loop.namespace(), "send", TapLoop.MODEL, PORT, 0);
      try {
        loop.count(PORT, in(10));
        loop.run(() -> false, in(SECONDS));
        return loop.received();
      } finally {
        sending.destroyForcibly();
      }
    } catch (TcpException e) {
      throw new IOException(e);
    }
  }

  private static long in(double seconds) {
    return System.nanoTime() + (long) (seconds * 1e9);
  }

  private static KernelNetwork open() {
    Topology topology =
        Topology.builder()
            .host(MODEL, host -> host.tcp(OPTIONS))
            .host(LINUX)
            .link(MODEL, LINUX)
            .build();
    return KernelNetwork.open(topology, Seed.DEFAULT, LINUX);
  }

  private static long modelToKernel() throws IOException {
    try (KernelNetwork kernel = open()) {
      Process counting = PumpProcess.start(kernel.namespace(), "count", PORT, 0, SECONDS);
      BufferedReader counted = counting.inputReader(StandardCharsets.US_ASCII);
      PumpProcess.expect("listening", counted);
      Socket socket = kernel.network().host(MODEL).connect(LINUX, PORT);
      Thread sender = new Thread(() -> sendUntilTheEnd(socket), "sender");
      sender.start();
      return Long.parseLong(counted.readLine());
    }
  }

  private static void sendUntilTheEnd(Socket socket) {
    try {
      Pump.send(socket.getOutputStream());
    } catch (IOException | NetworkClosedException e) {
      // the counter has seen enough
    }
  }

  private static long kernelToModel() throws IOException {
    try (KernelNetwork kernel = open()) {
      Network.Host model = kernel.network().host(MODEL);
      ServerSocket server = model.listen(PORT);
      Process sending = PumpProcess.start(kernel.namespace(), "send", model.address(), PORT, 0);
      try {
        return count(server.accept().getInputStream());
      } finally {
        sending.destroyForcibly();
      }
    }
  }

  private static long count(InputStream in) throws IOException {
    byte[] chunk = new byte[64 * 1024];
    long end = in(SECONDS);
    long octets = 0;
    while (System.nanoTime() < end) {
      octets += Math.max(0, in.read(chunk));
    }
    return octets;
  }
}

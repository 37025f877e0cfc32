package io.faultwire.bench;

import io.faultwire.engine.Network;
import io.faultwire.engine.kernel.KernelNetwork;
import io.faultwire.host.process.NetworkClosedException;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How fast the model sends to the kernel, and the kernel to the model, at an MTU of 1500. */
public final class TapThroughput {
  private static final double SECONDS = Double.parseDouble(System.getProperty("seconds", "5"));
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final double TARGET = 3;
  private static final int PORT = 5000;
  private static final int BUFFER = 4 * 1024 * 1024;
  private static final String MODEL = "model";
  private static final String LINUX = "linux";

  private TapThroughput() {}

  /** Sends for some seconds each way, three times, and prints Gbit/s. */
  public static void main(String[] arguments) throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      print("model to kernel", modelToKernel());
      print("kernel to model", kernelToModel());
    }
    System.exit(0);
  }

  private static void print(String way, long octets) {
    double gigabits = octets * 8 / SECONDS / 1e9;
    System.out.printf(Locale.ROOT, "%s: %.2f Gbit/s, the target is %.0f%n", way, gigabits, TARGET);
  }

  private static KernelNetwork open() {
    TcpOptions options =
        TcpOptions.DEFAULT.toBuilder().sendBuffer(BUFFER).receiveBuffer(BUFFER).build();
    Topology topology =
        Topology.builder()
            .host(MODEL, host -> host.tcp(options))
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
    long end = System.nanoTime() + (long) (SECONDS * 1e9);
    long octets = 0;
    while (System.nanoTime() < end) {
      octets += Math.max(0, in.read(chunk));
    }
    return octets;
  }
}

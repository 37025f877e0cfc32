package io.faultwire.bench;

import io.faultwire.engine.Network;
import io.faultwire.engine.kernel.KernelNetwork;
import io.faultwire.engine.kernel.NetworkNamespace;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.tcp.congestion.CongestionControl;
import io.faultwire.tcp.congestion.Cubic;
import io.faultwire.tcp.congestion.LinuxCubic;
import io.faultwire.tcp.congestion.NewReno;
import io.faultwire.time.Seed;
import io.faultwire.topology.LinkBuilder;
import io.faultwire.topology.Topology;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Goodput at 1% loss in each direction and 100 ms of round-trip time, from kernel to kernel in real
 * time and from model to model in virtual time, over the same modelled link.
 *
 * <p>Both have buffers of 1 MiB: Linux doubles what {@code SO_RCVBUF} and {@code SO_SNDBUF} ask for
 * and counts its overhead in, so that about as much is left for octets. Neither limits a sender
 * here, whose congestion window is some 20 segments. A kernel sends single segments ({@code
 * gso_max_segs}), and a TAP device receives them one by one, so that each loss is one segment.
 *
 * <p>Linux computes CUBIC otherwise than RFC 9438; {@link LinuxCubic}, the default, says how. The
 * arithmetic of the RFC is printed last, for comparison.
 */
public final class LossGoodput {
  private static final int SEEDS = Integer.getInteger("seeds", 8);
  private static final int SECONDS = Integer.getInteger("seconds", 120);
  private static final int LOSS_PERCENT = Integer.getInteger("loss", 1);
  private static final int ROUND_TRIP_MILLIS = Integer.getInteger("rtt", 100);
  private static final int BUFFER = 1024 * 1024;
  private static final int PORT = 5000;
  private static final double TARGET = 0.15;
  private static final String CLIENT = "client";
  private static final String SERVER = "server";

  private LossGoodput() {}

  /**
   * Runs as many seeds, of as many seconds each, as the properties {@code seeds, seconds} say; with
   * {@code loss} in percent and {@code rtt} in milliseconds, over another path.
   */
  public static void main(String[] arguments) throws Exception {
    List<Future<Long>> cubic = new ArrayList<>();
    List<Future<Long>> reno = new ArrayList<>();
    ExecutorService threads = Executors.newCachedThreadPool();
    for (int run = 0; run < SEEDS; run++) {
      Seed seed = Seed.DEFAULT.run(run);
      cubic.add(threads.submit(() -> kernelToKernel("cubic", seed)));
      reno.add(threads.submit(() -> kernelToKernel("reno", seed)));
    }
    threads.shutdown();
    print("CUBIC", results(cubic), modelToModel(LinuxCubic::new));
    print("NewReno", results(reno), modelToModel(NewReno::new));
    print("CUBIC of RFC 9438, faster by its design", results(cubic), modelToModel(Cubic::new));
    System.exit(0);
  }

  private static List<Long> results(List<Future<Long>> runs)
      throws ExecutionException, InterruptedException {
    List<Long> octets = new ArrayList<>();
    for (Future<Long> run : runs) {
      octets.add(run.get());
    }
    return octets;
  }

  private static void print(String control, List<Long> kernel, List<Long> model) {
    double ratio = mean(model) / mean(kernel);
    System.out.printf(
        Locale.ROOT,
        "%s:%n  kernel %s, model %s%n  ratio %.3f, %s %.2f to %.2f%n",
        control,
        describe(kernel),
        describe(model),
        ratio,
        Math.abs(ratio - 1) <= TARGET ? "within the target of" : "OUTSIDE OF the target of",
        1 - TARGET,
        1 + TARGET);
  }

  private static double mean(List<Long> octets) {
    return octets.stream().mapToLong(Long::longValue).average().orElseThrow();
  }

  private static String describe(List<Long> octets) {
    double mean = mean(octets);
    double variance =
        octets.stream().mapToDouble(o -> (o - mean) * (o - mean)).sum() / (octets.size() - 1);
    double megabits = 8 / 1e6 / SECONDS;
    return String.format(
        Locale.ROOT,
        "%.3f +- %.3f Mbit/s (%d runs of %d s)",
        mean * megabits,
        Math.sqrt(variance / octets.size()) * megabits,
        octets.size(),
        SECONDS);
  }

  private static Topology topology(Supplier<CongestionControl> control) {
    TcpOptions options =
        TcpOptions.DEFAULT.toBuilder()
            .sendBuffer(BUFFER)
            .receiveBuffer(BUFFER)
            .congestionControl(control)
            .build();
    return Topology.builder()
        .host(CLIENT, host -> host.tcp(options))
        .host(SERVER, host -> host.tcp(options))
        .link(CLIENT, SERVER, LossGoodput::impair)
        .build();
  }

  private static void impair(LinkBuilder link) {
    link.latency(Duration.ofMillis(ROUND_TRIP_MILLIS).dividedBy(2)).loss(LOSS_PERCENT);
  }

  private static List<Long> modelToModel(Supplier<CongestionControl> control) throws IOException {
    List<Long> octets = new ArrayList<>();
    for (int run = 0; run < SEEDS; run++) {
      try (Network network = Network.simulate(topology(control), Seed.DEFAULT.run(run))) {
        ServerSocket listening = network.host(SERVER).listen(PORT);
        AtomicLong received = new AtomicLong();
        network.start(SERVER, "count", () -> count(listening.accept(), received));
        Socket socket = network.host(CLIENT).connect(SERVER, PORT);
        network.start(CLIENT, "send", () -> Pump.send(socket.getOutputStream()));
        network.advance(Duration.ofSeconds(SECONDS));
        octets.add(received.get());
      }
    }
    return octets;
  }

  private static void count(Socket socket, AtomicLong received) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] chunk = new byte[64 * 1024];
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      received.addAndGet(count);
    }
  }

  private static long kernelToKernel(String control, Seed seed) throws IOException {
    try (KernelNetwork kernels = KernelNetwork.open(topology(Cubic::new), seed, CLIENT, SERVER)) {
      prepare(kernels.namespace(CLIENT), control);
      prepare(kernels.namespace(SERVER), control);
      Process counting =
          PumpProcess.start(kernels.namespace(SERVER), "count", PORT, BUFFER, SECONDS);
      BufferedReader counted = counting.inputReader(StandardCharsets.US_ASCII);
      PumpProcess.expect("listening", counted);
      String address =
          kernels.network().topology().hosts().get(1).interfaces().get(0).address() + "";
      Process sending = PumpProcess.start(kernels.namespace(CLIENT), "send", address, PORT, BUFFER);
      try {
        return Long.parseLong(counted.readLine());
      } finally {
        sending.destroyForcibly();
        counting.destroyForcibly();
      }
    }
  }

  private static void prepare(NetworkNamespace namespace, String control) {
    namespace.run("ip", "link", "set", "dev", "eth0", "gso_max_segs", "1");
    String route = "ip route replace $(ip route show dev eth0 | head -n 1) dev eth0 congctl ";
    namespace.run("sh", "-ec", route + control);
  }
}

package io.faultwire.bench;

import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.engine.toxiproxy.stream.StreamFaults;
import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Throughput and round-trip time through one Toxiproxy server, with a latency of 0 in each
 * direction: by a proxy that toxiproxy-java made, and by the two kinds of {@link StreamProxy}, in
 * turn. The target is that a direct one is within 5% of the bare one.
 */
public final class StreamProxyCost {
  private static final int ROUNDS = Integer.getInteger("rounds", 7);
  private static final long OCTETS = 256L * 1024 * 1024;
  private static final int PINGS = 2000;
  private static final double TARGET = 0.05;
  private static final byte PUMP = 1;

  private StreamProxyCost() {}

  /** One way to the server. */
  private record Path(
      String name, InetSocketAddress address, List<Double> rates, List<Double> trips) {
    Path(String name, InetSocketAddress address) {
      this(name, address, new ArrayList<>(), new ArrayList<>());
    }

    void measure() throws IOException {
      rates.add(throughput(address));
      trips.add(roundTrip(address));
    }
  }

  /** Runs as many rounds as the property {@code rounds} says. */
  public static void main(String[] arguments) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    daemon(() -> serve(listener));
    ToxiproxyServer server = ToxiproxyServer.shared();
    String upstream = "127.0.0.1:" + listener.getLocalPort();
    ToxiproxyClient client = new ToxiproxyClient(server.url().getHost(), server.url().getPort());
    eu.rekawek.toxiproxy.Proxy bare = client.createProxy("bare", "127.0.0.1:0", upstream);
    bare.toxics().latency("up", ToxicDirection.UPSTREAM, 0);
    bare.toxics().latency("down", ToxicDirection.DOWNSTREAM, 0);
    String[] listening = bare.getListen().split(":");
    try (StreamProxy direct = withLatency(StreamProxy.direct(server, "direct", upstream));
        StreamProxy fronted = withLatency(StreamProxy.perConnection(server, "each", upstream))) {
      List<Path> paths =
          List.of(
              new Path(
                  "toxiproxy-java",
                  new InetSocketAddress(listening[0], Integer.parseInt(listening[1]))),
              new Path("StreamProxy.direct", direct.address()),
              new Path("StreamProxy.perConnection", fronted.address()));
      for (int round = 0; round < ROUNDS; round++) {
        for (Path path : paths) {
          path.measure();
        }
      }
      paths.forEach(path -> print(path, paths.get(0)));
    } finally {
      bare.delete();
    }
    System.exit(0);
  }

  private static StreamProxy withLatency(StreamProxy proxy) {
    proxy.add(StreamFaults.latency(Duration.ZERO).upstream());
    proxy.add(StreamFaults.latency(Duration.ZERO).downstream());
    return proxy;
  }

  private static void print(Path path, Path bare) {
    double rate = median(path.rates());
    double trip = median(path.trips());
    double slower = 1 - rate / median(bare.rates());
    double longer = trip / median(bare.trips()) - 1;
    boolean judged = path.name().endsWith("direct");
    boolean within = slower <= TARGET && longer <= TARGET;
    System.out.printf(
        Locale.ROOT,
        "%-26s %6.0f MB/s (%+.1f%%), round trip %5.1f us (%+.1f%%)%s%n",
        path.name(),
        rate / 1e6,
        -100 * slower,
        trip / 1e3,
        100 * longer,
        judged ? within ? ": within the target of 5%" : ": OUTSIDE OF the target of 5%" : "");
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** Octets a second from the client to the server. */
  private static double throughput(InetSocketAddress address) throws IOException {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      byte[] chunk = new byte[64 * 1024];
      chunk[0] = PUMP;
      long start = System.nanoTime();
      for (long sent = 0; sent < OCTETS; sent += chunk.length) {
        out.write(chunk);
      }
      socket.getInputStream().read();
      return OCTETS * 1e9 / (System.nanoTime() - start);
    }
  }

  /** The median of the nanoseconds until an octet is back. */
  private static double roundTrip(InetSocketAddress address) throws IOException {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.setTcpNoDelay(true);
      long[] times = new long[PINGS];
      for (int i = 0; i < PINGS; i++) {
        long start = System.nanoTime();
        socket.getOutputStream().write(0);
        socket.getInputStream().read();
        times[i] = System.nanoTime() - start;
      }
      Arrays.sort(times);
      return times[PINGS / 2];
    }
  }

  /** Answers each octet by one, or all of a pump by one. */
  private static void serve(ServerSocket listener) {
    try {
      while (true) {
        Socket client = listener.accept();
        daemon(() -> answer(client));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      InputStream in = client.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] chunk = new byte[64 * 1024];
      int count = in.read(chunk);
      if (count > 0 && chunk[0] == PUMP) {
        for (long got = count; got < OCTETS; got += count) {
          count = in.read(chunk);
        }
        out.write(0);
        return;
      }
      for (; count > 0; count = in.read(chunk)) {
        out.write(chunk, 0, count);
      }
    } catch (IOException e) {
      // The client is gone.
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "server");
    thread.setDaemon(true);
    thread.start();
  }
}

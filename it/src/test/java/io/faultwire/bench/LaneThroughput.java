package io.faultwire.bench;

import io.faultwire.engine.Engine;
import io.faultwire.engine.Network;
import io.faultwire.engine.toxiproxy.server.Proxy;
import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Locale;

/**
 * Frames a second over lanes beside bytes a second of a bare proxy of the same server, and the time
 * from a network's creation to its first byte.
 */
public final class LaneThroughput {
  private static final int ROUNDS = 5;
  private static final int OCTETS = 32 * 1024 * 1024;
  private static final int CREATIONS = 40;

  private LaneThroughput() {}

  /** Runs both in turns and prints a line for each round; the first rounds are the warm-up. */
  public static void main(String[] arguments) throws Exception {
    double fromNothing = firstByte();
    System.out.printf(
        Locale.ROOT,
        "Toxiproxy %s; from nothing to the first byte, its start included: %.0f ms%n",
        ToxiproxyServer.shared(),
        fromNothing);
    for (int round = 1; round <= ROUNDS; round++) {
      double bare = bareProxy();
      double[] lanes = overLanes();
      System.out.printf(
          Locale.ROOT,
          "bare proxy %.0f MB/s; over lanes %.0f frames/s, which carry %.1f MB/s of TCP data%n",
          bare / 1e6,
          lanes[0],
          lanes[1] / 1e6);
    }
    double[] millis = new double[CREATIONS];
    for (int i = 0; i < CREATIONS; i++) {
      millis[i] = firstByte();
    }
    Arrays.sort(millis, CREATIONS / 2, CREATIONS);
    System.out.printf(
        Locale.ROOT,
        "from creation to the first byte: %.1f ms the first time, then %.1f ms in the median, %.1f"
            + " ms at the most%n",
        millis[0],
        millis[CREATIONS * 3 / 4],
        millis[CREATIONS - 1]);
    System.exit(0);
  }

  /** Returns octets a second. */
  private static double bareProxy() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Proxy proxy =
            ToxiproxyServer.shared()
                .proxy("bare", new InetSocketAddress("127.0.0.1", server.getLocalPort()));
        Socket client = new Socket(proxy.address().getHostString(), proxy.address().getPort());
        Socket accepted = server.accept()) {
      Thread writer = new Thread(() -> write(client));
      long start = System.nanoTime();
      writer.start();
      read(accepted.getInputStream());
      return OCTETS * 1e9 / (System.nanoTime() - start);
    }
  }

  /** Returns frames a second and octets of TCP data a second. */
  private static double[] overLanes() throws IOException {
    try (Network network = open()) {
      ServerSocket server = network.host("server").listen(80);
      Socket client = network.host("client").connect("server", 80);
      Socket accepted = server.accept();
      int before = network.capture().size();
      network.start("client", "writer", () -> write(client));
      long start = System.nanoTime();
      read(accepted.getInputStream());
      double seconds = (System.nanoTime() - start) / 1e9;
      return new double[] {(network.capture().size() - before) / seconds, OCTETS / seconds};
    }
  }

  private static Network open() {
    return Engine.named("toxiproxy").realise(Topology.pair("client", "server"), Seed.DEFAULT);
  }

  private static void write(Socket socket) {
    try {
      byte[] chunk = new byte[64 * 1024];
      for (int sent = 0; sent < OCTETS; sent += chunk.length) {
        socket.getOutputStream().write(chunk);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void read(InputStream in) throws IOException {
    byte[] chunk = new byte[64 * 1024];
    for (int got = 0; got < OCTETS; ) {
      int count = in.read(chunk);
      if (count < 0) {
        throw new IllegalStateException("the stream ended after " + got + " octets");
      }
      got += count;
    }
  }

  /** Returns milliseconds. */
  private static double firstByte() throws IOException {
    long start = System.nanoTime();
    try (Network network = open()) {
      ServerSocket server = network.host("server").listen(80);
      Socket client = network.host("client").connect("server", 80);
      client.getOutputStream().write(1);
      if (server.accept().getInputStream().read() != 1) {
        throw new IllegalStateException("nothing came");
      }
      return (System.nanoTime() - start) / 1e6;
    }
  }
}

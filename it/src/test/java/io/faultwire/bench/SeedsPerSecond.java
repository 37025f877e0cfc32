package io.faultwire.bench;

import io.faultwire.capture.Side;
import io.faultwire.engine.Network;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** How many seeds of a 64 KiB transfer under 5% loss one core runs a second. */
public final class SeedsPerSecond {
  private static final int SEEDS = 1000;
  private static final int WARM_UP = 20;
  private static final int ROUNDS = 9;
  private static final int TARGET = 3000;
  private static final byte[] CONTENT = new byte[64 * 1024];

  private static final Topology TOPOLOGY =
      Topology.builder()
          .host("client")
          .host("server")
          .link("client", "server", link -> link.latency(Duration.ofMillis(5)).loss(5))
          .build();

  private SeedsPerSecond() {}

  /** Runs a thousand seeds again and again, checks each transfer, and prints the median rate. */
  public static void main(String[] arguments) throws IOException {
    double[] rates = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int seed = 0; seed < SEEDS; seed++) {
        transfer(new Seed(seed));
      }
      double rate = SEEDS * 1e9 / (System.nanoTime() - start);
      rates[Math.max(round, 0)] = rate;
      System.out.printf(
          Locale.ROOT, "%s%.0f seeds a second%n", round < 0 ? "warming up: " : "", rate);
    }
    Arrays.sort(rates);
    System.out.printf(
        Locale.ROOT, "median: %.0f seeds a second (target: %d)%n", rates[ROUNDS / 2], TARGET);
  }

  private static void transfer(Seed seed) throws IOException {
    try (Network network = Network.simulate(TOPOLOGY, seed)) {
      ServerSocket listening = network.host("server").listen(80);
      network.start("server", "sink", () -> readAll(listening));
      try (Socket socket = network.host("client").connect("server", 80)) {
        socket.getOutputStream().write(CONTENT);
      }
      network.runUntilQuiet();
      var stream = network.capture().tcp("client", "server:80").streamFrom(Side.CLIENT);
      if (!stream.isDeliveredInOrderExactlyOnce() || stream.sent().length != CONTENT.length) {
        throw new IllegalStateException("seed " + seed + ": " + stream);
      }
    }
  }

  private static void readAll(ServerSocket listening) throws IOException {
    try (listening;
        Socket socket = listening.accept()) {
      socket.getInputStream().readAllBytes();
    }
  }
}

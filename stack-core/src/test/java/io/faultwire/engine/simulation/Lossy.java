package io.faultwire.engine.simulation;

import io.faultwire.engine.Network;
import io.faultwire.host.process.HostProcess;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** A client that sends octets to a server over a link that loses and reorders them. */
final class Lossy {
  static final Topology TOPOLOGY =
      Topology.builder()
          .host("client")
          .host("server")
          .link(
              "client",
              "server",
              link -> link.latency(Duration.ofMillis(10)).loss(5).reorder(10).rate(50_000_000))
          .build();

  private Lossy() {}

  static Network network(long seed) {
    return Network.simulate(TOPOLOGY, new Seed(seed));
  }

  static byte[] octets(int length) {
    byte[] octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) (i * 31 + (i >>> 8) * 7);
    }
    return octets;
  }

  /** Sends octets from a process of the client and returns what the server has read. */
  static byte[] transfer(Network network, byte[] data) throws IOException {
    try (ServerSocket listener = network.host("server").listen(80)) {
      HostProcess client =
          network.start(
              "client",
              "sender",
              () -> {
                try (Socket socket = network.host("client").connect("server", 80)) {
                  socket.getOutputStream().write(data);
                }
              });
      byte[] received = readAll(listener);
      network.join(client);
      return received;
    }
  }

  private static byte[] readAll(ServerSocket listener) throws IOException {
    try (Socket socket = listener.accept();
        InputStream in = socket.getInputStream()) {
      return in.readAllBytes();
    }
  }
}

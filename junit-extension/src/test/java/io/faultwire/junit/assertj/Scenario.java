package io.faultwire.junit.assertj;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.faultwire.capture.Capture;
import io.faultwire.engine.Network;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A client and a server that are 10 ms apart, and small things that they do. */
final class Scenario {
  private Scenario() {}

  /** What a test does with the network. */
  @FunctionalInterface
  interface Script {
    void run(Network network) throws IOException;
  }

  /** Runs a script and returns what was captured until its end. */
  static Capture capture(Script script) throws IOException {
    return capture(TcpOptions.DEFAULT, script);
  }

  /** Does the same with a client whose TCP has such options. */
  static Capture capture(TcpOptions ofClient, Script script) throws IOException {
    Topology topology =
        Topology.builder()
            .host("client", host -> host.tcp(ofClient))
            .host("server")
            .link("client", "server", link -> link.latency(Duration.ofMillis(10)))
            .build();
    try (Network network = Network.simulate(topology, new Seed(1))) {
      script.run(network);
      return network.capture();
    }
  }

  /** Sends "ping" one way and "pong" the other, and closes, the client first. */
  static void exchange(Network network) throws IOException {
    network.start("server", "pong", () -> answer(network.host("server").listen(80)));
    try (Socket socket = network.host("client").connect("server", 80)) {
      socket.getOutputStream().write("ping".getBytes(UTF_8));
      socket.getInputStream().readNBytes(4);
    }
    network.runUntilQuiet();
  }

  /** Sends octets from the client to a port of the server, and closes both ways. */
  static void upload(Network network, int port, int octets) throws IOException {
    network.start("server", "sink " + port, () -> drain(network.host("server").listen(port)));
    network.start("client", "source " + port, () -> send(network, port, octets));
  }

  private static void send(Network network, int port, int octets) throws IOException {
    try (Socket socket = network.host("client").connect("server", port)) {
      socket.getOutputStream().write(new byte[octets]);
    }
  }

  private static void drain(ServerSocket listening) throws IOException {
    try (listening;
        Socket socket = listening.accept()) {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }

  private static void answer(ServerSocket listening) throws IOException {
    try (listening;
        Socket socket = listening.accept()) {
      socket.getInputStream().readNBytes(4);
      socket.getOutputStream().write("pong".getBytes(UTF_8));
      socket.getInputStream().read();
    }
  }

  /** Opens a connection that both ends keep open. */
  static Socket open(Network network) throws IOException {
    ServerSocket listening = network.host("server").listen(80);
    Socket socket = network.host("client").connect("server", 80);
    listening.accept();
    return socket;
  }

  /** Returns the message with which an assertion fails. */
  static String failure(ThrowingCallable assertion) {
    Throwable thrown = catchThrowable(assertion);
    if (!(thrown instanceof AssertionError)) {
      throw new IllegalStateException("the assertion did not fail, but: " + thrown, thrown);
    }
    return String.valueOf(thrown.getMessage());
  }
}

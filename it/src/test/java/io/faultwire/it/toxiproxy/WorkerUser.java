package io.faultwire.it.toxiproxy;

import io.faultwire.engine.Network;
import io.faultwire.engine.toxiproxy.lane.ToxiproxyEngine;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;

/** Builds networks of which one host lives in the worker of this JVM. */
final class WorkerUser {
  private WorkerUser() {}

  /** Returns the process in which the host lives. */
  static long worker() throws IOException {
    try (Network network = open()) {
      return process(network);
    }
  }

  /** Waits for an answer of a host whose process is killed. */
  static void killWorkerInTheMiddle() throws IOException {
    Network network = open();
    try (Socket socket = network.host("client").connect("server", EchoProgram.ECHO)) {
      ProcessHandle.of(process(network)).orElseThrow().destroyForcibly();
      socket.getInputStream().read();
    }
  }

  /** Waits for a server that waits for its client. */
  static void waitInVain() throws IOException {
    try (Network network = open();
        Socket socket = network.host("client").connect("server", EchoProgram.ECHO)) {
      socket.getInputStream().read();
    }
  }

  private static Network open() {
    return open("server", EchoProgram.class);
  }

  /** Builds a network of a client and a host that lives elsewhere. */
  static Network open(String server, Class<?> program) {
    Topology topology =
        Topology.builder()
            .host("client")
            .host(server, host -> host.program(program))
            .link("client", server)
            .build();
    return new ToxiproxyEngine().realise(topology, new Seed(1));
  }

  /** Returns the process in which the {@link EchoProgram} of a network runs. */
  static long process(Network network) throws IOException {
    String server = network.topology().hosts().get(1).name();
    try (Socket socket = network.host("client").connect(server, EchoProgram.PROCESS)) {
      return new DataInputStream(socket.getInputStream()).readLong();
    }
  }
}

package io.faultwire.engine.worker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/** Where a worker listens. */
interface WorkerPlace {
  /** The property with the address of a worker for all hosts, or with {@code .host} for one. */
  String PROPERTY = "faultwire.worker";

  int CONNECT_MILLIS = 10_000;

  /**
   * Returns the worker of a host: that of the properties, or one of this JVM's own.
   *
   * @throws WorkerException if none can be started
   * @throws IllegalArgumentException if a property has no address
   */
  static WorkerPlace of(String host) {
    String own = PROPERTY + "." + host;
    String property = System.getProperty(own) == null ? PROPERTY : own;
    String address = System.getProperty(property);
    return address == null ? WorkerProcess.shared() : new Elsewhere(property, address);
  }

  /** Returns the address to connect to. */
  InetSocketAddress address();

  /** Returns how it ended, if it did. */
  Optional<String> death();

  /** Returns what to do if it cannot be reached. */
  String remedy();

  /**
   * Connects to it.
   *
   * @throws WorkerException if it does not answer; the message names the remedy
   */
  default Cable connect() {
    Socket socket = new Socket();
    try {
      InetSocketAddress address = address();
      socket.connect(
          new InetSocketAddress(address.getHostString(), address.getPort()), CONNECT_MILLIS);
      return new Cable(socket);
    } catch (IOException e) {
      String why = death().orElse(String.valueOf(e.getMessage()));
      throw new WorkerException(this + " does not answer: " + why + ". " + remedy() + ".", e);
    }
  }

  /** A worker that somebody else has started. */
  record Elsewhere(String property, String text) implements WorkerPlace {
    @Override
    public InetSocketAddress address() {
      return WorkerAddress.parse(text, property);
    }

    @Override
    public Optional<String> death() {
      return Optional.empty();
    }

    @Override
    public String remedy() {
      return "Start it with the class path of the tests: java -cp ... "
          + Worker.class.getName()
          + " "
          + text
          + ", or leave "
          + property
          + " out to have one started";
    }

    @Override
    public String toString() {
      return "the worker " + text;
    }
  }
}

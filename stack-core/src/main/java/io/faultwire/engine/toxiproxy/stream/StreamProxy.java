package io.faultwire.engine.toxiproxy.stream;

import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.engine.toxiproxy.server.TrafficCount;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * An address to which a program connects instead of a server, so that faults can strike what they
 * say to each other; safe in parallel.
 *
 * <p>Add a fault before a program connects and it strikes from the first byte.
 */
public interface StreamProxy extends AutoCloseable {

  /**
   * Returns a proxy that a program reaches directly, at Toxiproxy's own speed. It does not know its
   * connections: faults that name connections or bytes need {@link #perConnection}.
   *
   * @param name what it is for, in messages and in the server
   * @param upstream the address of the server behind it, {@code localhost:5432}
   */
  static StreamProxy direct(ToxiproxyServer server, String name, String upstream) {
    return new DirectProxy(name, server, server.proxy(name, upstream));
  }

  /**
   * Returns a proxy whose faults can name connections and bytes.
   *
   * <p>This JVM takes each connection, makes a proxy in the server for it alone, and counts the
   * bytes before and behind that. It costs milliseconds for each connection, and throughput.
   *
   * @param name what it is for, in messages and in the server
   * @param upstream the address of the server behind it, as seen from here
   */
  static StreamProxy perConnection(ToxiproxyServer server, String name, String upstream) {
    return FrontedProxy.open(server, name, upstream);
  }

  /** Returns what it is for. */
  String name();

  /** Returns the address to connect to. */
  InetSocketAddress address();

  /** Returns the host to connect to. */
  default String host() {
    return address().getHostString();
  }

  /** Returns the port to connect to. */
  default int port() {
    return address().getPort();
  }

  /**
   * Adds a fault, to open connections and to those that come.
   *
   * @throws io.faultwire.engine.toxiproxy.server.ToxiproxyException if the server does not have it,
   *     or is gone; the message has the remedy
   * @throws IllegalStateException if it names connections or bytes, and the proxy is a direct one
   */
  ActiveFault add(StreamFault fault);

  /**
   * Returns what was seen of each connection so far, in the order in which they came.
   *
   * @throws IllegalStateException if the proxy is a direct one, which does not know
   */
  List<StreamConnection> connections();

  /** Returns how long ago the proxy was made, the clock of {@link StreamConnection}. */
  Duration age();

  /**
   * Returns the bytes that came and went in connections that have ended, as the server counts.
   *
   * @throws io.faultwire.engine.toxiproxy.server.ToxiproxyException if the server runs without its
   *     option {@code -proxy-metrics}
   */
  TrafficCount traffic();

  /**
   * Does nothing if the server is still there and every fault struck what it names.
   *
   * @throws StreamFaultsNotStruckException naming the faults that struck nothing
   * @throws io.faultwire.engine.toxiproxy.server.ToxiproxyException if the server is gone
   */
  void verify();

  /** Ends all connections and removes what is in the server; does nothing the second time. */
  @Override
  void close();
}

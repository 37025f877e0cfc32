package io.faultwire.tcp;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A passive OPEN: connections whose handshake is done wait here to be accepted. */
public final class TcpListener {
  private final TcpStack stack;
  private final int localAddress;
  private final int port;
  private TcpOptions options;
  private int backlog;
  private final ArrayDeque<TcpConnection> halfOpen = new ArrayDeque<>();
  private final ArrayDeque<TcpConnection> ready = new ArrayDeque<>();
  private Runnable waker = () -> {};
  private boolean closed;

  TcpListener(TcpStack stack, TcpOptions options, int localAddress, int port, int backlog) {
    this.stack = stack;
    this.options = options;
    this.localAddress = localAddress;
    this.port = port;
    this.backlog = backlog;
  }

  /** Returns the local address, or 0 for any. */
  public int localAddress() {
    return localAddress;
  }

  public int port() {
    return port;
  }

  /** Sets how many connections may wait to be accepted before SYNs are lost. */
  public void setBacklog(int connections) {
    backlog = connections;
  }

  /** Sets the options of the connections that open from now on. */
  public void setOptions(TcpOptions options) {
    this.options = options;
  }

  /** Returns the options that its connections have. */
  TcpOptions options() {
    return options;
  }

  /** Returns the oldest connection that waits to be accepted, or null. */
  public @Nullable TcpConnection accept() {
    return ready.pollFirst();
  }

  /** Returns how many connections wait to be accepted. */
  public int pending() {
    return ready.size();
  }

  /**
   * Tells whether one more than the backlog wait already, as Linux counts, so that a SYN is lost.
   */
  boolean isFull() {
    return ready.size() > backlog;
  }

  /** Tells whether as many are half open as the backlog permits. */
  boolean hasManyHalfOpen() {
    return halfOpen.size() > backlog;
  }

  void opening(TcpConnection connection) {
    halfOpen.add(connection);
  }

  void established(TcpConnection connection) {
    halfOpen.remove(connection);
    ready.add(connection);
    waker.run();
  }

  void forget(TcpConnection connection) {
    halfOpen.remove(connection);
  }

  boolean accepts(int address) {
    return localAddress == 0 || localAddress == address;
  }

  /** Stops listening and resets the connections that nobody has accepted. */
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    stack.remove(this);
    while (!halfOpen.isEmpty()) {
      halfOpen.removeFirst().abort();
    }
    while (!ready.isEmpty()) {
      ready.removeFirst().abort();
    }
    waker.run();
  }

  public boolean isClosed() {
    return closed;
  }

  /** Sets who is called after a connection became ready or the listener was closed. */
  public void setWaker(Runnable waker) {
    this.waker = waker;
  }
}

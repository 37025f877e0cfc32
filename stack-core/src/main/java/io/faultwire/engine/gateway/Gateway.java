package io.faultwire.engine.gateway;

import io.faultwire.topology.Forward;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import javax.net.ServerSocketFactory;

/** Accepts simulated connections on one port and carries each on to the same real server. */
public final class Gateway implements AutoCloseable {
  private static final int CONNECT_MILLIS = 10_000;

  private final Forward forward;
  private final ServerSocket listening;
  private final ThreadFactory threads;
  private final List<Socket> open = new ArrayList<>();
  private boolean closed;

  private Gateway(Forward forward, ServerSocket listening, ThreadFactory threads) {
    this.forward = forward;
    this.listening = listening;
    this.threads = threads;
  }

  /**
   * Opens the port and begins to accept.
   *
   * @param sockets of the modelled host
   * @throws IOException if the port is taken on that host
   */
  public static Gateway open(Forward forward, ServerSocketFactory sockets) throws IOException {
    Gateway gateway =
        new Gateway(forward, sockets.createServerSocket(forward.port()), Gateway::daemon);
    gateway.threads.newThread(gateway::acceptAll).start();
    return gateway;
  }

  private static Thread daemon(Runnable body) {
    Thread thread = new Thread(body, "faultwire-gateway");
    thread.setDaemon(true);
    return thread;
  }

  private void acceptAll() {
    try {
      while (true) {
        carry(listening.accept());
      }
    } catch (IOException e) {
      // the network was closed, and the gateway with it
    }
  }

  /** Joins an accepted socket to a real one; where that cannot be had, the client sees a reset. */
  private void carry(Socket simulated) throws IOException {
    Socket real = new Socket();
    if (!remember(simulated, real)) {
      return;
    }
    try {
      real.setTcpNoDelay(true);
      real.connect(new InetSocketAddress(forward.realHost(), forward.realPort()), CONNECT_MILLIS);
    } catch (IOException e) {
      Pump.reset(simulated);
      Pump.reset(real);
      return;
    }
    simulated.setTcpNoDelay(true);
    threads.newThread(new Pump(simulated, real)).start();
    threads.newThread(new Pump(real, simulated)).start();
  }

  private synchronized boolean remember(Socket simulated, Socket real) {
    open.removeIf(Socket::isClosed);
    open.add(simulated);
    open.add(real);
    if (closed) {
      Pump.reset(simulated);
    }
    return !closed;
  }

  /** Closes the port and every connection that it carries. */
  @Override
  public void close() {
    List<Socket> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(open);
    }
    left.forEach(Pump::reset);
    try {
      listening.close();
    } catch (IOException e) {
      // a server socket that is gone needs no closing
    }
  }

  @Override
  public String toString() {
    return "gateway " + forward;
  }
}

package io.faultwire.engine.toxiproxy.stream;

import io.faultwire.engine.toxiproxy.server.Addresses;
import io.faultwire.engine.toxiproxy.server.Proxy;
import io.faultwire.engine.toxiproxy.server.ToxiproxyException;
import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.engine.toxiproxy.server.TrafficCount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes connections in this JVM, and gives each a proxy of its own in the server. */
final class FrontedProxy implements StreamProxy {
  private static final int BACKLOG = 200;

  private final ToxiproxyServer server;
  private final String name;
  private final InetSocketAddress upstream;
  private final InetSocketAddress address;
  private final List<ConnectionStrike> strikes = new ArrayList<>();
  private final List<FrontedConnection> connections = new ArrayList<>();
  private final List<FrontedConnection> all = new ArrayList<>();
  private final long madeAt = System.nanoTime();
  private final Set<String> proxies = new HashSet<>();
  private @Nullable ServerSocket listener;
  private @Nullable Thread accepting;
  private @Nullable RuntimeException failure;
  private long accepted;
  private boolean closed;

  private FrontedProxy(
      ToxiproxyServer server, String name, InetSocketAddress upstream, ServerSocket listener) {
    this.server = server;
    this.name = name;
    this.upstream = upstream;
    this.listener = listener;
    this.address = (InetSocketAddress) listener.getLocalSocketAddress();
  }

  static FrontedProxy open(ToxiproxyServer server, String name, String upstream) {
    InetSocketAddress behind = Addresses.parse(upstream);
    try {
      ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
      FrontedProxy proxy = new FrontedProxy(server, name, behind, listener);
      proxy.accepting = proxy.acceptFrom(listener);
      return proxy;
    } catch (IOException e) {
      throw new ToxiproxyException("no port to listen on for upstream '" + name + "'", e);
    }
  }

  private Thread acceptFrom(ServerSocket from) {
    Thread thread = thread(() -> accept(from));
    thread.start();
    return thread;
  }

  private void accept(ServerSocket from) {
    try {
      while (true) {
        FrontedConnection connection = take(from.accept());
        if (connection != null) {
          thread(connection::run).start();
        }
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private synchronized @Nullable FrontedConnection take(Socket client) {
    if (closed) {
      Way.close(client);
      return null;
    }
    accepted++;
    List<ConnectionStrike> chosen = strikes.stream().filter(ConnectionStrike::choosesNext).toList();
    FrontedConnection connection = new FrontedConnection(this, accepted, client, chosen);
    connections.add(connection);
    all.add(connection);
    return connection;
  }

  Thread thread(Runnable work) {
    Thread thread = new Thread(work, "faultwire-upstream-" + name);
    thread.setDaemon(true);
    return thread;
  }

  /** Makes the proxy of a connection, to a port of this machine. */
  Proxy proxyTo(long connection, ServerSocket back) {
    Proxy proxy =
        server.proxy(
            name + "-" + connection,
            InetSocketAddress.createUnresolved("127.0.0.1", back.getLocalPort()));
    synchronized (this) {
      proxies.add(proxy.name());
    }
    return proxy;
  }

  /** Opens a port to which the server connects. */
  ServerSocket openBack() throws IOException {
    return server.sharesLoopback()
        ? new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))
        : new ServerSocket(0, 1);
  }

  InetSocketAddress upstream() {
    return upstream;
  }

  synchronized void remove(FrontedConnection connection) {
    connections.remove(connection);
  }

  synchronized void note(RuntimeException e) {
    if (failure == null && !closed) {
      failure = e;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public ActiveFault add(StreamFault fault) {
    if (fault.toxic() == null && !fault.moment().isScripted()) {
      DownStrike down = new DownStrike(this, fault);
      down.begin();
      return new ActiveFault(down);
    }
    ConnectionStrike strike = new ConnectionStrike(this, fault);
    List<FrontedConnection> open;
    synchronized (this) {
      strikes.add(strike);
      open = fault.moment().choosesAllConnections() ? List.copyOf(connections) : List.of();
    }
    open.forEach(connection -> connection.add(strike));
    return new ActiveFault(strike);
  }

  /** Ends all connections, refuses new ones, and returns how many there were. */
  int stopListening() {
    List<FrontedConnection> open;
    Thread last;
    synchronized (this) {
      close(listener);
      listener = null;
      last = accepting;
      open = List.copyOf(connections);
    }
    awaitEnd(last);
    open.forEach(FrontedConnection::cut);
    return open.size();
  }

  /** While a thread is still within {@code accept}, the port is not free to listen on again. */
  private static void awaitEnd(@Nullable Thread thread) {
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes connections again, on the same port. */
  synchronized void listenAgain() {
    if (closed || listener != null) {
      return;
    }
    try {
      ServerSocket again = new ServerSocket(address.getPort(), BACKLOG, address.getAddress());
      listener = again;
      accepting = acceptFrom(again);
    } catch (IOException e) {
      note(
          new ToxiproxyException(
              "upstream '"
                  + name
                  + "' cannot listen again on port "
                  + address.getPort()
                  + ", which something else has taken since: run the test again",
              e));
    }
  }

  @Override
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - madeAt);
  }

  @Override
  public synchronized List<StreamConnection> connections() {
    return all.stream().map(FrontedConnection::seen).toList();
  }

  @Override
  public TrafficCount traffic() {
    Set<String> names;
    synchronized (this) {
      names = Set.copyOf(proxies);
    }
    return server.traffic(names);
  }

  @Override
  public void verify() {
    server.checkAlive();
    synchronized (this) {
      if (failure != null) {
        throw failure;
      }
      List<ActiveFault> idle =
          strikes.stream().filter(ConnectionStrike::struckNothing).map(ActiveFault::new).toList();
      if (!idle.isEmpty()) {
        throw new StreamFaultsNotStruckException(name, accepted, idle);
      }
    }
  }

  @Override
  public void close() {
    List<FrontedConnection> open;
    synchronized (this) {
      closed = true;
      close(listener);
      listener = null;
      open = List.copyOf(connections);
    }
    open.forEach(FrontedConnection::end);
  }

  private static void close(@Nullable ServerSocket listener) {
    try {
      if (listener != null) {
        listener.close();
      }
    } catch (IOException e) {
      // It takes no more connections all the same.
    }
  }

  @Override
  public String toString() {
    return "upstream '" + name + "' at " + address + ", each connection through a proxy of its own";
  }
}

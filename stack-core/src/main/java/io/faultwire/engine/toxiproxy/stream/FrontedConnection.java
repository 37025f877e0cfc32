package io.faultwire.engine.toxiproxy.stream;

import io.faultwire.engine.toxiproxy.server.Direction;
import io.faultwire.engine.toxiproxy.server.Proxy;
import io.faultwire.engine.toxiproxy.server.ToxiproxyException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a client, through a proxy of its own.
 *
 * <p>Four sockets: the client's and ours into the proxy in front of it, ours out of the proxy and
 * to the server behind it.
 */
final class FrontedConnection {
  private static final int PATIENCE_MILLIS = 30_000;

  private final FrontedProxy owner;
  private final long number;
  private final ConnectionLog log;
  private final Socket client;
  private final List<ConnectionStrike> coming;
  private final Gate upstream = new Gate();
  private final Gate downstream = new Gate();
  private final List<Socket> sockets = new ArrayList<>();
  private @Nullable Proxy proxy;
  private boolean ended;

  FrontedConnection(FrontedProxy owner, long number, Socket client, List<ConnectionStrike> coming) {
    this.owner = owner;
    this.number = number;
    this.log = new ConnectionLog(number, owner::age);
    this.client = client;
    this.coming = new ArrayList<>(coming);
    sockets.add(client);
  }

  /** Carries the connection until its end. */
  void run() {
    try (ServerSocket back = owner.openBack();
        Proxy own = owner.proxyTo(number, back)) {
      back.setSoTimeout(PATIENCE_MILLIS);
      for (ConnectionStrike strike : arrive(own)) {
        strike.comeTo(this, own);
      }
      Socket front = connect(own.address());
      Socket behind = keep(back.accept());
      Socket server = connect(owner.upstream());
      client.setTcpNoDelay(true);
      carry(front, behind, server);
    } catch (IOException e) {
      // No upstream: the client sees what it would see through a plain proxy, an end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      owner.note(e);
      Way.reset(client);
    } finally {
      end();
      owner.remove(this);
    }
  }

  private synchronized List<ConnectionStrike> arrive(Proxy own) {
    proxy = own;
    return List.copyOf(coming);
  }

  /** Has a fault come to this connection, which may be under way. */
  void add(ConnectionStrike strike) {
    Proxy known;
    synchronized (this) {
      known = proxy;
      if (known == null) {
        coming.add(strike);
      }
    }
    if (known != null) {
      strike.comeTo(this, known);
    }
  }

  /** Has Toxiproxy end the connection. */
  void cut() {
    Proxy known;
    synchronized (this) {
      known = proxy;
    }
    if (known == null) {
      end();
    } else {
      disable(known);
    }
  }

  private static void disable(Proxy proxy) {
    try {
      proxy.disable();
    } catch (ToxiproxyException e) {
      // One that ended meanwhile needs no cut.
      if (!proxy.isClosed()) {
        throw e;
      }
    }
  }

  private void carry(Socket front, Socket behind, Socket server) throws InterruptedException {
    Thread upstreamOut = owner.thread(new Way(behind, server, upstream)::out);
    upstreamOut.start();
    owner.thread(new Way(client, front, upstream, log::sent)::in).start();
    owner.thread(new Way(server, behind, downstream)::in).start();
    new Way(front, client, downstream, (octets, count) -> log.received(count)).out();
    // Toxiproxy ends both directions at once.
    upstreamOut.join();
  }

  private Socket connect(InetSocketAddress address) throws IOException {
    Socket socket = keep(new Socket());
    socket.connect(
        new InetSocketAddress(address.getHostString(), address.getPort()), PATIENCE_MILLIS);
    return socket;
  }

  private synchronized Socket keep(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    sockets.add(socket);
    if (ended) {
      Way.close(socket);
    }
    return socket;
  }

  Gate gate(Direction direction) {
    return direction == Direction.UPSTREAM ? upstream : downstream;
  }

  /** Returns what was seen of it. */
  StreamConnection seen() {
    return log.snapshot();
  }

  synchronized void end() {
    ended = true;
    log.end();
    upstream.end();
    downstream.end();
    sockets.forEach(Way::close);
  }
}

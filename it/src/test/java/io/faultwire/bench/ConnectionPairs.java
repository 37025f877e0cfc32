package io.faultwire.bench;

import io.faultwire.device.Nic;
import io.faultwire.host.HostStack;
import io.faultwire.link.Link;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpException;
import io.faultwire.tcp.TcpListener;
import io.faultwire.tcp.TcpObserver;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.time.EventQueue;
import io.faultwire.time.Seed;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Prefix;
import io.faultwire.wire.MacAddress;
import java.util.ArrayList;
import java.util.List;

/** Two whole hosts on one link, with many connections between them. */
final class ConnectionPairs {
  private static final int MTU = 1500;
  private static final Ipv4Prefix PREFIX = Ipv4Prefix.parse("10.0.0.0/24");
  private static final Ipv4Address SERVER = Ipv4Address.parse("10.0.0.2");
  private static final int BACKLOG = 100;

  private final VirtualClock clock = new VirtualClock();
  private final EventQueue queue = new EventQueue();
  private final FramePool pool = new FramePool(MTU);
  private final List<TcpConnection> clients = new ArrayList<>();
  private final List<TcpConnection> servers = new ArrayList<>();
  private final byte[] octets = new byte[100];
  private final HostStack client;
  private final TcpListener listener;

  ConnectionPairs() {
    Nic clientNic = new Nic("client", MacAddress.local(1), MTU, pool);
    Nic serverNic = new Nic("server", MacAddress.local(2), MTU, pool);
    new Link(clientNic, serverNic, clock, queue, Seed.DEFAULT);
    client = host("client");
    HostStack server = host("server");
    client.addInterface(clientNic, Ipv4Address.parse("10.0.0.1"), PREFIX);
    server.addInterface(serverNic, SERVER, PREFIX);
    try {
      listener = server.tcp().listen(0, 80, BACKLOG);
    } catch (TcpException e) {
      throw new IllegalStateException(e);
    }
  }

  private HostStack host(String name) {
    return new HostStack(
        name, clock, queue, Seed.DEFAULT, pool, TcpOptions.DEFAULT, TcpObserver.NONE);
  }

  /** Opens connections until there are so many. */
  void openUpTo(int count) {
    while (clients.size() < count) {
      try {
        clients.add(client.tcp().connect(0, 0, SERVER.value(), 80));
      } catch (TcpException e) {
        throw new IllegalStateException(e);
      }
      TcpConnection accepted = listener.accept();
      while (accepted == null && queue.runNext(clock)) {
        accepted = listener.accept();
      }
      if (accepted == null) {
        throw new IllegalStateException("no handshake");
      }
      servers.add(accepted);
      clients.get(clients.size() - 1).setNoDelay(true);
      accepted.setNoDelay(true);
      runWhatIsDue();
    }
  }

  /** Runs the events of now, and none that time would have to pass for. */
  private long runWhatIsDue() {
    long events = 0;
    while (queue.nextTime() <= clock.now() && queue.runNext(clock)) {
      events++;
    }
    return events;
  }

  /**
   * Lets some of the clients in turn send 100 octets, which their servers send back, and returns
   * how many events that took.
   */
  long talk(int busy, int rounds) {
    long events = 0;
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < busy; i++) {
        events += send(clients.get(i), servers.get(i)) + send(servers.get(i), clients.get(i));
      }
    }
    return events;
  }

  private long send(TcpConnection from, TcpConnection to) {
    int written = from.write(octets, 0, octets.length);
    long events = runWhatIsDue();
    int read = to.read(octets, 0, octets.length);
    if (written != octets.length || read != octets.length) {
      throw new IllegalStateException(from + " sent " + written + " octets, " + read + " arrived");
    }
    return events;
  }
}

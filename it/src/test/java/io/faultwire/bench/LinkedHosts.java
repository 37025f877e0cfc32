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

/** Two whole hosts on one link without delay, whose server listens, and nothing that watches. */
final class LinkedHosts {
  private static final int MTU = 1500;
  private static final int PORT = 80;
  private static final int BACKLOG = 100;
  private static final Ipv4Prefix PREFIX = Ipv4Prefix.parse("10.0.0.0/24");
  private static final Ipv4Address SERVER = Ipv4Address.parse("10.0.0.2");

  final VirtualClock clock = new VirtualClock();
  final EventQueue queue = new EventQueue();
  private final FramePool pool = new FramePool(MTU);
  private final HostStack client;
  private final TcpListener listener;

  /**
   * The two ends of a connection.
   *
   * @param client the end that has opened it
   * @param server the end that was opened
   */
  record Ends(TcpConnection client, TcpConnection server) {}

  LinkedHosts() {
    Nic clientNic = new Nic("client", MacAddress.local(1), MTU, pool);
    Nic serverNic = new Nic("server", MacAddress.local(2), MTU, pool);
    new Link(clientNic, serverNic, clock, queue, Seed.DEFAULT);
    client = host("client");
    HostStack server = host("server");
    client.addInterface(clientNic, Ipv4Address.parse("10.0.0.1"), PREFIX);
    server.addInterface(serverNic, SERVER, PREFIX);
    try {
      listener = server.tcp().listen(0, PORT, BACKLOG);
    } catch (TcpException e) {
      throw new IllegalStateException(e);
    }
  }

  private HostStack host(String name) {
    return new HostStack(
        name, clock, queue, Seed.DEFAULT, pool, TcpOptions.DEFAULT, TcpObserver.NONE);
  }

  /** Opens a connection. */
  Ends connect() {
    try {
      TcpConnection opened = client.tcp().connect(0, 0, SERVER.value(), PORT);
      TcpConnection accepted = listener.accept();
      while (accepted == null && queue.runNext(clock)) {
        accepted = listener.accept();
      }
      if (accepted == null) {
        throw new IllegalStateException("no handshake");
      }
      return new Ends(opened, accepted);
    } catch (TcpException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs the events of now, and none that time would have to pass for; returns how many. */
  long runWhatIsDue() {
    long events = 0;
    while (queue.nextTime() <= clock.now() && queue.runNext(clock)) {
      events++;
    }
    return events;
  }
}

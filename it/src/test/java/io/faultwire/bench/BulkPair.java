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

/** Two whole hosts on one link, and one connection that carries octets as fast as it can. */
final class BulkPair {
  private static final int MTU = 1500;
  private static final int CHUNK = 65_536;
  private static final Ipv4Prefix PREFIX = Ipv4Prefix.parse("10.0.0.0/24");
  private static final Ipv4Address SERVER = Ipv4Address.parse("10.0.0.2");

  private final VirtualClock clock = new VirtualClock();
  private final EventQueue queue = new EventQueue();
  private final FramePool pool = new FramePool(MTU);
  private final byte[] out = new byte[CHUNK];
  private final byte[] in = new byte[CHUNK];
  private final TcpConnection sender;
  private final TcpConnection receiver;
  private long wanted;
  private long written;
  private long received;

  BulkPair() {
    Nic clientNic = new Nic("client", MacAddress.local(1), MTU, pool);
    Nic serverNic = new Nic("server", MacAddress.local(2), MTU, pool);
    new Link(clientNic, serverNic, clock, queue, Seed.DEFAULT);
    HostStack client = host("client");
    HostStack server = host("server");
    client.addInterface(clientNic, Ipv4Address.parse("10.0.0.1"), PREFIX);
    server.addInterface(serverNic, SERVER, PREFIX);
    try {
      TcpListener listener = server.tcp().listen(0, 80, 1);
      sender = client.tcp().connect(0, 0, SERVER.value(), 80);
      while (listener.pending() == 0 && queue.runNext(clock)) {
        // the handshake goes on
      }
      TcpConnection accepted = listener.accept();
      if (accepted == null) {
        throw new IllegalStateException("no handshake");
      }
      receiver = accepted;
    } catch (TcpException e) {
      throw new IllegalStateException(e);
    }
    sender.setWaker(this::write);
    receiver.setWaker(this::read);
  }

  private HostStack host(String name) {
    return new HostStack(
        name, clock, queue, Seed.DEFAULT, pool, TcpOptions.DEFAULT, TcpObserver.NONE);
  }

  private void write() {
    while (written < wanted) {
      int taken = sender.write(out, 0, (int) Math.min(CHUNK, wanted - written));
      written += taken;
      if (taken == 0) {
        return;
      }
    }
  }

  private void read() {
    int count = receiver.read(in, 0, CHUNK);
    while (count > 0) {
      received += count;
      count = receiver.read(in, 0, CHUNK);
    }
  }

  /** Carries more octets and returns how many segments' worth of events that took. */
  long carry(long octets) {
    wanted += octets;
    write();
    long events = 0;
    while (received < wanted && queue.runNext(clock)) {
      events++;
    }
    if (received < wanted) {
      throw new IllegalStateException("stalled after " + received + " octets");
    }
    return events;
  }
}

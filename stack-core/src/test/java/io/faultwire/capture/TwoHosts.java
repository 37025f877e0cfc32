package io.faultwire.capture;

import io.faultwire.device.Nic;
import io.faultwire.device.Switch;
import io.faultwire.host.HostStack;
import io.faultwire.link.Fault;
import io.faultwire.link.Link;
import io.faultwire.tcp.Ecn;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpException;
import io.faultwire.tcp.TcpListener;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.time.EventQueue;
import io.faultwire.time.Seed;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Prefix;
import io.faultwire.wire.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client and a server, joined by a link or a switch, with a capture of all that they send. */
public final class TwoHosts {
  static final Ipv4Address CLIENT = Ipv4Address.parse("10.0.0.1");
  static final Ipv4Address SERVER = Ipv4Address.parse("10.0.0.2");

  final VirtualClock clock = new VirtualClock();
  final EventQueue queue = new EventQueue();
  final FramePool pool = new FramePool(1500);
  public final Capture capture = new Capture();
  final HostStack client;
  final HostStack server;
  public final List<Link> links = new ArrayList<>();
  private final Seed seed = Seed.DEFAULT;

  private final TcpOptions options;

  private TwoHosts(boolean switched, TcpOptions options, Fault... faults) {
    this.options = options;
    Nic clientNic = new Nic("client", MacAddress.local(1), 1500, pool);
    Nic serverNic = new Nic("server", MacAddress.local(2), 1500, pool);
    if (switched) {
      Switch middle = new Switch("middle", Switch.DEFAULT_AGEING);
      links.add(new Link(clientNic, middle.addPort(), clock, queue, seed));
      links.add(new Link(middle.addPort(), serverNic, clock, queue, seed));
    } else {
      links.add(new Link(clientNic, serverNic, clock, queue, seed));
    }
    for (Link link : links) {
      capture.watch(link);
      link.directions().forEach(each -> List.of(faults).forEach(each::install));
    }
    client = host("client", clientNic, CLIENT);
    server = host("server", serverNic, SERVER);
  }

  public static TwoHosts linked(Fault... faults) {
    return new TwoHosts(false, TcpOptions.DEFAULT, faults);
  }

  public static TwoHosts switched(Fault... faults) {
    return new TwoHosts(true, TcpOptions.DEFAULT, faults);
  }

  /** Two hosts at a switch, the client of which asks for ECN. */
  public static TwoHosts ecnCapable(Fault... faults) {
    return new TwoHosts(true, TcpOptions.DEFAULT.toBuilder().ecn(Ecn.REQUEST).build(), faults);
  }

  private HostStack host(String name, Nic nic, Ipv4Address address) {
    HostStack host = new HostStack(name, clock, queue, seed, pool, options, capture);
    host.addInterface(nic, address, new Ipv4Prefix(new Ipv4Address(0x0A000000), 24));
    return host;
  }

  void runUntilQuiet() {
    while (queue.runNext(clock)) {
      if (clock.now() > Duration.ofHours(1).toNanos()) {
        throw new AssertionError("the network does not become quiet");
      }
    }
  }

  /** Sends octets from the client to the server, then closes both ways, the client first. */
  public void transfer(int octets) throws TcpException {
    TcpListener listener = server.tcp().listen(0, 80, 5);
    TcpConnection active = client.tcp().connect(0, 0, SERVER.value(), 80);
    byte[] data = new byte[octets];
    for (int i = 0; i < octets; i++) {
      data[i] = (byte) (i * 31 + (i >>> 8));
    }
    int[] written = {0};
    active.setWaker(
        () -> {
          while (written[0] < octets && active.state().canSend() && active.writable() > 0) {
            written[0] += active.write(data, written[0], octets - written[0]);
          }
          if (written[0] == octets) {
            active.shutdownOutput();
          }
        });
    listener.setWaker(
        () -> {
          TcpConnection passive = listener.accept();
          if (passive != null) {
            passive.setWaker(() -> drain(passive));
            drain(passive);
          }
        });
    runUntilQuiet();
    listener.close();
  }

  private static void drain(TcpConnection connection) {
    byte[] chunk = new byte[4096];
    int count = connection.read(chunk, 0, chunk.length);
    while (count > 0) {
      count = connection.read(chunk, 0, chunk.length);
    }
    if (count < 0) {
      connection.close();
    }
  }
}

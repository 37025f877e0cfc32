package io.faultwire.it.capture;

import io.faultwire.capture.Capture;
import io.faultwire.device.Nic;
import io.faultwire.device.Switch;
import io.faultwire.host.HostStack;
import io.faultwire.link.Fault;
import io.faultwire.link.Link;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpException;
import io.faultwire.tcp.TcpListener;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.time.EventQueue;
import io.faultwire.time.Seed;
import io.faultwire.time.VirtualClock;
import io.faultwire.udp.UdpEndpoint;
import io.faultwire.udp.UdpException;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Prefix;
import io.faultwire.wire.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Two hosts at a switch that send something of everything, with a capture of it. */
final class Traffic {
  static final Ipv4Address SERVER = Ipv4Address.parse("10.0.0.2");
  private static final Ipv4Address NOBODY = Ipv4Address.parse("10.0.0.77");

  final Capture capture = new Capture();
  final List<Link> links = new ArrayList<>();
  private final VirtualClock clock = new VirtualClock();
  private final EventQueue queue = new EventQueue();
  private final FramePool pool = new FramePool(1500);
  private final HostStack client;
  private final HostStack server;
  private final Seed seed;

  Traffic(Seed seed, Fault... faults) {
    this.seed = seed;
    Switch middle = new Switch("middle", Switch.DEFAULT_AGEING);
    Nic clientNic = new Nic("client", MacAddress.local(1), 1500, pool);
    Nic serverNic = new Nic("server", MacAddress.local(2), 1500, pool);
    links.add(new Link(clientNic, middle.addPort(), clock, queue, seed));
    links.add(new Link(middle.addPort(), serverNic, clock, queue, seed));
    for (Link link : links) {
      capture.watch(link);
      link.directions().forEach(each -> List.of(faults).forEach(each::install));
    }
    client = host("client", clientNic, Ipv4Address.parse("10.0.0.1"));
    server = host("server", serverNic, SERVER);
  }

  private HostStack host(String name, Nic nic, Ipv4Address address) {
    HostStack host = new HostStack(name, clock, queue, seed, pool, TcpOptions.DEFAULT, capture);
    host.addInterface(nic, address, Ipv4Prefix.parse("10.0.0.0/24"));
    capture.nameHost(name, address);
    return host;
  }

  /** Sends ARP, echos whole and in fragments, datagrams, ICMP errors and TCP both ways. */
  Traffic run() throws TcpException, UdpException {
    client.announce();
    client.ping(SERVER, Duration.ofSeconds(2));
    client.ping(SERVER, 4000, 64, Duration.ofSeconds(2));
    client.ping(SERVER, 56, 1, Duration.ofSeconds(2));
    client.ping(NOBODY, Duration.ofSeconds(2));
    datagrams();
    transfer(60_000);
    refusedConnection();
    quiet();
    return this;
  }

  private void datagrams() throws UdpException {
    UdpEndpoint receiver = server.udp().bind(0, 53);
    UdpEndpoint sender = client.udp().bind(0, 0);
    byte[] data = random(5000);
    for (int length : new int[] {0, 1, 100, 1472, 1473, 5000}) {
      sender.send(data, 0, length, SERVER.value(), 53);
    }
    sender.send(data, 0, 10, SERVER.value(), 9);
    quiet();
    receiver.close();
    sender.close();
  }

  private void refusedConnection() throws TcpException {
    client.tcp().connect(0, 0, SERVER.value(), 81);
    quiet();
  }

  private void transfer(int octets) throws TcpException {
    TcpListener listener = server.tcp().listen(0, 80, 5);
    TcpConnection active = client.tcp().connect(0, 0, SERVER.value(), 80);
    listener.setWaker(
        () -> {
          TcpConnection passive = listener.accept();
          if (passive != null) {
            new End(passive, random(octets / 3));
          }
        });
    new End(active, random(octets));
    quiet();
    listener.close();
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(seed.value()).nextBytes(bytes);
    return bytes;
  }

  private void quiet() {
    while (queue.runNext(clock)) {
      if (clock.now() > Duration.ofHours(2).toNanos()) {
        throw new AssertionError("the network does not become quiet");
      }
    }
  }

  /** Writes its data, closes, and reads what comes until the peer closes. */
  private static final class End {
    private final TcpConnection connection;
    private final byte[] data;
    private final byte[] chunk = new byte[4096];
    private int written;

    End(TcpConnection connection, byte[] data) {
      this.connection = connection;
      this.data = data;
      connection.setWaker(this::go);
      go();
    }

    private void go() {
      while (written < data.length && connection.state().canSend() && connection.writable() > 0) {
        written += connection.write(data, written, data.length - written);
      }
      if (written == data.length) {
        connection.shutdownOutput();
      }
      int count = connection.read(chunk, 0, chunk.length);
      while (count > 0) {
        count = connection.read(chunk, 0, chunk.length);
      }
    }
  }
}

package io.faultwire.fuzz;

import static io.faultwire.host.TestNetwork.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.device.Nic;
import io.faultwire.device.Switch;
import io.faultwire.host.HostStack;
import io.faultwire.host.Octets;
import io.faultwire.host.Station;
import io.faultwire.host.TestNetwork;
import io.faultwire.ip.Ping;
import io.faultwire.link.InstalledFault;
import io.faultwire.link.Link;
import io.faultwire.link.LinkTap;
import io.faultwire.link.Verdict;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpException;
import io.faultwire.tcp.TcpListener;
import io.faultwire.time.Seed;
import io.faultwire.udp.UdpDatagram;
import io.faultwire.udp.UdpEndpoint;
import io.faultwire.udp.UdpException;
import io.faultwire.wire.Frame;
import io.faultwire.wire.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A client (10.0.0.1) with an established connection to a server (10.0.0.2), and a station on the
 * same switch that sends them whatever it likes.
 */
final class AttackedNetwork {
  static final int CLIENT = address(1).value();
  static final int SERVER = address(2).value();
  static final int UDP_PORT = 53;
  private static final int TCP_PORT = 80;
  private static final LinkTap.FrameFate NO_FATE = new IgnoredFate();

  final TestNetwork network;
  final Station attacker;
  final HostStack client;
  final HostStack server;
  final TcpConnection active;
  final TcpConnection passive;
  final TcpListener listener;
  final UdpEndpoint endpoint;

  /** The frames of an exchange without an attacker: ARP, echo, datagram, fragments, connection. */
  final List<byte[]> samples = new ArrayList<>();

  private final List<Link> links = new ArrayList<>();

  AttackedNetwork(Seed seed) throws TcpException, UdpException {
    network = new TestNetwork(1500, seed);
    attacker = new Station(network, 9);
    Switch middle = new Switch("switch", Switch.DEFAULT_AGEING);
    Nic clientNic = network.nic("client", 1);
    Nic serverNic = network.nic("server", 2);
    client = network.host("client", 1, clientNic);
    server = network.host("server", 2, serverNic);
    links.add(network.join(clientNic, middle.addPort()));
    links.add(network.join(serverNic, middle.addPort()));
    links.add(network.join(attacker, middle.addPort()));
    links.forEach(link -> link.directions().forEach(each -> each.setTap(this::record)));

    endpoint = server.udp().bind(0, UDP_PORT);
    listener = server.tcp().listen(0, TCP_PORT, 4);
    exchangeDatagram();
    pingWorks();
    client.ping(address(2), 4000, 64, Duration.ofSeconds(1));
    TcpConnection closed = client.tcp().connect(0, 0, SERVER, TCP_PORT);
    network.run(Duration.ofSeconds(1));
    closed.abort();
    Objects.requireNonNull(listener.accept()).abort();
    active = client.tcp().connect(0, 0, SERVER, TCP_PORT);
    network.run(Duration.ofSeconds(1));
    passive = Objects.requireNonNull(listener.accept());
    connectionWorks();
    attacker.send(attacker.arp(1, 9, 9, 2));
    attacker.send(attacker.udp(2, 4000, UDP_PORT, Octets.counting(30)));
    attacker.send(attacker.udp(2, 4000, 1, Octets.counting(30)));
    links.forEach(link -> link.directions().forEach(each -> each.setTap(null)));
  }

  private LinkTap.FrameFate record(Object direction, Frame frame, long now) {
    samples.add(Arrays.copyOfRange(frame.bytes(), frame.start(), frame.end()));
    return NO_FATE;
  }

  private static final class IgnoredFate implements LinkTap.FrameFate {
    @Override
    public void touched(InstalledFault fault, Verdict verdict) {}

    @Override
    public void dropped(InstalledFault fault) {}

    @Override
    public void delivered(long now) {}
  }

  /** Undoes what forged ARP packets did: both hosts say where they are. */
  void reannounce() {
    client.announce();
    server.announce();
    network.run(Duration.ofMillis(1));
  }

  void exchangeDatagram() throws UdpException {
    for (int left = endpoint.available(); left > 0; left--) {
      endpoint.receive();
    }
    UdpEndpoint sender = client.udp().bind(0, 0);
    sender.send(Octets.counting(20), 0, 20, SERVER, UDP_PORT);
    network.run(Duration.ofSeconds(1));
    UdpDatagram received = endpoint.receive();
    assertThat(received).as("the datagram").isNotNull();
    assertThat(received.data()).isEqualTo(Octets.counting(20));
    sender.close();
  }

  void pingWorks() {
    Ping ping = client.ping(address(2), Duration.ofSeconds(5));
    network.run(Duration.ofSeconds(5));
    assertThat(ping.result()).as("the ping").isNotNull().matches(result -> result.isReply());
  }

  /** Sends data both ways over the connection that was established before the attack. */
  void connectionWorks() {
    carries(active, passive);
    carries(passive, active);
  }

  /** Opens another connection, uses and closes it. */
  void newConnectionWorks() throws TcpException {
    for (TcpConnection left = listener.accept(); left != null; left = listener.accept()) {
      left.abort();
    }
    TcpConnection opened = client.tcp().connect(0, 0, SERVER, TCP_PORT);
    network.run(Duration.ofSeconds(10));
    TcpConnection accepted = Objects.requireNonNull(listener.accept(), "the new connection");
    carries(opened, accepted);
    opened.close();
    accepted.close();
    network.run(Duration.ofMinutes(3));
  }

  private void carries(TcpConnection from, TcpConnection to) {
    byte[] data = Octets.counting(5000);
    assertThat(from.write(data, 0, data.length)).isEqualTo(data.length);
    network.run(Duration.ofMinutes(2));
    byte[] read = new byte[data.length + 1];
    int length = 0;
    for (int n = 1; n > 0; length += n) {
      n = Math.max(0, to.read(read, length, read.length - length));
    }
    assertThat(Arrays.copyOf(read, length)).as("%s to %s", from, to).isEqualTo(data);
  }

  /** Tells whether a frame claims to belong to the established connection, in either direction. */
  boolean isOfTheConnection(byte[] frame) {
    Packet packet = new Packet().wrap(frame, 0, frame.length);
    var ipv4 = packet.ipv4();
    var tcp = packet.tcp();
    if (ipv4 == null || tcp == null) {
      return false;
    }
    boolean forth = ipv4.source() == CLIENT && ipv4.destination() == SERVER;
    boolean back = ipv4.source() == SERVER && ipv4.destination() == CLIENT;
    int port = active.localPort();
    return (forth && tcp.sourcePort() == port && tcp.destinationPort() == TCP_PORT)
        || (back && tcp.destinationPort() == port && tcp.sourcePort() == TCP_PORT);
  }

  /** Takes the network down and checks that every frame came back. */
  void closeAndCountFrames() {
    active.abort();
    passive.abort();
    listener.close();
    network.run();
    client.tcp().connections().forEach(TcpConnection::abort);
    server.tcp().connections().forEach(TcpConnection::abort);
    network.run();
    client.discardHeld();
    server.discardHeld();
    assertThat(network.pool.outstanding()).as("frames that nobody released").isZero();
    assertThat(client.ip().largeFramesOutstanding()).isZero();
    assertThat(server.ip().largeFramesOutstanding()).isZero();
    assertThat(client.tcp().openConnections()).isZero();
    assertThat(server.tcp().openConnections()).isZero();
  }
}

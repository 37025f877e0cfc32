package io.faultwire.capture;

import io.faultwire.link.Fault;
import io.faultwire.link.Link;
import io.faultwire.link.LinkDirection;
import io.faultwire.link.Port;
import io.faultwire.time.EventQueue;
import io.faultwire.time.Seed;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.ArpPacket;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.UdpHeader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A captured link between a client and a server that send what a test writes by hand. */
public final class Wire {
  static final int CLIENT = 0x0A000001;
  static final int SERVER = 0x0A000002;
  static final long CLIENT_MAC = 0x020000000001L;
  static final long SERVER_MAC = 0x020000000002L;

  final VirtualClock clock = new VirtualClock();
  final EventQueue queue = new EventQueue();
  final FramePool pool = new FramePool(1500);
  public final Capture capture = new Capture();
  public final Link link;
  int clientPort = 49152;
  int window = 1000;
  private final Sink client = new Sink("client");
  private final Sink server = new Sink("server");

  public Wire(Fault... faults) {
    link = new Link(client, server, clock, queue, Seed.DEFAULT);
    capture.watch(link);
    capture.nameHost("client", new Ipv4Address(CLIENT));
    capture.nameHost("server", new Ipv4Address(SERVER));
    for (Fault fault : faults) {
      link.directions().forEach(direction -> direction.install(fault));
    }
  }

  /** Runs until a time since the beginning, and so delivers what arrives until then. */
  public Wire at(int millis) {
    long until = Duration.ofMillis(millis).toNanos();
    while (queue.nextTime() <= until) {
      queue.runNext(clock);
    }
    clock.advanceTo(until);
    return this;
  }

  /** Delivers all that is under way. */
  public Capture end() {
    while (queue.runNext(clock)) {
      // frames arrive
    }
    return capture;
  }

  public TcpConversation conversation() {
    return end().tcp("client", "server:80");
  }

  /** Runs the events of this very time. */
  private Wire settle() {
    while (queue.nextTime() <= clock.now()) {
      queue.runNext(clock);
    }
    return this;
  }

  public Wire client(int flags, int sequence, int acknowledgment, String data) {
    return tcp(true, flags, sequence, acknowledgment, data).settle();
  }

  public Wire client(int flags, int sequence, int acknowledgment) {
    return client(flags, sequence, acknowledgment, "");
  }

  public Wire server(int flags, int sequence, int acknowledgment, String data) {
    return tcp(false, flags, sequence, acknowledgment, data).settle();
  }

  public Wire server(int flags, int sequence, int acknowledgment) {
    return server(flags, sequence, acknowledgment, "");
  }

  /** Opens a connection whose first data octets are numbered {@code m + 1} and {@code n + 1}. */
  public Wire open(int m, int n) {
    client(TcpHeader.SYN, m, 0);
    server(TcpHeader.SYN | TcpHeader.ACK, n, m + 1);
    return client(TcpHeader.ACK, m + 1, n + 1);
  }

  private Wire tcp(boolean fromClient, int flags, int sequence, int acknowledgment, String data) {
    byte[] payload = data.getBytes(StandardCharsets.ISO_8859_1);
    Frame frame = pool.acquire();
    int at = frame.append(TcpHeader.LENGTH);
    frame.append(payload, 0, payload.length);
    TcpHeader.write(
        frame.bytes(),
        at,
        fromClient ? clientPort : 80,
        fromClient ? 80 : clientPort,
        sequence,
        acknowledgment,
        TcpHeader.LENGTH,
        flags,
        window,
        0);
    int source = fromClient ? CLIENT : SERVER;
    int destination = fromClient ? SERVER : CLIENT;
    TcpHeader.writeChecksum(frame.bytes(), at, frame.length(), source, destination);
    return ip(fromClient, frame, IpProtocol.TCP, 0, 0);
  }

  public Wire udp(boolean fromClient, String data) {
    byte[] payload = data.getBytes(StandardCharsets.ISO_8859_1);
    Frame frame = pool.acquire();
    int at = frame.append(UdpHeader.LENGTH);
    frame.append(payload, 0, payload.length);
    int source = fromClient ? CLIENT : SERVER;
    int destination = fromClient ? SERVER : CLIENT;
    int from = fromClient ? clientPort : 53;
    int to = fromClient ? 53 : clientPort;
    UdpHeader.write(frame.bytes(), at, frame.length(), from, to, source, destination);
    return ip(fromClient, frame, IpProtocol.UDP, 0, 0).settle();
  }

  /** Sends a part of a UDP datagram of the client's; the first part begins with its header. */
  Wire fragment(int identification, int offset, boolean more, byte[] part) {
    Frame frame = pool.acquire();
    frame.append(part, 0, part.length);
    int flags = (more ? Ipv4Header.MORE_FRAGMENTS : 0) | offset / 8;
    return ip(true, frame, IpProtocol.UDP, identification, flags).settle();
  }

  Wire icmp(boolean fromClient, int type, int code, int rest) {
    Frame frame = pool.acquire();
    int at = frame.append(IcmpHeader.LENGTH);
    IcmpHeader.write(frame.bytes(), at, IcmpHeader.LENGTH, type, code, rest);
    return ip(fromClient, frame, IpProtocol.ICMP, 0, 0).settle();
  }

  private Wire ip(boolean fromClient, Frame frame, int protocol, int identification, int flags) {
    int at = frame.push(Ipv4Header.LENGTH);
    int source = fromClient ? CLIENT : SERVER;
    int destination = fromClient ? SERVER : CLIENT;
    Ipv4Header.write(
        frame.bytes(),
        at,
        frame.length(),
        identification,
        flags,
        64,
        protocol,
        source,
        destination);
    return ethernet(fromClient, frame, EthernetHeader.TYPE_IPV4);
  }

  Wire arpRequest(boolean fromClient, int target) {
    return arp(fromClient, ArpPacket.REQUEST, 0, target);
  }

  Wire arpReply(boolean fromClient) {
    long targetMac = fromClient ? SERVER_MAC : CLIENT_MAC;
    return arp(fromClient, ArpPacket.REPLY, targetMac, fromClient ? SERVER : CLIENT);
  }

  private Wire arp(boolean fromClient, int operation, long targetMac, int target) {
    Frame frame = pool.acquire();
    int at = frame.append(ArpPacket.LENGTH);
    long mac = fromClient ? CLIENT_MAC : SERVER_MAC;
    int sender = fromClient ? CLIENT : SERVER;
    ArpPacket.write(frame.bytes(), at, operation, mac, sender, targetMac, target);
    return ethernet(fromClient, frame, EthernetHeader.TYPE_ARP).settle();
  }

  private Wire ethernet(boolean fromClient, Frame frame, int type) {
    int at = frame.push(EthernetHeader.LENGTH);
    long source = fromClient ? CLIENT_MAC : SERVER_MAC;
    long destination = fromClient ? SERVER_MAC : CLIENT_MAC;
    EthernetHeader.write(frame.bytes(), at, destination, source, type);
    Objects.requireNonNull((fromClient ? client : server).outgoing).transmit(frame);
    return this;
  }

  private static final class Sink implements Port {
    private final String name;
    private @Nullable LinkDirection outgoing;

    Sink(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void attach(LinkDirection direction) {
      outgoing = direction;
    }

    @Override
    public void receive(Frame frame, long now) {
      frame.release();
    }
  }
}

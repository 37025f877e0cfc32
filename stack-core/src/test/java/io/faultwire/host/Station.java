package io.faultwire.host;

import io.faultwire.link.LinkDirection;
import io.faultwire.link.Port;
import io.faultwire.wire.ArpPacket;
import io.faultwire.wire.Frame;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.MacAddress;
import io.faultwire.wire.Packet;
import io.faultwire.wire.UdpHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The far end of a host's link: sends whatever octets a test makes and describes what comes back.
 */
public final class Station implements Port {
  private final TestNetwork network;
  private final int number;
  private final List<byte[]> received = new ArrayList<>();
  private @Nullable LinkDirection outgoing;

  /** Creates a station whose MAC and IPv4 addresses end with the number. */
  public Station(TestNetwork network, int number) {
    this.network = network;
    this.number = number;
  }

  @Override
  public String name() {
    return "station";
  }

  @Override
  public void attach(LinkDirection direction) {
    outgoing = direction;
  }

  @Override
  public void receive(Frame frame, long now) {
    received.add(Arrays.copyOfRange(frame.bytes(), frame.start(), frame.end()));
    frame.release();
  }

  /** Sends a frame and runs what happens at once. */
  public void send(byte[] octets) {
    Frame frame = network.pool.copyOf(octets, 0, octets.length);
    Objects.requireNonNull(outgoing).transmit(frame);
    network.run(Duration.ZERO);
  }

  /** Lets the host with the number learn where this station is, without a trace in what came. */
  public void introduceTo(int host) {
    send(arp(ArpPacket.REQUEST, number, number, host));
    received.clear();
  }

  /** Returns the frames that came, each in one line, and forgets them. */
  public List<String> heard() {
    List<String> lines = received.stream().map(Station::describe).toList();
    received.clear();
    return lines;
  }

  /** Returns the frames that came, and forgets them. */
  public List<byte[]> frames() {
    List<byte[]> frames = List.copyOf(received);
    received.clear();
    return frames;
  }

  /** Returns an ARP packet; stations and addresses by their number, MAC 0 for the unknown one. */
  public byte[] arp(int operation, int senderMac, int sender, int target) {
    byte[] packet = new byte[ArpPacket.LENGTH];
    long from = MacAddress.local(senderMac).value();
    ArpPacket.write(packet, 0, operation, from, ip(sender), 0, ip(target));
    return Octets.ethernet(MacAddress.BROADCAST.value(), from, 0x0806, packet);
  }

  /** Returns a datagram to the host with the number, in a frame to that host. */
  public byte[] ipv4(int host, int protocol, byte[] data) {
    return ipv4(host, protocol, 1, 0, data);
  }

  /** Returns a datagram with identification, flags and fragment offset (in units of 8 octets). */
  public byte[] ipv4(int host, int protocol, int identification, int flags, byte[] data) {
    byte[] packet = new byte[Ipv4Header.LENGTH + data.length];
    System.arraycopy(data, 0, packet, Ipv4Header.LENGTH, data.length);
    Ipv4Header.write(
        packet, 0, packet.length, identification, flags, 64, protocol, ip(number), ip(host));
    return Octets.ethernet(
        MacAddress.local(host).value(), MacAddress.local(number).value(), 0x0800, packet);
  }

  /** Returns a UDP datagram to the host with the number. */
  public byte[] udp(int host, int sourcePort, int destinationPort, byte[] data) {
    return ipv4(
        host, IpProtocol.UDP, Octets.udp(ip(number), ip(host), sourcePort, destinationPort, data));
  }

  /** Returns an ICMP echo to the host with the number. */
  public byte[] echo(int host, int identifier, int sequenceNumber, byte[] data) {
    int rest = identifier << 16 | sequenceNumber;
    return ipv4(host, IpProtocol.ICMP, Octets.icmp(IcmpHeader.ECHO, 0, rest, data));
  }

  private static int ip(int number) {
    return TestNetwork.address(number).value();
  }

  private static String describe(byte[] frame) {
    Packet packet = new Packet().wrap(frame, 0, frame.length);
    if (packet.arp() != null) {
      return describe(packet.arp());
    }
    Ipv4Header ipv4 = packet.ipv4();
    if (ipv4 == null) {
      return "unknown frame of " + frame.length;
    }
    String ends = new Ipv4Address(ipv4.source()) + " > " + new Ipv4Address(ipv4.destination());
    if (ipv4.isFragment()) {
      int data = ipv4.totalLength() - ipv4.headerLength();
      String more = ipv4.moreFragments() ? "+" : "";
      return "fragment " + ends + " " + ipv4.fragmentOffset() + ":" + data + more;
    }
    IcmpHeader icmp = packet.icmp();
    UdpHeader udp = packet.udp();
    if (icmp != null) {
      return "icmp " + ends + " " + icmp.type() + "/" + icmp.code() + " " + packet.payloadLength();
    }
    if (udp != null) {
      String ports = udp.sourcePort() + " > " + udp.destinationPort();
      return "udp " + ends + " " + ports + " " + packet.payloadLength();
    }
    return "ip " + ends + " protocol " + ipv4.protocol();
  }

  private static String describe(ArpPacket arp) {
    Ipv4Address sender = new Ipv4Address(arp.senderAddress());
    Ipv4Address target = new Ipv4Address(arp.targetAddress());
    return arp.operation() == ArpPacket.REQUEST
        ? "arp who has " + target + " tell " + sender
        : "arp " + sender + " is at " + new MacAddress(arp.senderMac()) + " tell " + target;
  }
}

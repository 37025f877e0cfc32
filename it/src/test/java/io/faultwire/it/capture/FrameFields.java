package io.faultwire.it.capture;

import io.faultwire.capture.CapturedFrame;
import io.faultwire.wire.ArpPacket;
import io.faultwire.wire.Bytes;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.MacAddress;
import io.faultwire.wire.Packet;
import io.faultwire.wire.SourceRoute;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.TcpOption;
import io.faultwire.wire.UdpHeader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What our parser reads in a frame, under the names and in the notation of tshark's fields. */
final class FrameFields {
  static final List<String> NAMES =
      List.of(
          "frame.number",
          "frame.time_epoch",
          "frame.len",
          "frame.interface_name",
          "eth.dst",
          "eth.src",
          "arp.opcode",
          "arp.src.hw_mac",
          "arp.src.proto_ipv4",
          "arp.dst.proto_ipv4",
          "ip.src",
          "ip.dst",
          "ip.id",
          "ip.ttl",
          "ip.proto",
          "ip.len",
          "ip.checksum",
          "tcp.srcport",
          "tcp.dstport",
          "tcp.seq_raw",
          "tcp.ack_raw",
          "tcp.hdr_len",
          "tcp.flags",
          "tcp.window_size_value",
          "tcp.checksum",
          "tcp.urgent_pointer",
          "tcp.len",
          "tcp.options.mss_val",
          "tcp.options.wscale.shift",
          "udp.srcport",
          "udp.dstport",
          "udp.length",
          "udp.checksum",
          "icmp.type",
          "icmp.code",
          "icmp.checksum");

  private final Map<String, String> values = new LinkedHashMap<>();

  private FrameFields() {
    NAMES.forEach(name -> values.put(name, ""));
  }

  /** Returns the value of each of {@link #NAMES}, empty where the frame does not have the field. */
  static Map<String, String> of(CapturedFrame frame) {
    FrameFields fields = new FrameFields();
    fields.put("frame.number", frame.number());
    fields.put("frame.len", frame.length());
    fields.put("frame.interface_name", frame.where().name());
    long seconds = frame.sentAt() / 1_000_000_000;
    fields.put(
        "frame.time_epoch", String.format("%d.%09d", seconds, frame.sentAt() % 1_000_000_000));
    fields.network(frame.packet());
    return fields.values;
  }

  private void network(Packet packet) {
    EthernetHeader ethernet = packet.ethernet();
    if (ethernet != null) {
      put("eth.dst", new MacAddress(ethernet.destination()));
      put("eth.src", new MacAddress(ethernet.source()));
    }
    ArpPacket arp = packet.arp();
    if (arp != null) {
      put("arp.opcode", arp.operation());
      put("arp.src.hw_mac", new MacAddress(arp.senderMac()));
      put("arp.src.proto_ipv4", new Ipv4Address(arp.senderAddress()));
      put("arp.dst.proto_ipv4", new Ipv4Address(arp.targetAddress()));
    }
    Ipv4Header ip = packet.ipv4();
    if (ip != null) {
      put("ip.src", new Ipv4Address(ip.source()));
      put("ip.dst", new Ipv4Address(SourceRoute.destinationOf(ip)));
      hex("ip.id", ip.identification());
      put("ip.ttl", ip.timeToLive());
      put("ip.proto", ip.protocol());
      put("ip.len", ip.totalLength());
      hex("ip.checksum", ip.checksum());
      transport(packet);
    }
  }

  private void transport(Packet packet) {
    TcpHeader tcp = packet.tcp();
    if (tcp != null) {
      tcp(tcp, packet);
    }
    UdpHeader udp = packet.udp();
    if (udp != null) {
      put("udp.srcport", udp.sourcePort());
      put("udp.dstport", udp.destinationPort());
      put("udp.length", udp.length());
      hex("udp.checksum", udp.checksum());
    }
    IcmpHeader icmp = packet.icmp();
    if (icmp != null) {
      put("icmp.type", icmp.type());
      put("icmp.code", icmp.code());
      hex("icmp.checksum", icmp.checksum());
    }
  }

  private void tcp(TcpHeader tcp, Packet packet) {
    put("tcp.srcport", tcp.sourcePort());
    put("tcp.dstport", tcp.destinationPort());
    put("tcp.seq_raw", Integer.toUnsignedString(tcp.sequenceNumber()));
    put("tcp.ack_raw", Integer.toUnsignedString(tcp.acknowledgmentNumber()));
    put("tcp.hdr_len", tcp.headerLength());
    hex("tcp.flags", tcp.flags());
    put("tcp.window_size_value", tcp.window());
    hex("tcp.checksum", tcp.checksum());
    put("tcp.urgent_pointer", tcp.urgentPointer());
    put("tcp.len", packet.payloadLength());
    if (tcp.maximumSegmentSize(-1) >= 0) {
      put("tcp.options.mss_val", tcp.maximumSegmentSize(-1));
    }
    int scale = tcp.findOption(TcpOption.WINDOW_SCALE, TcpOption.WINDOW_SCALE_LENGTH);
    if (scale >= 0) {
      put("tcp.options.wscale.shift", Bytes.getUnsignedByte(packet.bytes(), scale));
    }
  }

  private void put(String name, Object value) {
    values.put(name, value.toString());
  }

  private void hex(String name, int value) {
    values.put(name, String.format("0x%04x", value));
  }
}

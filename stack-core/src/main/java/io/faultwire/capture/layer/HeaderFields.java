package io.faultwire.capture.layer;

import io.faultwire.wire.ArpPacket;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.MacAddress;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.UdpHeader;
import java.util.ArrayList;
import java.util.List;

/** The fields of each header, named as the standards name them. */
final class HeaderFields {
  private HeaderFields() {}

  static List<LayerField> ethernet(EthernetHeader header, int vlan) {
    List<LayerField> fields = new ArrayList<>();
    fields.add(field("destination", new MacAddress(header.destination())));
    fields.add(field("source", new MacAddress(header.source())));
    fields.add(field("type", hex(header.type())));
    if (vlan >= 0) {
      fields.add(field("VLAN", vlan));
    }
    return fields;
  }

  static List<LayerField> arp(ArpPacket arp) {
    return List.of(
        field("operation", arp.operation()),
        field("sender MAC", new MacAddress(arp.senderMac())),
        field("sender", new Ipv4Address(arp.senderAddress())),
        field("target MAC", new MacAddress(arp.targetMac())),
        field("target", new Ipv4Address(arp.targetAddress())));
  }

  static List<LayerField> ipv4(Ipv4Header ip) {
    return List.of(
        field("version", ip.version()),
        field("header length", ip.headerLength()),
        field("type of service", hex(ip.typeOfService())),
        field("total length", ip.totalLength()),
        field("identification", ip.identification()),
        field("don't fragment", ip.dontFragment()),
        field("more fragments", ip.moreFragments()),
        field("fragment offset", ip.fragmentOffset()),
        field("time to live", ip.timeToLive()),
        field("protocol", ip.protocol()),
        field("header checksum", hex(ip.checksum())),
        field("source", new Ipv4Address(ip.source())),
        field("destination", new Ipv4Address(ip.destination())));
  }

  static List<LayerField> icmp(IcmpHeader icmp) {
    return List.of(
        field("type", icmp.type()),
        field("code", icmp.code()),
        field("checksum", hex(icmp.checksum())),
        field("rest", "0x" + Integer.toHexString(icmp.rest())));
  }

  static List<LayerField> udp(UdpHeader udp) {
    return List.of(
        field("source port", udp.sourcePort()),
        field("destination port", udp.destinationPort()),
        field("length", udp.length()),
        field("checksum", hex(udp.checksum())));
  }

  static List<LayerField> tcp(TcpHeader tcp) {
    List<LayerField> fields = new ArrayList<>();
    fields.add(field("source port", tcp.sourcePort()));
    fields.add(field("destination port", tcp.destinationPort()));
    fields.add(field("sequence number", Integer.toUnsignedString(tcp.sequenceNumber())));
    fields.add(
        field("acknowledgment number", Integer.toUnsignedString(tcp.acknowledgmentNumber())));
    fields.add(field("header length", tcp.headerLength()));
    fields.add(field("control bits", TcpHeader.describeFlags(tcp.flags())));
    fields.add(field("window", tcp.window()));
    fields.add(field("checksum", hex(tcp.checksum())));
    fields.add(field("urgent pointer", tcp.urgentPointer()));
    int segmentSize = tcp.maximumSegmentSize(-1);
    if (segmentSize >= 0) {
      fields.add(field("maximum segment size", segmentSize));
    }
    return fields;
  }

  private static LayerField field(String name, Object value) {
    return new LayerField(name, String.valueOf(value));
  }

  private static String hex(int value) {
    return String.format("0x%04x", value);
  }
}

package io.faultwire.capture.layer;

import io.faultwire.wire.ArpPacket;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.Packet;
import io.faultwire.wire.UdpHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Cuts a frame into its layers. */
public final class Layers {
  private final Packet packet;
  private final LayerModel model;
  private final List<Layer> layers = new ArrayList<>();
  private int at;

  private Layers(Packet packet, LayerModel model) {
    this.packet = packet;
    this.model = model;
    this.at = packet.start();
  }

  /** Returns the layers of a frame from the lowest to the highest; their octets are the frame. */
  public static List<Layer> of(Packet packet, LayerModel model) {
    Layers layers = new Layers(packet, model);
    layers.cut();
    return List.copyOf(layers.layers);
  }

  /** Returns the layer that an octet of a frame belongs to, if the frame has that octet. */
  public static Optional<Layer> at(Packet packet, LayerModel model, int octet) {
    return of(packet, model).stream().filter(layer -> layer.contains(octet)).findFirst();
  }

  private void cut() {
    var ethernet = packet.ethernet();
    if (ethernet != null) {
      int end = packet.networkOffset();
      add(2, 1, "Ethernet", end, HeaderFields.ethernet(ethernet, packet.vlan()));
    }
    var arp = packet.arp();
    if (arp != null) {
      add(3, 1, "ARP", at + ArpPacket.LENGTH, HeaderFields.arp(arp));
    }
    var ip = packet.ipv4();
    int end = packet.start() + packet.length();
    if (ip != null) {
      add(3, 2, "IPv4", packet.transportOffset(), HeaderFields.ipv4(ip));
      int transport = packet.transportOffset();
      var icmp = packet.icmp();
      var udp = packet.udp();
      var tcp = packet.tcp();
      if (icmp != null) {
        add(3, 2, "ICMP", transport + IcmpHeader.LENGTH, HeaderFields.icmp(icmp));
      } else if (udp != null) {
        add(4, 3, "UDP", transport + UdpHeader.LENGTH, HeaderFields.udp(udp));
      } else if (tcp != null) {
        add(4, 3, "TCP", transport + tcp.headerLength(), HeaderFields.tcp(tcp));
      }
      addData(packet.payloadOffset() + packet.payloadLength());
    }
    if (at < end) {
      boolean padding = ip != null || arp != null;
      add(2, 1, padding ? "Ethernet padding" : "data", end, List.of());
    }
  }

  private void addData(int end) {
    if (end <= at) {
      return;
    }
    boolean transport = packet.udp() != null || packet.tcp() != null;
    add(transport ? 7 : 3, transport ? 4 : 2, "data", end, List.of());
  }

  private void add(int osi, int tcpIp, String protocol, int end, List<LayerField> fields) {
    int number = model == LayerModel.OSI ? osi : tcpIp;
    byte[] bytes = Arrays.copyOfRange(packet.bytes(), at, end);
    layers.add(new Layer(model, number, protocol, at - packet.start(), bytes, fields));
    at = end;
  }
}

package io.faultwire.capture;

import io.faultwire.wire.ArpPacket;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.Packet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which host has which address: what was declared, and what the frames themselves show. */
final class HostNames {
  private final Map<Integer, String> names;
  private int learnedLast;

  HostNames() {
    this(new TreeMap<>());
  }

  private HostNames(Map<Integer, String> names) {
    this.names = names;
  }

  HostNames copy() {
    return new HostNames(new TreeMap<>(names));
  }

  void declare(Ipv4Address address, String host) {
    names.put(address.value(), host);
  }

  /** Returns the names by address, in the order of the addresses. */
  Map<Integer, String> declared() {
    return names;
  }

  /** Learns that the device which sent a packet first is the host that the packet is from. */
  void learn(@Nullable String device, Packet packet) {
    if (device == null) {
      return;
    }
    Ipv4Header ip = packet.ipv4();
    ArpPacket arp = packet.arp();
    int source = ip != null ? ip.source() : arp != null ? arp.senderAddress() : 0;
    if (source != 0 && source != learnedLast) {
      names.putIfAbsent(source, device);
      learnedLast = source;
    }
  }

  /** Returns the name of the host with an address, or null. */
  @Nullable String find(int address) {
    return names.get(address);
  }

  /** Returns the name of the host with an address, or the address as text. */
  String nameOf(int address) {
    String name = names.get(address);
    return name != null ? name : new Ipv4Address(address).toString();
  }

  Endpoint endpoint(int address, int port) {
    return new Endpoint(nameOf(address), new Ipv4Address(address), port);
  }
}

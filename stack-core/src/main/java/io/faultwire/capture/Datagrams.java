package io.faultwire.capture;

import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.Packet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the passages of fragments together to datagrams (RFC 791 section 3.2). */
final class Datagrams {
  private final Map<Key, IpDatagram> open = new HashMap<>();
  private final List<IpDatagram> all = new ArrayList<>();

  private record Key(int source, int destination, int protocol, int identification) {}

  private Datagrams() {}

  /** Returns the datagrams that the passages carry, in the order in which they were begun. */
  static List<IpDatagram> of(List<Passage> passages) {
    Datagrams datagrams = new Datagrams();
    Packet packet = new Packet();
    for (Passage passage : passages) {
      datagrams.add(passage, passage.origin().wrap(packet));
    }
    return datagrams.all;
  }

  private void add(Passage passage, Packet packet) {
    Ipv4Header ip = packet.ipv4();
    if (ip == null) {
      return;
    }
    if (!ip.isFragment()) {
      begin(ip).add(passage, packet);
      return;
    }
    Key key = new Key(ip.source(), ip.destination(), ip.protocol(), ip.identification());
    IpDatagram datagram = ip.fragmentOffset() == 0 ? null : open.get(key);
    if (datagram == null) {
      datagram = begin(ip);
      open.put(key, datagram);
    }
    datagram.add(passage, packet);
  }

  private IpDatagram begin(Ipv4Header ip) {
    IpDatagram datagram = new IpDatagram(ip);
    all.add(datagram);
    return datagram;
  }
}

package io.faultwire.ip;

import io.faultwire.wire.Frame;
import io.faultwire.wire.Ipv4Header;

/** Cuts a datagram into fragments that fit a link (RFC 791 section 3.2). */
final class Fragmenter {
  private final Counters counters;

  Fragmenter(Counters counters) {
    this.counters = counters;
  }

  /** Sends a datagram's data, which stays the caller's, in as many fragments as needed. */
  void send(
      Frame data,
      IpInterface out,
      int nextHop,
      int typeOfService,
      int identification,
      int timeToLive,
      int protocol,
      int source,
      int destination,
      long now) {
    int most = (out.mtu() - Ipv4Header.LENGTH) & ~7;
    counters.count(Counter.IP_FRAG_OKS);
    for (int offset = 0; offset < data.length(); offset += most) {
      int length = Math.min(most, data.length() - offset);
      boolean more = offset + length < data.length();
      Frame fragment = out.nic().pool().acquire();
      fragment.append(data.bytes(), data.start() + offset, length);
      Ipv4Header.write(
          fragment.bytes(),
          fragment.push(Ipv4Header.LENGTH),
          typeOfService,
          Ipv4Header.LENGTH + length,
          identification,
          offset / 8 | (more ? Ipv4Header.MORE_FRAGMENTS : 0),
          timeToLive,
          protocol,
          source,
          destination);
      counters.count(Counter.IP_FRAG_CREATES);
      out.send(fragment, nextHop, now);
    }
  }
}

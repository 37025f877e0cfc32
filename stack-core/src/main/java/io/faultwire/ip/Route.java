package io.faultwire.ip;

import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Prefix;

/**
 * One entry of a {@link RoutingTable}.
 *
 * @param prefix the destinations that it is for
 * @param gateway the router to hand datagrams to; {@link Ipv4Address#ANY} if they are on the link
 * @param out where datagrams leave
 */
public record Route(Ipv4Prefix prefix, Ipv4Address gateway, IpInterface out) {

  /** Returns who on the link gets a datagram for {@code destination}, as a 32-bit integer. */
  int nextHop(int destination) {
    return gateway.value() == 0 ? destination : gateway.value();
  }

  @Override
  public String toString() {
    String via = gateway.value() == 0 ? "" : " via " + gateway;
    return prefix + via + " dev " + out.name();
  }
}

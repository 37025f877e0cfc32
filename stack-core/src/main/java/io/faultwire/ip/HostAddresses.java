package io.faultwire.ip;

import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Prefix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an address means to one host (RFC 1122 section 3.2.1.3). */
public final class HostAddresses {
  private static final int LOOPBACK_NET = 127;

  private final List<IpInterface> interfaces = new ArrayList<>();

  void add(IpInterface added) {
    interfaces.add(added);
  }

  /** Returns the interfaces in the order in which they were added. */
  public List<IpInterface> interfaces() {
    return List.copyOf(interfaces);
  }

  @Nullable IpInterface first() {
    return interfaces.isEmpty() ? null : interfaces.get(0);
  }

  /** Tells whether the address belongs to an interface of this host or is a loopback address. */
  public boolean isLocal(int address) {
    return isLoopback(address) || isAssigned(address);
  }

  /** Tells whether an interface of this host has the address. */
  public boolean isAssigned(int address) {
    for (int i = 0; i < interfaces.size(); i++) {
      if (interfaces.get(i).address() == address) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether the address means every host of a link that this host is at. */
  public boolean isBroadcast(int address) {
    if (address == Ipv4Address.BROADCAST.value()) {
      return true;
    }
    for (int i = 0; i < interfaces.size(); i++) {
      if (interfaces.get(i).isDirectedBroadcast(address)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether the address is one of 127.0.0.0/8. */
  public static boolean isLoopback(int address) {
    return address >>> 24 == LOOPBACK_NET;
  }

  /**
   * Tells whether a datagram from the wire may have this source: an address of one other host.
   * 0.0.0.0/8, loopback, class D and E, broadcasts and own addresses are none.
   */
  boolean mayBeSource(int address) {
    return address >>> 24 != 0
        && !isLoopback(address)
        && address >>> 28 < 0xE
        && !isAssigned(address)
        && !isBroadcast(address);
  }

  static boolean hasBroadcast(Ipv4Prefix prefix) {
    return prefix.length() <= 30;
  }
}

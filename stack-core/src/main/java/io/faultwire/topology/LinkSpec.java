package io.faultwire.topology;

/**
 * A declared link.
 *
 * @param a the end that {@code forward} leaves from: a host or a switch
 * @param b the end that {@code backward} leaves from
 * @param forward what the link does to frames from {@code a} to {@code b}
 * @param backward what it does to frames from {@code b} to {@code a}
 * @param mtu the largest IP datagram that it carries, in octets
 */
public record LinkSpec(String a, String b, LinkProfile forward, LinkProfile backward, int mtu) {
  /** The MTU of Ethernet (RFC 894). */
  public static final int ETHERNET_MTU = 1500;

  /** Returns the name of the link, such as {@code client-server}. */
  public String name() {
    return a + "-" + b;
  }

  /** Tells whether the link ends at the device. */
  public boolean touches(String device) {
    return a.equals(device) || b.equals(device);
  }
}

package io.faultwire.wire;

/** The protocol numbers of the IPv4 header that this stack speaks (IANA). */
public final class IpProtocol {
  public static final int ICMP = 1;
  public static final int TCP = 6;
  public static final int UDP = 17;

  private IpProtocol() {}
}

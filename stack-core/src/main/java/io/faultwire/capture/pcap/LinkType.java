package io.faultwire.capture.pcap;

import org.jspecify.annotations.Nullable;

/** What the frames of an interface begin with (the LINKTYPE registry of tcpdump.org). */
public enum LinkType {
  /** LINKTYPE_ETHERNET: a header of 14 octets. */
  ETHERNET(1, 14),
  /** LINKTYPE_RAW: an IP datagram without more. */
  RAW_IP(101, 0),
  /** LINKTYPE_IPV4: an IPv4 datagram without more. */
  RAW_IPV4(228, 0),
  /** LINKTYPE_LINUX_SLL: the pseudo-header of Linux' "any" device, 16 octets. */
  LINUX_COOKED(113, 16);

  private final int code;
  private final int headerLength;

  LinkType(int code, int headerLength) {
    this.code = code;
    this.headerLength = headerLength;
  }

  /** Returns the number of the registry. */
  public int code() {
    return code;
  }

  /** Returns how many octets come before the network layer, VLAN tags not counted. */
  public int headerLength() {
    return headerLength;
  }

  public boolean isEthernet() {
    return this == ETHERNET;
  }

  /** Returns the link type of a number, or null if it is none that Faultwire reads. */
  static @Nullable LinkType of(int code) {
    for (LinkType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    return null;
  }

  /** Returns why a number cannot be read, and what to do. */
  static String refusal(int code) {
    return "link type "
        + code
        + " is not read; capture on one Ethernet interface (link type 1), or as raw IP (101, 228)"
        + " or Linux cooked v1 (113)";
  }
}

package io.faultwire.udp;

/** Why a call failed, or what became of a datagram that was sent. */
public enum UdpError {
  /** Another endpoint has the port. */
  ADDRESS_IN_USE,
  /** The address belongs to no interface of this host. */
  ADDRESS_NOT_AVAILABLE,
  /** No route leads to the destination. */
  NET_UNREACHABLE,
  /** No station has the destination's address. */
  HOST_UNREACHABLE,
  /** The destination speaks no UDP, or a way to it is closed in some other manner. */
  UNREACHABLE,
  /** Nobody has the destination's port. */
  PORT_UNREACHABLE,
  /** The datagram exceeds 65,507 octets of data. */
  TOO_LONG,
  /** The endpoint is closed. */
  CLOSED
}

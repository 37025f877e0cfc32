package io.faultwire.tcp;

/** Why a call failed or a connection ended other than by an orderly close. */
public enum TcpError {
  /** A RST answered our SYN. */
  REFUSED,
  /** The peer sent a RST, or had to be sent one. */
  RESET,
  /** The retransmission limit R2 was reached (RFC 9293 section 3.8.3). */
  TIMED_OUT,
  /**
   * There is no route to the address, or an ICMP message said so until the connection timed out.
   */
  NET_UNREACHABLE,
  /** The host did not answer ARP, or an ICMP message said so until the connection timed out. */
  HOST_UNREACHABLE,
  /** An ICMP message said that protocol or port are unknown there (RFC 9293 section 3.9.2.2). */
  PROTOCOL_UNREACHABLE,
  /** The local address and port are taken. */
  ADDRESS_IN_USE,
  /** No host has the local address asked for. */
  ADDRESS_NOT_AVAILABLE
}

package io.faultwire.ip;

/** What became of a datagram that was given to {@link Ipv4Sender}. */
public enum SendResult {
  /** It is on its way, or waits for an address to be resolved. */
  SENT,
  /** No route leads to its destination. */
  NO_ROUTE,
  /** It exceeds 65,535 octets, or exceeds the MTU and may not be cut. */
  TOO_LONG
}

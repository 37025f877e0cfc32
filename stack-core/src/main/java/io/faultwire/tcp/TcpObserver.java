package io.faultwire.tcp;

/** Watches what connections do that cannot be read off their segments. */
public interface TcpObserver {
  /** Watches nothing. */
  TcpObserver NONE = new TcpObserver() {};

  /** A connection went from one state to another, at a virtual time in nanoseconds. */
  default void stateChanged(TcpConnection connection, TcpState from, TcpState to, long now) {}

  /** {@code length} octets from a sequence number on were sent again. */
  default void retransmitted(
      TcpConnection connection,
      int sequenceNumber,
      int length,
      RetransmissionCause cause,
      long now) {}

  /** {@code length} octets from a sequence number on were handed to the application. */
  default void read(TcpConnection connection, int sequenceNumber, int length, long now) {}
}

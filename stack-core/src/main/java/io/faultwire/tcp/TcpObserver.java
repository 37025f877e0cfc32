package io.faultwire.tcp;

import io.faultwire.tcp.congestion.CongestionEvent;

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

  /** A connection has processed an event; its variables are as they are until the next one. */
  default void processed(TcpConnection connection, TcpEvent event, long now) {}

  /**
   * The congestion controller of a connection was told something, while an event is processed.
   *
   * @param flightSize the octets in flight that the controller was told of
   */
  default void congestion(
      TcpConnection connection, CongestionEvent event, int flightSize, long now) {}

  /** {@code length} octets from a sequence number on were handed to the application. */
  default void read(TcpConnection connection, int sequenceNumber, int length, long now) {}
}

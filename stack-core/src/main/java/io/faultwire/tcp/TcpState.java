package io.faultwire.tcp;

/** The states of a connection (RFC 9293 section 3.3.2). */
public enum TcpState {
  CLOSED,
  LISTEN,
  SYN_SENT,
  SYN_RECEIVED,
  ESTABLISHED,
  FIN_WAIT_1,
  FIN_WAIT_2,
  CLOSE_WAIT,
  CLOSING,
  LAST_ACK,
  TIME_WAIT;

  /** Tells whether the handshake is over and the connection not yet gone. */
  public boolean isSynchronized() {
    return compareTo(ESTABLISHED) >= 0;
  }

  /** Tells whether the local user has not yet closed its sending side, in a synchronized state. */
  public boolean canSend() {
    return this == ESTABLISHED || this == CLOSE_WAIT;
  }

  /** Tells whether the peer's FIN has not yet arrived, in a synchronized state. */
  public boolean canReceive() {
    return this == ESTABLISHED || this == FIN_WAIT_1 || this == FIN_WAIT_2;
  }

  /** Returns the name as RFC 9293 writes it, such as {@code SYN-SENT}. */
  public String rfcName() {
    return name().replace('_', '-');
  }
}

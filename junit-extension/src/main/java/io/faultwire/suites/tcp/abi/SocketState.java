package io.faultwire.suites.tcp.abi;

/** The state of a socket: {@code tcp_info.tcpi_state}, in the order of its numbers from 1 on. */
public enum SocketState {
  ESTABLISHED,
  SYN_SENT,
  SYN_RECEIVED,
  FIN_WAIT_1,
  FIN_WAIT_2,
  TIME_WAIT,
  CLOSED,
  CLOSE_WAIT,
  LAST_ACK,
  LISTEN,
  CLOSING;

  /** Return the state that Linux gives a number. */
  public static SocketState numbered(int number) {
    return values()[number - 1];
  }

  /**
   * Return the state of a name of RFC 9293 section 3.3.2.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SocketState labelled(String label) {
    return valueOf(label.replace('-', '_'));
  }

  /** Return the number that Linux gives the state. */
  @SuppressWarnings("EnumOrdinal")
  public int number() {
    return ordinal() + 1;
  }

  /** Tell whether a connection in this state has completed its handshake. */
  public boolean isSynchronized() {
    return switch (this) {
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT, CLOSE_WAIT, LAST_ACK, CLOSING -> true;
      case SYN_SENT, SYN_RECEIVED, CLOSED, LISTEN -> false;
    };
  }

  /** Return the name that RFC 9293 section 3.3.2 gives the state. */
  public String label() {
    return name().replace('_', '-');
  }
}

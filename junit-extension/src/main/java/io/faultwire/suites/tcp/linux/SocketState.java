package io.faultwire.suites.tcp.linux;

/** The state of a socket: {@code tcp_info.tcpi_state}, in the order of its numbers from 1 on. */
enum SocketState {
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

  static SocketState numbered(int number) {
    return values()[number - 1];
  }

  /** Tell whether a connection in this state has completed its handshake. */
  boolean isSynchronized() {
    return switch (this) {
      case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT, CLOSE_WAIT, LAST_ACK, CLOSING -> true;
      case SYN_SENT, SYN_RECEIVED, CLOSED, LISTEN -> false;
    };
  }

  /** Return the name that RFC 9293 section 3.3.2 gives the state. */
  String label() {
    return name().replace('_', '-');
  }
}

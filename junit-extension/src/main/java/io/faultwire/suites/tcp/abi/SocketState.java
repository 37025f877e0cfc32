package io.faultwire.suites.tcp.abi;

import java.util.Arrays;

/** The state of a socket: {@code tcp_info.tcpi_state}. */
public enum SocketState {
  ESTABLISHED(1),
  SYN_SENT(2),
  SYN_RECEIVED(3),
  FIN_WAIT_1(4),
  FIN_WAIT_2(5),
  TIME_WAIT(6),
  CLOSED(7),
  CLOSE_WAIT(8),
  LAST_ACK(9),
  LISTEN(10),
  CLOSING(11);

  private final int number;

  SocketState(int number) {
    this.number = number;
  }

  /** Return the state that Linux gives a number. */
  public static SocketState numbered(int number) {
    return Arrays.stream(values())
        .filter(state -> state.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no state has the number " + number));
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
  public int number() {
    return number;
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

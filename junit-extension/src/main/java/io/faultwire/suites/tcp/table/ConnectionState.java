package io.faultwire.suites.tcp.table;

import java.util.Locale;

/** The states of RFC 9293 section 3.3.2, SYN-RECEIVED by the way that led there. */
public enum ConnectionState {
  CLOSED("3.10.7.1"),
  LISTEN("3.10.7.2"),
  SYN_SENT("3.10.7.3"),
  SYN_RECEIVED_PASSIVE("3.10.7.4"),
  SYN_RECEIVED_ACTIVE("3.10.7.4"),
  ESTABLISHED("3.10.7.4"),
  FIN_WAIT_1("3.10.7.4"),
  FIN_WAIT_2("3.10.7.4"),
  CLOSE_WAIT("3.10.7.4"),
  CLOSING("3.10.7.4"),
  LAST_ACK("3.10.7.4"),
  TIME_WAIT("3.10.7.4");

  private final String section;

  ConnectionState(String section) {
    this.section = section;
  }

  /** Return the section that says what happens in this state when a segment arrives. */
  public String section() {
    return section;
  }

  /** Return the name for ids, such as {@code fin-wait-1}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Return the name for people, such as {@code FIN-WAIT-1}. */
  public String label() {
    return switch (this) {
      case SYN_RECEIVED_PASSIVE -> "SYN-RECEIVED after a passive open";
      case SYN_RECEIVED_ACTIVE -> "SYN-RECEIVED after a simultaneous open";
      default -> name().replace('_', '-');
    };
  }

  /** Tell whether the subject's SYN or FIN is out and not yet acknowledged. */
  public boolean hasControlOutstanding() {
    return switch (this) {
      case SYN_SENT, SYN_RECEIVED_PASSIVE, SYN_RECEIVED_ACTIVE, FIN_WAIT_1, CLOSING, LAST_ACK ->
          true;
      default -> false;
    };
  }

  static ConnectionState named(String label) {
    return valueOf(label.replace('-', '_'));
  }
}

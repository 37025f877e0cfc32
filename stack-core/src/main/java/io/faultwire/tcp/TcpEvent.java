package io.faultwire.tcp;

/**
 * What a connection is told, as RFC 9293 section 3.10 names it: a user call, an arriving segment or
 * a timeout. Nothing else changes its variables.
 */
public enum TcpEvent {
  OPEN("the user called OPEN"),
  SEND("the user called SEND"),
  RECEIVE("the user called RECEIVE"),
  CLOSE("the user called CLOSE"),
  ABORT("the user called ABORT"),
  /** One of the calls that change how a connection behaves, such as switching off Nagle. */
  SET_OPTION("the user set an option"),
  SEGMENT_ARRIVES("a segment arrived"),
  /** ICMP said that the path carries smaller segments only (RFC 1191). */
  PATH_MTU("the path MTU fell"),
  /** An error that ICMP reported ended the connection (RFC 9293 section 3.9.2.2). */
  ICMP_ERROR("ICMP reported an error"),
  RETRANSMISSION_TIMEOUT("the retransmission timer expired"),
  /** The persist timer of RFC 9293 section 3.8.6.1 expired. */
  WINDOW_PROBE("the window was probed"),
  /** The timer of RFC 8985 section 7.3 expired. */
  TAIL_LOSS_PROBE("the tail loss probe was due"),
  /** The timer of RFC 8985 section 6.3 expired. */
  REORDERING_TIMEOUT("the reordering timer expired"),
  DELAYED_ACK("the delayed ACK was due"),
  KEEP_ALIVE("the keep-alive timer expired"),
  USER_TIMEOUT("the user timeout passed"),
  /** Also the end of FIN-WAIT-2 for a user who is gone. */
  TIME_WAIT_TIMEOUT("the time-wait timer expired");

  private final String words;

  TcpEvent(String words) {
    this.words = words;
  }

  /** Returns the event in words, such as {@code a segment arrived}. */
  @Override
  public String toString() {
    return words;
  }
}

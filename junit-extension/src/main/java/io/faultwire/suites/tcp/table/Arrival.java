package io.faultwire.suites.tcp.table;

import static io.faultwire.wire.TcpHeader.ACK;
import static io.faultwire.wire.TcpHeader.FIN;
import static io.faultwire.wire.TcpHeader.PSH;
import static io.faultwire.wire.TcpHeader.SYN;
import static io.faultwire.wire.TcpHeader.URG;

import io.faultwire.suites.tcp.peer.Segment;
import java.util.Locale;
import java.util.function.Function;

/** The kinds of segments that RFC 9293 section 3.10.7 tells apart. */
public enum Arrival {
  RST_ALONE("a RST", s -> s.peer().rst()),
  RST_ACK("a RST with an ACK that fits", s -> s.peer().rstAck().ack(s.sndNxt())),
  RST_EXACT("a RST with exactly RCV.NXT", s -> s.peer().rst()),
  RST_WITH_BAD_ACK(
      "a RST with an ACK of what was never sent", s -> s.peer().rstAck().ack(s.sndNxt() + 1000)),
  RST_IN_WINDOW("a RST inside the window", s -> s.peer().rst().seq(s.rcvNxt() + 100)),
  RST_BELOW_WINDOW("a RST with RCV.NXT-1", s -> s.peer().rst().seq(s.rcvNxt() - 1)),
  RST_ABOVE_WINDOW("a RST above the window", s -> s.peer().rst().seq(s.windowEdge() + 1000)),

  SYN_ALONE("a SYN", s -> s.peer().syn()),
  SYN_DATA("a SYN with data", s -> s.peer().syn().data(text())),
  SYN_FIN("a SYN with FIN", s -> s.peer().syn().flags(SYN | FIN)),
  SYN_OLD("the SYN of the connection once more", s -> s.peer().syn()),
  SYN_IN_WINDOW("a SYN inside the window", s -> s.peer().syn().seq(s.rcvNxt() + 100)),
  SYN_ABOVE_WINDOW("a SYN above the window", s -> s.peer().syn().seq(s.windowEdge() + 1000)),
  SYN_ACK("a SYN-ACK", s -> s.peer().synAck().ack(s.sndNxt())),
  SYN_ACK_DATA("a SYN-ACK with data", s -> s.peer().synAck().ack(s.sndNxt()).data(text())),
  SYN_ACK_FIN("a SYN-ACK with FIN", s -> s.peer().synAck().ack(s.sndNxt()).flags(SYN | ACK | FIN)),
  SYN_ACK_OF_LESS("a SYN-ACK of less than the SYN", s -> s.peer().synAck().ack(s.sndUna())),
  SYN_ACK_OF_MORE("a SYN-ACK of more than the SYN", s -> s.peer().synAck().ack(s.sndNxt() + 1)),
  SYN_ACK_OLD("the tester's SYN once more, with ACK", s -> s.peer().synAck().ack(s.sndNxt())),
  SYN_ACK_IN_WINDOW(
      "a SYN-ACK inside the window", s -> s.peer().synAck().seq(s.rcvNxt() + 100).ack(s.sndUna())),

  NO_ACK("a segment without any control bit", s -> s.peer().ack().flags(0).ack(0)),
  NO_ACK_DATA("data without ACK", s -> s.peer().data(text()).flags(PSH).ack(0)),
  FIN_NO_ACK("a FIN without ACK", s -> s.peer().fin().flags(FIN).ack(0)),

  ACK_ALONE("an ACK", s -> s.peer().ack().ack(s.sndNxt())),
  ACK_REPEATED("an ACK that says nothing new", s -> s.peer().ack().ack(s.sndUna())),
  ACK_OLD("an ACK of less than SND.UNA", s -> s.peer().ack().ack(s.sndUna() - 1)),
  ACK_FAR_OLD("an ACK older than any window", s -> s.peer().ack().ack(s.sndUna() - 200_000)),
  ACK_OF_DATA("an ACK of data", s -> s.peer().ack().ack(s.sndNxt()), Preparation.USER_HAS_SENT),
  ACK_OF_FIN("an ACK of the FIN", s -> s.peer().ack().ack(s.sndNxt())),
  ACK_BEYOND("an ACK of what was never sent", s -> s.peer().ack().ack(s.sndNxt() + 1)),
  ACK_BELOW_WINDOW(
      "an ACK with RCV.NXT-1", s -> s.peer().ack().ack(s.sndUna()).seq(s.rcvNxt() - 1)),
  ACK_ABOVE_WINDOW(
      "an ACK above the window", s -> s.peer().ack().ack(s.sndUna()).seq(s.windowEdge() + 1000)),
  URG_ALONE(
      "an URG without data", s -> s.peer().ack().ack(s.sndUna()).flags(ACK | URG).urgentPointer(1)),

  DATA("data in order", s -> data(s, 0)),
  DATA_WITH_ACK_OF_SYN("data in order", s -> data(s, 0).ack(s.sndNxt())),
  DATA_WITH_ACK_OF_FIN("data in order that acknowledges the FIN", s -> data(s, 0).ack(s.sndNxt())),
  DATA_BEHIND_GAP("data behind a gap", s -> data(s, 10)),
  DATA_BEHIND_GAP_WITH_ACK_OF_SYN("data behind a gap", s -> data(s, 10).ack(s.sndNxt())),
  DATA_OLD("data that came before", s -> data(s, -10), Preparation.TESTER_HAS_SENT),
  DATA_PARTLY_OLD(
      "data of which the first half came before", s -> data(s, -5), Preparation.TESTER_HAS_SENT),
  DATA_ABOVE_WINDOW("data above the window", s -> data(s, 0).seq(s.windowEdge() + 1000)),
  DATA_PARTLY_ABOVE_WINDOW(
      "data that passes the end of the window", s -> data(s, 0).seq(s.windowEdge() - 5)),
  DATA_ACK_BEYOND("data with an ACK of what was never sent", s -> data(s, 0).ack(s.sndNxt() + 1)),
  DATA_ACK_FAR_OLD(
      "data with an ACK older than any window", s -> data(s, 0).ack(s.sndUna() - 200_000)),

  FIN_ALONE("a FIN in order", s -> s.peer().fin().ack(s.sndUna())),
  FIN_WITH_ACK_OF_SYN("a FIN in order", s -> s.peer().fin().ack(s.sndNxt())),
  FIN_WITH_ACK_OF_FIN(
      "a FIN in order that acknowledges the FIN", s -> s.peer().fin().ack(s.sndNxt())),
  FIN_WITH_DATA("data and a FIN in order", s -> s.peer().fin().ack(s.sndUna()).data(text())),
  FIN_BEHIND_GAP("a FIN behind a gap", s -> s.peer().fin().ack(s.sndUna()).seq(s.rcvNxt() + 10)),
  FIN_OLD("a FIN with RCV.NXT-1", s -> s.peer().fin().ack(s.sndUna()).seq(s.rcvNxt() - 1)),
  FIN_ABOVE_WINDOW(
      "a FIN above the window", s -> s.peer().fin().ack(s.sndUna()).seq(s.windowEdge() + 1000)),
  FIN_ACK_BEYOND(
      "a FIN with an ACK of what was never sent", s -> s.peer().fin().ack(s.sndNxt() + 1)),

  ZERO_WINDOW_ACK(
      "an ACK while the window is zero",
      s -> s.peer().ack().ack(s.sndUna()),
      Preparation.WINDOW_IS_ZERO),
  ZERO_WINDOW_ACK_ABOVE(
      "an ACK with RCV.NXT+1 while the window is zero",
      s -> s.peer().ack().ack(s.sndUna()).seq(s.rcvNxt() + 1),
      Preparation.WINDOW_IS_ZERO),
  ZERO_WINDOW_DATA("data while the window is zero", s -> data(s, 0), Preparation.WINDOW_IS_ZERO),
  ZERO_WINDOW_FIN(
      "a FIN while the window is zero",
      s -> s.peer().fin().ack(s.sndUna()),
      Preparation.WINDOW_IS_ZERO),
  ZERO_WINDOW_RST(
      "a RST with exactly RCV.NXT while the window is zero",
      s -> s.peer().rst(),
      Preparation.WINDOW_IS_ZERO);

  private static final byte[] TEXT = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9'};

  private final String phrase;
  private final Function<Situation, Segment> segment;
  private final Preparation preparation;

  Arrival(String phrase, Function<Situation, Segment> segment) {
    this(phrase, segment, Preparation.NONE);
  }

  Arrival(String phrase, Function<Situation, Segment> segment, Preparation preparation) {
    this.phrase = phrase;
    this.segment = segment;
    this.preparation = preparation;
  }

  /** Return the ten octets of text in segments that carry some. */
  static byte[] text() {
    return TEXT.clone();
  }

  private static Segment data(Situation s, int ahead) {
    return s.peer().data(text()).ack(s.sndUna()).seq(s.rcvNxt() + ahead);
  }

  /** Return the name for ids, such as {@code rst-in-window}. */
  public String id() {
    String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    return id.endsWith("-alone") ? id.substring(0, id.length() - "-alone".length()) : id;
  }

  /** Return the segment in words. */
  public String phrase() {
    return phrase;
  }

  public Preparation preparation() {
    return preparation;
  }

  /** Return the segment for a connection with these numbers. */
  public Segment segment(Situation situation) {
    return segment.apply(situation);
  }

  static Arrival named(String id) {
    for (Arrival arrival : values()) {
      if (arrival.id().equals(id)) {
        return arrival;
      }
    }
    throw new IllegalArgumentException("there is no kind of segment '" + id + "'");
  }
}

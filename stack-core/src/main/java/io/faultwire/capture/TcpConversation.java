package io.faultwire.capture;

import io.faultwire.tcp.TcpState;
import io.faultwire.wire.TcpHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that two TCP ports said to each other over one connection, as the wire saw it. */
public final class TcpConversation {
  private final ConversationEnd client;
  private final ConversationEnd server;
  private final List<CapturedSegment> segments;
  private final Handshake handshake;
  private final List<Retransmission> retransmissions;

  TcpConversation(ConversationEnd client, ConversationEnd server, List<CapturedSegment> segments) {
    this.client = client;
    this.server = server;
    this.segments = List.copyOf(segments);
    this.handshake = Handshake.of(this.segments);
    this.retransmissions = new SegmentAnalysis(this.segments, this::history).run();
  }

  private ConversationEnd end(Side side) {
    return side == Side.CLIENT ? client : server;
  }

  private @org.jspecify.annotations.Nullable TcpHistory history(Side side) {
    return end(side).history;
  }

  /** Returns the end that sent the first SYN. */
  public Endpoint client() {
    return client.endpoint;
  }

  /** Returns the end that the first SYN was for. */
  public Endpoint server() {
    return server.endpoint;
  }

  public Endpoint endpoint(Side side) {
    return end(side).endpoint;
  }

  /** Returns all segments in the order in which they were sent. */
  public List<CapturedSegment> segments() {
    return segments;
  }

  /** Returns the segments of one end in the order in which they were sent. */
  public List<CapturedSegment> segmentsFrom(Side side) {
    return segments.stream().filter(segment -> segment.from() == side).toList();
  }

  /** Returns how it was opened. */
  public Handshake handshake() {
    return handshake;
  }

  /** Returns how it ended, as far as it did. */
  public Closing closing() {
    return ClosingAnalysis.of(this);
  }

  /** Returns what one end sent to the other. */
  public TcpStream streamFrom(Side side) {
    return TcpStream.of(this, side, history(side.other()));
  }

  /** Returns the segments that were sent again, in order, with their causes. */
  public List<Retransmission> retransmissions() {
    return retransmissions;
  }

  /** Returns what became of a segment that was sent again; empty if it was sent once. */
  public Optional<Retransmission> retransmissionIn(CapturedSegment segment) {
    return retransmissions.stream().filter(r -> r.segment() == segment).findFirst();
  }

  /** Returns the segments that arrived while octets before theirs were missing. */
  public List<CapturedSegment> outOfOrderArrivals() {
    return segments.stream().filter(CapturedSegment::isOutOfOrder).toList();
  }

  /**
   * Returns the segments, retransmissions excepted, that arrived after a segment which their sender
   * sent later (RFC 4737 section 3).
   */
  public List<CapturedSegment> overtaken() {
    return segments.stream().filter(segment -> segment.marks().overtaken).toList();
  }

  /** Returns the duplicate ACKs (RFC 5681 section 2). */
  public List<CapturedSegment> duplicateAcknowledgments() {
    return segments.stream().filter(CapturedSegment::isDuplicateAcknowledgment).toList();
  }

  /** Returns the segments that closed their sender's window. */
  public List<CapturedSegment> zeroWindows() {
    return segments.stream().filter(CapturedSegment::isZeroWindow).toList();
  }

  /** Returns the segments that a rule kept from arriving. */
  public List<CapturedSegment> lost() {
    return segments.stream().filter(CapturedSegment::isLost).toList();
  }

  /** Returns the segments with RST. */
  public List<CapturedSegment> resets() {
    return segments.stream().filter(segment -> segment.has(TcpHeader.RST)).toList();
  }

  /** Returns what states one end went through; empty in a capture made elsewhere. */
  public List<StateChange> stateChanges(Side side) {
    return end(side).changes();
  }

  /** Returns the states of one end in order, the one it began in included. */
  public List<TcpState> states(Side side) {
    List<TcpState> states = new ArrayList<>();
    for (StateChange change : stateChanges(side)) {
      if (states.isEmpty()) {
        states.add(change.from());
      }
      states.add(change.to());
    }
    return states;
  }

  /** Returns the last known state of one end; empty in a capture made elsewhere. */
  public Optional<TcpState> state(Side side) {
    return Optional.ofNullable(end(side).state());
  }

  /** Returns the state of one end at a time, changes of that very time included. */
  public Optional<TcpState> stateAt(Side side, long time) {
    TcpState state = null;
    for (StateChange change : stateChanges(side)) {
      state = state == null ? change.from() : state;
      state = change.at() <= time ? change.to() : state;
    }
    return Optional.ofNullable(state);
  }

  /**
   * Returns the windows that one end was offered, in the order in which they became known to it;
   * empty if the SYNs, which tell their scale, were not captured.
   */
  public Optional<List<WindowOffer>> windowOffers(Side to) {
    return WindowOffer.to(to, this);
  }

  /**
   * Returns the segments in which one end sent new data beyond the window that it was offered last,
   * in order. A probe of a closed window by one octet is not one of them (RFC 9293 section
   * 3.8.6.1). Empty, too, if the SYNs were not captured.
   */
  public List<CapturedSegment> segmentsBeyondWindow(Side from) {
    return windowOffers(from)
        .map(offers -> WindowOffer.segmentsBeyond(offers, from, this))
        .orElse(List.of());
  }

  /**
   * Returns the variables of one end over time, with the reason for each change; empty in a capture
   * made elsewhere.
   */
  public TcpTimeline timeline(Side side) {
    return TcpTimeline.of(endpoint(side), side, segments, history(side));
  }

  /** Returns the name, such as {@code client:49152 -> server:80}. */
  public String name() {
    return client.endpoint + " -> " + server.endpoint;
  }

  @Override
  public String toString() {
    return name() + ": " + segments.size() + " segments, " + closing().kind();
  }
}

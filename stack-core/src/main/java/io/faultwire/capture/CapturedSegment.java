package io.faultwire.capture;

import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.TcpHeader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One TCP segment that an end of a conversation sent, over all the links that it crossed. */
public final class CapturedSegment {
  private final IpDatagram datagram;
  private final TcpHeader header;
  private final Side from;
  private final long relativeSequence;
  private final long relativeAcknowledgment;
  private final List<FrameRecord> arrivals;
  private final SegmentMarks marks = new SegmentMarks();

  CapturedSegment(
      IpDatagram datagram,
      Side from,
      long relativeSequence,
      long relativeAcknowledgment,
      @Nullable String receiver) {
    this.datagram = datagram;
    this.header = new TcpHeader().wrap(datagram.bytes(), datagram.offset());
    this.from = from;
    this.relativeSequence = relativeSequence;
    this.relativeAcknowledgment = relativeAcknowledgment;
    this.arrivals = datagram.arrivalsAt(receiver);
  }

  static boolean isReadable(IpDatagram datagram) {
    if (datagram.protocol != IpProtocol.TCP || datagram.length() < TcpHeader.LENGTH) {
      return false;
    }
    int headerLength = new TcpHeader().wrap(datagram.bytes(), datagram.offset()).headerLength();
    return headerLength >= TcpHeader.LENGTH && headerLength <= datagram.length();
  }

  /** Orders segments of one end that have arrived by their arrival. */
  static int compareArrival(CapturedSegment a, CapturedSegment b) {
    return FrameRecord.BY_ARRIVAL.compare(a.arrivals.get(0), b.arrivals.get(0));
  }

  SegmentMarks marks() {
    return marks;
  }

  /** Returns the frame in which it left its sender. */
  public CapturedFrame frame() {
    return datagram.firstFrame();
  }

  /** Returns every frame that carried it or a part or copy of it, over all links. */
  public List<CapturedFrame> frames() {
    return datagram.frames();
  }

  /** Returns which end sent it. */
  public Side from() {
    return from;
  }

  public int sequenceNumber() {
    return header.sequenceNumber();
  }

  /** Returns the acknowledgment number as sent; it means nothing without the ACK bit. */
  public int acknowledgmentNumber() {
    return header.acknowledgmentNumber();
  }

  /** Returns the sequence number counted from its sender's SYN, which has 0, without wrapping. */
  public long relativeSequence() {
    return relativeSequence;
  }

  /** Returns the sequence number after its last octet, counted from its sender's SYN. */
  public long relativeEnd() {
    return relativeSequence + sequenceLength();
  }

  /** Returns the acknowledgment number counted from the peer's SYN; 0 without the ACK bit. */
  public long relativeAcknowledgment() {
    return relativeAcknowledgment;
  }

  /** Returns the control bits as {@link TcpHeader} numbers them. */
  public int flags() {
    return header.flags();
  }

  /** Tells whether all the given control bits are set. */
  public boolean has(int flags) {
    return header.has(flags);
  }

  /** Returns the window as sent, not scaled. */
  public int window() {
    return header.window();
  }

  /** Returns the TCP header, as a window on a capture's bytes. */
  public TcpHeader header() {
    return header;
  }

  /** Returns how many octets of data it carries. */
  public int payloadLength() {
    return datagram.length() - header.headerLength();
  }

  /** Returns a copy of its data. */
  public byte[] payload() {
    int end = datagram.offset() + datagram.length();
    return Arrays.copyOfRange(datagram.bytes(), end - payloadLength(), end);
  }

  /**
   * Returns the index of the first of so many octets of its data that is not as in an array, or -1.
   */
  int mismatch(byte[] others, int from, int count) {
    int start = datagram.offset() + header.headerLength();
    byte[] bytes = datagram.bytes();
    return Arrays.mismatch(bytes, start, start + count, others, from, from + count);
  }

  /** Copies its data from an octet on to its end, and returns how many octets that is. */
  int copyPayload(int from, byte[] target, int at) {
    int count = payloadLength() - from;
    int start = datagram.offset() + header.headerLength() + from;
    System.arraycopy(datagram.bytes(), start, target, at, count);
    return count;
  }

  /** Returns how many sequence numbers it takes: its data, and one each for SYN and FIN. */
  public int sequenceLength() {
    return payloadLength() + (has(TcpHeader.SYN) ? 1 : 0) + (has(TcpHeader.FIN) ? 1 : 0);
  }

  /** Returns when it was sent, in nanoseconds. */
  public long sentAt() {
    return datagram.sentAt();
  }

  /** Returns when it first arrived, in nanoseconds, or {@link CapturedFrame#NEVER}. */
  public long arrivedAt() {
    return arrivals.isEmpty() ? CapturedFrame.NEVER : arrivals.get(0).arrivedAt;
  }

  /** Returns when each intact copy arrived, in nanoseconds, in order; empty if it was lost. */
  public List<Long> arrivals() {
    return arrivals.stream().map(frame -> frame.arrivedAt).toList();
  }

  List<FrameRecord> arrivedFrames() {
    return arrivals;
  }

  /** Tells whether it reached the other end intact. */
  public boolean hasArrived() {
    return !arrivals.isEmpty();
  }

  /** Tells whether it can no longer arrive. */
  public boolean isLost() {
    return arrivals.isEmpty() && !datagram.isInFlight();
  }

  /** Returns what a rule did that kept it, or a copy of it, from arriving intact. */
  public Optional<Touch> harm() {
    return Optional.ofNullable(datagram.harm());
  }

  /** Returns all that rules did to it or its copies, the routine of links left out. */
  public List<Touch> mishaps() {
    return datagram.mishaps();
  }

  /** Tells whether octets in it had been sent before. */
  public boolean isRetransmission() {
    return marks.retransmission;
  }

  /** Tells whether it arrived while octets before its own were still missing. */
  public boolean isOutOfOrder() {
    return marks.outOfOrder;
  }

  /** Tells whether it is a duplicate ACK (RFC 5681 section 2). */
  public boolean isDuplicateAcknowledgment() {
    return marks.duplicateAcknowledgment;
  }

  /** Tells whether it asks the peer to send nothing more for now. */
  public boolean isZeroWindow() {
    return window() == 0 && !has(TcpHeader.RST);
  }

  /** Returns text such as {@code SYN,ACK seq=0 ack=1 win=65535}, in relative numbers. */
  public String label() {
    StringBuilder text = new StringBuilder(TcpHeader.describeFlags(flags()));
    text.append(" seq=").append(relativeSequence);
    if (has(TcpHeader.ACK)) {
      text.append(" ack=").append(relativeAcknowledgment);
    }
    text.append(" win=").append(window());
    return payloadLength() > 0
        ? text.append(" len=").append(payloadLength()).toString()
        : text.toString();
  }

  @Override
  public String toString() {
    return "frame " + frame().number() + " from the " + from + ": " + label();
  }
}

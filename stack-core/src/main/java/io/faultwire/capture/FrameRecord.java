package io.faultwire.capture;

import io.faultwire.link.InstalledFault;
import io.faultwire.link.LinkTap;
import io.faultwire.link.Verdict;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.Packet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** One frame on one link, as it is recorded: the frame's octets and what becomes of it. */
final class FrameRecord implements LinkTap.FrameFate {
  /** The arrival time of a frame that did not arrive. */
  static final long NEVER = -1;

  /** Orders frames of one interface by their arrival, those of one time included. */
  static final Comparator<FrameRecord> BY_ARRIVAL =
      Comparator.<FrameRecord>comparingLong(frame -> frame.arrivedAt)
          .thenComparingInt(frame -> Math.max(frame.number, frame.arrivedAfter))
          .thenComparing(frame -> frame.arrivedAfter > frame.number)
          .thenComparingInt(frame -> frame.number);

  final int number;
  final CapturedInterface where;
  final long sentAt;
  final byte[] chunk;
  final int offset;
  final int length;
  final int capturedLength;
  private final ArrivalOrder order;
  long arrivedAt = NEVER;

  /** The highest number of the frames that arrived before this one. */
  int arrivedAfter;

  List<Touch> touches = List.of();

  FrameRecord(
      int number,
      CapturedInterface where,
      long sentAt,
      byte[] chunk,
      int offset,
      int length,
      int capturedLength,
      ArrivalOrder order) {
    this.number = number;
    this.where = where;
    this.sentAt = sentAt;
    this.chunk = chunk;
    this.offset = offset;
    this.length = length;
    this.capturedLength = capturedLength;
    this.order = order;
  }

  @Override
  public void touched(InstalledFault fault, Verdict verdict) {
    boolean routine = verdict.kind() == Verdict.Kind.DELAY && !fault.isScripted();
    add(new Touch(fault.name(), verdict.kind(), verdict.nanos(), verdict.count(), routine));
  }

  @Override
  public void dropped(InstalledFault fault) {
    add(new Touch(fault.name(), Verdict.Kind.DROP, 0, 0, false));
  }

  @Override
  public void delivered(long now) {
    arrivedAt = now;
    arrivedAfter = order.arrived(number);
  }

  void add(Touch touch) {
    if (touches.isEmpty()) {
      touches = new ArrayList<>(1);
    }
    touches.add(touch);
  }

  boolean isDelivered() {
    return arrivedAt != NEVER;
  }

  boolean isDropped() {
    return isTouched(Verdict.Kind.DROP);
  }

  boolean isTouched(Verdict.Kind kind) {
    for (Touch touch : touches) {
      if (touch.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  boolean isCorrupted() {
    return isTouched(Verdict.Kind.CORRUPT) || isTouched(Verdict.Kind.CORRUPT_BEYOND_FCS);
  }

  /** Lets a packet look at the frame as it was sent. */
  Packet wrap(Packet packet) {
    return wrap(packet, chunk, offset);
  }

  Packet wrap(Packet packet, byte[] bytes, int at) {
    int header = where.linkType().headerLength();
    return where.linkType().isEthernet()
        ? packet.wrap(bytes, at, length)
        : packet.wrapDatagram(bytes, at + header, Math.max(0, length - header));
  }

  /** Tells whether rules changed octets of it. */
  boolean isChanged() {
    return isCorrupted() || isTouched(Verdict.Kind.MARK);
  }

  /** Returns a copy of the octets with the bits inverted and the marks set that rules did. */
  byte[] arrivedBytes() {
    byte[] bytes = Arrays.copyOfRange(chunk, offset, offset + length);
    for (Touch touch : touches) {
      boolean inverts =
          touch.kind() == Verdict.Kind.CORRUPT || touch.kind() == Verdict.Kind.CORRUPT_BEYOND_FCS;
      if (inverts && touch.count() < length * 8) {
        bytes[touch.count() >>> 3] ^= (byte) (0x80 >>> (touch.count() & 7));
      }
      Packet packet = touch.kind() == Verdict.Kind.MARK ? wrap(new Packet(), bytes, 0) : null;
      if (packet != null && packet.ipv4() != null) {
        Ipv4Header.markCongestion(bytes, packet.networkOffset());
      }
    }
    return bytes;
  }
}

package io.faultwire.ip;

import io.faultwire.time.Deadline;
import io.faultwire.time.EventQueue;
import io.faultwire.wire.Bytes;
import io.faultwire.wire.Frame;
import io.faultwire.wire.Ipv4Header;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A datagram of which some fragments are missing: its buffer and its holes (RFC 815). */
final class PartialDatagram {
  private static final int UNKNOWN = Integer.MAX_VALUE;
  private static final int MAXIMUM = 65_535;

  private final int source;
  private final int destination;
  private final int identification;
  private final int protocol;
  private final boolean broadcast;
  private final Frame buffer;
  private final List<Hole> holes = new ArrayList<>(List.of(new Hole(0, UNKNOWN)));
  private int headerLength;
  private int firstFragmentLength;
  private int dataLength;
  final Deadline deadline;

  /** Called when the datagram did not become whole in time. */
  @FunctionalInterface
  interface Expiry {
    void expired(PartialDatagram partial, long now);
  }

  /** What a fragment did to a datagram. */
  enum Fit {
    ADDED,
    COMPLETED,
    /** Its octets were there already, the same ones. */
    DUPLICATE,
    /** It contradicts what is there. */
    REFUSED
  }

  private record Hole(int first, int end) {}

  PartialDatagram(
      Ipv4Header header, boolean broadcast, Frame buffer, EventQueue queue, Expiry expiry) {
    this.source = header.source();
    this.destination = header.destination();
    this.identification = header.identification();
    this.protocol = header.protocol();
    this.broadcast = broadcast;
    this.buffer = buffer;
    this.deadline = new Deadline(queue, now -> expiry.expired(this, now));
  }

  /** Tells whether a fragment belongs to this datagram (RFC 791 section 3.2). */
  boolean owns(Ipv4Header header) {
    return header.source() == source
        && header.destination() == destination
        && header.identification() == identification
        && header.protocol() == protocol;
  }

  /** Tells whether a fragment has data, of whole 8 octets unless it is the last (RFC 791 3.1). */
  static boolean isSound(Frame fragment, Ipv4Header header) {
    int length = fragment.length() - header.headerLength();
    return length > 0
        && (!header.moreFragments() || length % 8 == 0)
        && header.fragmentOffset() + fragment.length() <= MAXIMUM;
  }

  /** Copies a sound fragment, which begins with its IPv4 header, to its place. */
  Fit add(Frame fragment, Ipv4Header header) {
    int skip = header.headerLength();
    int first = header.fragmentOffset();
    int end = first + fragment.length() - skip;
    boolean more = header.moreFragments();
    int index = holeAround(first, end);
    if (index < 0) {
      return isCopy(fragment, skip, first, end) && (more || end == dataLength)
          ? Fit.DUPLICATE
          : Fit.REFUSED;
    }
    Hole hole = holes.get(index);
    if (!more && hole.end != UNKNOWN) {
      return Fit.REFUSED;
    }
    fill(index, hole, first, end, more);
    int base = buffer.start();
    System.arraycopy(
        fragment.bytes(), fragment.start() + skip, buffer.bytes(), base + first, end - first);
    if (first == 0) {
      headerLength = skip;
      firstFragmentLength = end;
      System.arraycopy(fragment.bytes(), fragment.start(), buffer.bytes(), base - skip, skip);
    }
    dataLength = more ? dataLength : end;
    if (!holes.isEmpty()) {
      return Fit.ADDED;
    }
    return headerLength + dataLength > MAXIMUM ? Fit.REFUSED : Fit.COMPLETED;
  }

  private void fill(int index, Hole hole, int first, int end, boolean more) {
    holes.remove(index);
    if (more && end < hole.end) {
      holes.add(index, new Hole(end, hole.end));
    }
    if (first > hole.first) {
      holes.add(index, new Hole(hole.first, first));
    }
  }

  private int holeAround(int first, int end) {
    for (int i = 0; i < holes.size(); i++) {
      if (holes.get(i).first <= first && end <= holes.get(i).end) {
        return i;
      }
    }
    return -1;
  }

  private boolean isCopy(Frame fragment, int skip, int first, int end) {
    for (Hole hole : holes) {
      if (first < hole.end && hole.first < end) {
        return false;
      }
    }
    int there = buffer.start() + first;
    int here = fragment.start() + skip;
    return (dataLength == 0 || end <= dataLength)
        && Arrays.equals(
            buffer.bytes(), there, there + end - first, fragment.bytes(), here, here + end - first);
  }

  /**
   * Returns the whole datagram with the header of its first fragment, made to fit; gives it away.
   */
  Frame whole() {
    buffer.setLength(dataLength);
    int at = buffer.push(headerLength);
    Bytes.putShort(buffer.bytes(), at + 2, headerLength + dataLength);
    Bytes.putShort(buffer.bytes(), at + 6, 0);
    Ipv4Header.writeChecksum(buffer.bytes(), at, headerLength);
    return buffer;
  }

  /** Tells whether the fragment with offset 0 has arrived. */
  boolean hasFirstFragment() {
    return headerLength > 0;
  }

  /** Returns the first fragment as it arrived; gives it away. */
  Frame firstFragment() {
    buffer.setLength(firstFragmentLength);
    buffer.push(headerLength);
    return buffer;
  }

  boolean isBroadcast() {
    return broadcast;
  }

  void discard() {
    deadline.set(EventQueue.NEVER);
    buffer.release();
  }
}

package io.faultwire.capture;

import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.Packet;
import io.faultwire.wire.SourceRoute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One IPv4 datagram that a host sent, its fragments put together. */
final class IpDatagram {
  private static final byte[] NOTHING = new byte[0];

  final int source;
  final int destination;
  final int protocol;
  private final List<Passage> fragments = new ArrayList<>(1);
  private byte[] bytes;
  private int offset;
  private int length;
  private boolean begun;

  /** Begins a datagram with the passage of the whole or of any fragment. */
  IpDatagram(Ipv4Header ip) {
    this.source = ip.source();
    this.destination = SourceRoute.destinationOf(ip);
    this.protocol = ip.protocol();
    this.bytes = NOTHING;
  }

  /** Adds a fragment, or the whole, whose headers the packet shows. */
  void add(Passage passage, Packet packet) {
    Ipv4Header ip = java.util.Objects.requireNonNull(packet.ipv4());
    fragments.add(passage);
    begun |= ip.fragmentOffset() == 0;
    int size = ip.totalLength() - ip.headerLength();
    if (!ip.isFragment()) {
      bytes = packet.bytes();
      offset = packet.transportOffset();
      length = size;
      return;
    }
    length = Math.max(length, ip.fragmentOffset() + size);
    bytes = Arrays.copyOf(bytes, Math.max(length, bytes.length));
    System.arraycopy(packet.bytes(), packet.transportOffset(), bytes, ip.fragmentOffset(), size);
  }

  /** Returns the array that the transport header and data lie in. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns the index of the transport header. */
  int offset() {
    return offset;
  }

  /** Returns the length of transport header and data in octets. */
  int length() {
    return length;
  }

  /** Tells whether the part with the transport header was captured. */
  boolean isBegun() {
    return begun;
  }

  List<Passage> fragments() {
    return fragments;
  }

  CapturedFrame firstFrame() {
    return new CapturedFrame(fragments.get(0).origin());
  }

  List<CapturedFrame> frames() {
    List<CapturedFrame> frames = new ArrayList<>();
    for (Passage fragment : fragments) {
      fragment.hops().forEach(hop -> frames.add(new CapturedFrame(hop)));
    }
    return frames;
  }

  long sentAt() {
    return fragments.get(0).sentAt();
  }

  /** Returns the frames with which copies of the whole datagram were complete at a device. */
  List<FrameRecord> arrivalsAt(@Nullable String device) {
    List<FrameRecord> complete = List.of();
    for (int i = 0; i < fragments.size(); i++) {
      List<FrameRecord> arrivals = fragments.get(i).arrivalsAt(device);
      complete = i == 0 ? arrivals : later(complete, arrivals);
    }
    return complete;
  }

  private static List<FrameRecord> later(List<FrameRecord> a, List<FrameRecord> b) {
    List<FrameRecord> later = new ArrayList<>();
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      boolean isFirst = FrameRecord.BY_ARRIVAL.compare(a.get(i), b.get(i)) > 0;
      later.add(isFirst ? a.get(i) : b.get(i));
    }
    return later;
  }

  /** Returns what rules did to it on its way, routine left out. */
  List<Touch> mishaps() {
    List<Touch> mishaps = new ArrayList<>();
    for (Passage fragment : fragments) {
      for (FrameRecord hop : fragment.hops()) {
        hop.touches.stream().filter(touch -> !touch.routine()).forEach(mishaps::add);
      }
    }
    return mishaps;
  }

  /** Returns what took a part of it off its way, or null if nothing did. */
  @Nullable Touch harm() {
    for (Passage fragment : fragments) {
      Touch harm = fragment.harm();
      if (harm != null) {
        return harm;
      }
    }
    return null;
  }

  boolean isInFlight() {
    return fragments.stream().anyMatch(Passage::isInFlight);
  }
}

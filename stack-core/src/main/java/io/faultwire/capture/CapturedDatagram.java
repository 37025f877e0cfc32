package io.faultwire.capture;

import io.faultwire.wire.UdpHeader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One UDP datagram that a host sent, its fragments put together, over all links it crossed. */
public final class CapturedDatagram {
  private final IpDatagram datagram;
  private final Side from;
  private final List<FrameRecord> arrivals;

  CapturedDatagram(IpDatagram datagram, Side from, @Nullable String receiver) {
    this.datagram = datagram;
    this.from = from;
    this.arrivals = datagram.arrivalsAt(receiver);
  }

  /** Orders datagrams of one end that have arrived by their arrival. */
  static int compareArrival(CapturedDatagram a, CapturedDatagram b) {
    return FrameRecord.BY_ARRIVAL.compare(a.arrivals.get(0), b.arrivals.get(0));
  }

  /** Returns the first frame in which it left its sender. */
  public CapturedFrame frame() {
    return datagram.firstFrame();
  }

  /** Returns every frame that carried it or a part or copy of it, over all links. */
  public List<CapturedFrame> frames() {
    return datagram.frames();
  }

  /** Returns how many fragments its sender made of it; 1 if it was sent whole. */
  public int fragments() {
    return datagram.fragments().size();
  }

  /** Returns which end sent it. */
  public Side from() {
    return from;
  }

  /** Returns a copy of its data. */
  public byte[] payload() {
    int start = datagram.offset() + UdpHeader.LENGTH;
    return Arrays.copyOfRange(datagram.bytes(), start, datagram.offset() + datagram.length());
  }

  /** Returns when it was sent, in nanoseconds. */
  public long sentAt() {
    return datagram.sentAt();
  }

  /** Returns when each intact copy arrived, in nanoseconds, in order; empty if it was lost. */
  public List<Long> arrivals() {
    return arrivals.stream().map(frame -> frame.arrivedAt).toList();
  }

  /** Returns when it first arrived, in nanoseconds, or {@link CapturedFrame#NEVER}. */
  public long arrivedAt() {
    return arrivals.isEmpty() ? CapturedFrame.NEVER : arrivals.get(0).arrivedAt;
  }

  /** Tells whether no intact copy arrived and none can any more. */
  public boolean isLost() {
    return arrivals.isEmpty() && !datagram.isInFlight();
  }

  /** Tells whether it arrived more than once. */
  public boolean isDuplicated() {
    return arrivals.size() > 1;
  }

  /** Returns what a rule did that kept it, a part or a copy of it from arriving intact. */
  public Optional<Touch> harm() {
    return Optional.ofNullable(datagram.harm());
  }

  /** Returns all that rules did to it or its copies, the routine of links left out. */
  public List<Touch> mishaps() {
    return datagram.mishaps();
  }

  @Override
  public String toString() {
    return "frame "
        + frame().number()
        + " from the "
        + from
        + ": UDP len="
        + (datagram.length() - UdpHeader.LENGTH)
        + (arrivals.isEmpty() ? harm().map(touch -> ", " + touch).orElse(", not arrived") : "");
  }
}

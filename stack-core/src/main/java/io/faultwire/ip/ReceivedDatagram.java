package io.faultwire.ip;

import io.faultwire.wire.Frame;
import io.faultwire.wire.Ipv4Header;

/** A datagram that arrived whole, header checked; a window that is moved from one to the next. */
public final class ReceivedDatagram {
  private final Ipv4Header header = new Ipv4Header();
  private Frame frame;
  private boolean broadcast;
  private boolean taken;

  /** Looks at a frame that begins with an IPv4 header, and strips the header off. */
  ReceivedDatagram(Frame frame, boolean broadcast) {
    this.frame = frame;
    wrap(frame, broadcast);
  }

  ReceivedDatagram wrap(Frame datagram, boolean toAll) {
    this.frame = datagram;
    this.broadcast = toAll;
    this.taken = false;
    header.wrap(datagram.bytes(), datagram.start());
    datagram.pull(header.headerLength());
    return this;
  }

  /** Returns the frame, which begins with the protocol's header and ends with its data. */
  public Frame frame() {
    return frame;
  }

  /** Makes the caller the owner of the frame. */
  public Frame takeFrame() {
    taken = true;
    return frame;
  }

  void releaseUnlessTaken() {
    if (!taken) {
      frame.release();
    }
  }

  public Ipv4Header header() {
    return header;
  }

  /** Returns the source address as a 32-bit integer. */
  public int source() {
    return header.source();
  }

  /** Returns the destination address as a 32-bit integer. */
  public int destination() {
    return header.destination();
  }

  /** Returns the octet of Differentiated Services and ECN (RFC 2474, RFC 3168). */
  public int typeOfService() {
    return header.typeOfService();
  }

  /** Tells whether it was sent to all, by its IPv4 or its Ethernet destination. */
  public boolean isBroadcast() {
    return broadcast;
  }
}

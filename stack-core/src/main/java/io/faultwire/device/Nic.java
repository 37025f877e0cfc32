package io.faultwire.device;

import io.faultwire.link.LinkDirection;
import io.faultwire.link.Port;
import io.faultwire.wire.Bytes;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/** A network interface: takes the frames that are meant for its station, intact ones only. */
public final class Nic implements Port {
  private final String name;
  private final MacAddress mac;
  private final int mtu;
  private final FramePool pool;
  private @Nullable LinkDirection outgoing;
  private FrameHandler handler = (frame, now) -> frame.release();
  private long received;
  private long sent;
  private long fcsErrors;
  private long runts;
  private long notForUs;

  /** Takes the frames that a {@link Nic} accepts. */
  @FunctionalInterface
  public interface FrameHandler {
    /** Takes a frame, Ethernet header included, and owns it from then on. */
    void frame(Frame frame, long now);
  }

  /**
   * Creates an interface.
   *
   * @param name the name of the device, unique in its network
   * @param mtu the largest IP datagram that it sends, in octets
   */
  public Nic(String name, MacAddress mac, int mtu, FramePool pool) {
    this.name = name;
    this.mac = mac;
    this.mtu = mtu;
    this.pool = pool;
  }

  /** Sets who gets the frames that are accepted. */
  public void setHandler(FrameHandler handler) {
    this.handler = handler;
  }

  @Override
  public String name() {
    return name;
  }

  public MacAddress mac() {
    return mac;
  }

  public int mtu() {
    return mtu;
  }

  public FramePool pool() {
    return pool;
  }

  @Override
  public void attach(LinkDirection direction) {
    if (outgoing != null) {
      throw new IllegalStateException(
          name + " is plugged in already, into " + outgoing.linkName() + "; use a switch");
    }
    outgoing = direction;
  }

  /** Sends a frame, Ethernet header included, padded to the minimum size, and owns it. */
  public void transmit(Frame frame) {
    if (outgoing == null) {
      frame.release();
      return;
    }
    int padding = EthernetHeader.MINIMUM_FRAME - frame.length();
    if (padding > 0) {
      int at = frame.append(padding);
      java.util.Arrays.fill(frame.bytes(), at, at + padding, (byte) 0);
    }
    sent++;
    outgoing.transmit(frame);
  }

  @Override
  public void receive(Frame frame, long now) {
    if (frame.length() < EthernetHeader.MINIMUM_FRAME) {
      runts++;
      frame.release();
    } else if (!frame.fcsMatches()) {
      fcsErrors++;
      frame.release();
    } else if (!isForUs(Bytes.getUnsigned48(frame.bytes(), frame.start()))) {
      notForUs++;
      frame.release();
    } else {
      received++;
      handler.frame(frame, now);
    }
  }

  private boolean isForUs(long destination) {
    return destination == mac.value() || MacAddress.isGroup(destination);
  }

  /** Returns how many frames were accepted. */
  public long received() {
    return received;
  }

  /** Returns how many frames were sent. */
  public long sent() {
    return sent;
  }

  /** Returns how many frames were dropped since their FCS was wrong. */
  public long fcsErrors() {
    return fcsErrors;
  }

  /** Returns how many frames were dropped for being shorter than Ethernet allows. */
  public long runts() {
    return runts;
  }

  /** Returns how many frames were dropped since they were addressed to another station. */
  public long notForUs() {
    return notForUs;
  }
}

package io.faultwire.wire;

import java.util.ArrayDeque;

/**
 * The buffers of a network's frames, counted, so that a frame that nobody released is found.
 *
 * <p>Not thread-safe: a pool belongs to one network, whose parts run one at a time.
 */
public final class FramePool {
  /**
   * Octets before the payload, enough for Ethernet, 802.1Q, IPv4 with options and TCP with options.
   */
  public static final int HEADROOM = 160;

  private final int capacity;
  private final ArrayDeque<Frame> free = new ArrayDeque<>();
  private int outstanding;

  /**
   * Creates a pool.
   *
   * @param mtu the largest IP datagram that a frame must hold, in octets
   */
  public FramePool(int mtu) {
    this.capacity = HEADROOM + mtu + EthernetHeader.LENGTH;
  }

  /** Returns an empty frame whose data begins behind {@link #HEADROOM}. */
  public Frame acquire() {
    Frame frame = free.pollLast();
    if (frame == null) {
      frame = new Frame(this, new byte[capacity]);
    }
    frame.reset(HEADROOM);
    outstanding++;
    return frame;
  }

  /** Returns a frame that holds a copy of the given octets. */
  public Frame copyOf(byte[] bytes, int offset, int length) {
    Frame frame = acquire();
    frame.append(bytes, offset, length);
    return frame;
  }

  /** Returns the number of frames that were acquired and not yet released. */
  public int outstanding() {
    return outstanding;
  }

  /** Returns the most octets that fit behind the headroom of a frame. */
  public int maximumLength() {
    return capacity - HEADROOM;
  }

  void giveBack(Frame frame) {
    outstanding--;
    free.addLast(frame);
  }
}

package io.faultwire.engine.kernel;

import io.faultwire.link.LinkDirection;
import io.faultwire.link.Port;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import java.util.Arrays;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The end of a link at which a kernel is plugged in, over a TAP device. */
public final class TapPort implements Port {
  private static final int LARGEST_FRAME = 65_536;

  /** So that others get their turn as well. */
  private static final int MOST_AT_ONCE = 64;

  private final String name;
  private final TapDevice device;
  private final FramePool pool;
  private final Executor inbox;
  private final byte[] buffer = new byte[LARGEST_FRAME];
  private @Nullable LinkDirection outgoing;
  private @Nullable Thread reader;
  private long tooLong;

  /**
   * Creates a port.
   *
   * @param name the name of the host whose kernel it is
   * @param inbox runs a task in the network's turn, at the network's time, before it returns
   */
  public TapPort(String name, TapDevice device, FramePool pool, Executor inbox) {
    this.name = name;
    this.device = device;
    this.pool = pool;
    this.inbox = inbox;
  }

  /** Starts the thread that takes the kernel's frames; it ends when the device is closed. */
  public void start() {
    reader = new Thread(this::readAll, "faultwire-tap-" + name);
    reader.setDaemon(true);
    reader.start();
  }

  /** Waits until that thread has ended; its device and its network are closed. */
  void awaitEnd() {
    boolean interrupted = false;
    while (reader != null && reader.isAlive()) {
      try {
        reader.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void readAll() {
    while (device.await()) {
      inbox.execute(this::takeWaiting);
    }
  }

  /**
   * Sends what waits, within one turn: to get a turn takes longer than to send a frame. Only for
   * those who drive their network themselves and did not {@link #start}.
   *
   * @return how many frames it were
   */
  public int takeWaiting() {
    for (int i = 0; i < MOST_AT_ONCE; i++) {
      int length = device.take(buffer);
      if (length < 0) {
        return i;
      }
      transmit(length);
    }
    return MOST_AT_ONCE;
  }

  /** Sends a frame, padded as a real interface does it (IEEE 802.3 section 4.2.8). */
  private void transmit(int length) {
    if (outgoing == null || length > pool.maximumLength()) {
      tooLong++;
      return;
    }
    int padded = Math.max(length, EthernetHeader.MINIMUM_FRAME);
    Arrays.fill(buffer, length, padded, (byte) 0);
    outgoing.transmit(pool.copyOf(buffer, 0, padded));
  }

  /** Returns how many frames of the kernel's were longer than the network's frames are. */
  public long tooLong() {
    return tooLong;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void attach(LinkDirection direction) {
    outgoing = direction;
  }

  /** Gives a frame to the kernel, unless its FCS is wrong: a TAP device carries none. */
  @Override
  public void receive(Frame frame, long now) {
    if (frame.fcsMatches()) {
      device.write(frame.bytes(), frame.start(), frame.length());
    }
    frame.release();
  }
}

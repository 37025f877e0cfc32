package io.faultwire.suites.script.live;

import io.faultwire.suites.script.packet.ReceivedPacket;
import io.faultwire.suites.tcp.subject.RawWire;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The time of a script in nanoseconds since its start, and the packets that come meanwhile. */
public final class Timeline {
  /** How often somebody who waits for the subject looks at it. */
  private static final long LOOK_EVERY = 1_000_000;

  private final RawWire wire;
  private final long start;
  private final ArrayDeque<Arrival> arrivals = new ArrayDeque<>();
  private @Nullable Runnable watcher;

  /** Start now. */
  public Timeline(RawWire wire) {
    this.wire = wire;
    this.start = wire.now();
  }

  /** Return the time. */
  public long now() {
    return wire.now() - start;
  }

  /** Set who looks at the subject after each packet and every millisecond; null for nobody. */
  public void setWatcher(@Nullable Runnable watcher) {
    this.watcher = watcher;
  }

  /** Send a packet, and let the subject take it. */
  public void send(byte[] packet) {
    wire.send(packet);
    advanceTo(now());
  }

  /** Let time pass until a time, and keep the packets that come. */
  public void advanceTo(long time) {
    boolean came = true;
    while (came || now() < time) {
      came = step(Math.max(time, now()));
    }
  }

  /** Let the packets arrive that are on the wire now, while nobody looks at the subject. */
  public void letArrive() {
    watcher = null;
    advanceTo(now());
  }

  /** Return the oldest packet that was not taken yet; null if none comes until a time. */
  public @Nullable Arrival next(long deadline) {
    boolean stepped = false;
    while (arrivals.isEmpty() && (!stepped || now() < deadline)) {
      step(deadline);
      stepped = true;
    }
    return arrivals.pollFirst();
  }

  /** Wait for one packet at most, and tell whether one came. */
  private boolean step(long time) {
    long until = watcher == null ? time : Math.min(time, now() + LOOK_EVERY);
    byte[] octets = wire.receive(start + until);
    if (octets != null) {
      long at = now();
      ReceivedPacket.decode(octets).ifPresent(packet -> arrivals.add(new Arrival(at, packet)));
    }
    if (watcher != null) {
      watcher.run();
    }
    return octets != null;
  }
}

package io.faultwire.link;

import io.faultwire.time.EventHandler;
import io.faultwire.time.EventQueue;
import io.faultwire.time.Seed;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.Frame;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.Packet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the two directions of a link: an ordered chain of faults, then the receiver. */
public final class LinkDirection implements EventHandler {
  private final String linkName;
  private final Port from;
  private final Port to;
  private final VirtualClock clock;
  private final EventQueue queue;
  private final Seed seed;
  private final List<InstalledFault> chain = new ArrayList<>();
  private final List<InstalledFault> everInstalled = new ArrayList<>();
  private final HeldFrames held;
  private final Packet packet = new Packet();
  private @Nullable LinkTap tap;
  private @Nullable Carrier carrier;

  LinkDirection(
      String linkName, Port from, Port to, VirtualClock clock, EventQueue queue, Seed seed) {
    this.linkName = linkName;
    this.from = from;
    this.to = to;
    this.clock = clock;
    this.queue = queue;
    this.seed = seed;
    this.held = new HeldFrames(queue, this);
  }

  /** Returns the name of the direction, such as {@code client->server}. */
  public String name() {
    return from.name() + "->" + to.name();
  }

  /** Returns the name of the link that this is a direction of. */
  public String linkName() {
    return linkName;
  }

  public Port from() {
    return from;
  }

  public Port to() {
    return to;
  }

  /** Sets who watches the frames; null for nobody. */
  public void setTap(@Nullable LinkTap tap) {
    this.tap = tap;
  }

  /**
   * Sets who carries the frames to the other end, in the place of the event queue. The rules still
   * decide what becomes of each.
   */
  public void setCarrier(Carrier carrier) {
    this.carrier = carrier;
  }

  /**
   * Installs a fault before those that are there: the newest is asked first.
   *
   * @return the handle that heals the link of it
   */
  public InstalledFault install(Fault fault) {
    String place = "link " + linkName + " / " + name() + " / " + fault.name();
    long twins = everInstalled.stream().filter(f -> f.name().equals(fault.name())).count();
    InstalledFault installed =
        new InstalledFault(fault, name(), seed.stream(twins == 0 ? place : place + " #" + twins));
    add(installed);
    return installed;
  }

  void add(InstalledFault installed) {
    chain.removeIf(InstalledFault::isClosed);
    chain.add(0, installed);
    everInstalled.add(installed);
  }

  /** Returns every fault that was ever installed here, healed ones included, oldest first. */
  public List<InstalledFault> faults() {
    return List.copyOf(everInstalled);
  }

  /** Sends a frame and owns it from then on. */
  public void transmit(Frame frame) {
    long now = clock.now();
    if (tap != null) {
      frame.setTrace(tap.sent(this, frame, now));
    }
    if (chain.isEmpty()) {
      send(frame, 0, null, null, now);
    } else {
      judge(frame, 0, 0, null, now);
    }
  }

  private void judge(
      Frame frame, int firstRule, long delaySoFar, @Nullable Verdict sentSoFar, long now) {
    long delay = delaySoFar;
    Verdict transmission = sentSoFar;
    Verdict hold = null;
    List<Copy> copies = null;
    for (int i = firstRule; i < chain.size(); i++) {
      InstalledFault fault = chain.get(i);
      Verdict verdict = fault.judge(packet.wrap(frame), now);
      if (verdict.kind() == Verdict.Kind.PASS) {
        continue;
      }
      if (verdict.kind() == Verdict.Kind.DROP) {
        drop(frame, fault);
        frame = null;
        break;
      }
      if (verdict.kind() != Verdict.Kind.DUPLICATE) {
        note(frame, fault, verdict);
      }
      switch (verdict.kind()) {
        case DELAY -> {
          delay += verdict.nanos();
          transmission =
              verdict.bitsPerSecond() > 0 && transmission == null ? verdict : transmission;
        }
        case HOLD -> hold = verdict;
        case DUPLICATE -> {
          copies = copies == null ? new ArrayList<>(1) : copies;
          copies.add(new Copy(frame.copy(), fault, i + 1, delay, transmission));
        }
        case CORRUPT -> {
          frame.sealFcs();
          invert(frame, verdict.count());
        }
        case MARK -> mark(frame);
        default -> invert(frame, verdict.count());
      }
    }
    if (frame != null) {
      send(frame, delay, transmission, hold, now);
    }
    if (copies != null) {
      for (Copy copy : copies) {
        if (tap != null) {
          copy.frame.setTrace(tap.sent(this, copy.frame, now));
        }
        note(copy.frame, copy.fault, Verdict.DUPLICATE);
        judge(copy.frame, copy.nextRule, copy.delay, copy.transmission, now);
      }
    }
  }

  private record Copy(
      Frame frame,
      InstalledFault fault,
      int nextRule,
      long delay,
      @Nullable Verdict transmission) {}

  private void send(
      Frame frame, long delay, @Nullable Verdict transmission, @Nullable Verdict hold, long now) {
    if (carrier != null) {
      carrier.carry(frame, Journey.of(delay, transmission, hold));
    } else if (hold != null) {
      held.hold(frame, hold.count(), now + delay, now + delay + hold.nanos());
    } else {
      schedule(frame, now + delay);
    }
  }

  private static void invert(Frame frame, int bit) {
    if (bit < frame.length() * 8) {
      frame.bytes()[frame.start() + (bit >>> 3)] ^= (byte) (0x80 >>> (bit & 7));
    }
  }

  private void mark(Frame frame) {
    if (packet.wrap(frame).ipv4() != null) {
      Ipv4Header.markCongestion(frame.bytes(), packet.networkOffset());
    }
  }

  private static void note(Frame frame, InstalledFault fault, Verdict verdict) {
    if (frame.trace() instanceof LinkTap.FrameFate fate) {
      fate.touched(fault, verdict);
    }
  }

  private void drop(Frame frame, InstalledFault fault) {
    if (frame.trace() instanceof LinkTap.FrameFate fate) {
      fate.dropped(fault);
    }
    if (carrier != null) {
      carrier.lose(frame, fault);
    } else {
      frame.release();
    }
  }

  private void schedule(Frame frame, long at) {
    queue.schedule(at, this, frame);
    held.overtaken(at);
  }

  void release(Frame frame, long at) {
    queue.schedule(at, this, frame);
  }

  @Override
  public void handle(long now, @Nullable Object argument) {
    Frame frame = (Frame) java.util.Objects.requireNonNull(argument);
    if (frame.trace() instanceof LinkTap.FrameFate fate) {
      fate.delivered(now);
      frame.setTrace(null);
    }
    to.receive(frame, now);
  }

  /** Releases the frames that are held back; used when the network is taken down. */
  void discardHeld() {
    held.discard();
  }

  @Override
  public String toString() {
    return name();
  }
}

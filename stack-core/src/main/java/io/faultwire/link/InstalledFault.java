package io.faultwire.link;

import io.faultwire.time.RandomStream;
import io.faultwire.wire.Packet;

/** A fault at work on a link; closing it heals the link of it. */
public final class InstalledFault implements AutoCloseable {
  private final Fault fault;
  private final String place;
  private final Rule rule;
  private final Selection.Selector selector;
  private long offered;
  private long strikes;
  private boolean closed;

  InstalledFault(Fault fault, String place, RandomStream random) {
    this.fault = fault;
    this.place = place;
    this.rule = fault.effect().begin(random);
    this.selector = fault.selection().start();
  }

  Verdict judge(Packet packet, long now) {
    if (closed) {
      return Verdict.PASS;
    }
    offered++;
    if (!selector.selects(packet, now)) {
      return Verdict.PASS;
    }
    Verdict verdict = rule.judge(packet, now);
    if (verdict != Verdict.PASS) {
      strikes++;
    }
    return verdict;
  }

  /** Returns the name of the fault. */
  public String name() {
    return fault.name();
  }

  /** Returns the link or link direction that it is installed on. */
  public String place() {
    return place;
  }

  /** Returns how many frames it has struck. */
  public long strikes() {
    return strikes;
  }

  /** Returns how many frames it has looked at. */
  public long offered() {
    return offered;
  }

  /** Tells whether a test asked for it by name of a frame, and no such frame came. */
  public boolean struckNothing() {
    return fault.selection().isScripted() && strikes == 0;
  }

  /** Tells whether a test chose the frames on purpose, unlike a property that a link always has. */
  public boolean isScripted() {
    return fault.selection().isScripted();
  }

  /** Tells whether it is a {@link Faults#partition}. */
  public boolean isPartition() {
    return fault.effect() == Faults.PARTITION;
  }

  /** Heals the link of this fault. */
  @Override
  public void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public String toString() {
    return name() + " on " + place + " (struck " + strikes + " of " + offered + " frames)";
  }
}

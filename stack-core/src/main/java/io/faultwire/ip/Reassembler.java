package io.faultwire.ip;

import io.faultwire.time.EventQueue;
import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.Ipv4Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts fragments together again (RFC 791 section 3.2, RFC 815).
 *
 * <p>A datagram whose fragments overlap is given up whole (RFC 5722 says why); a fragment that
 * arrives twice does no harm.
 */
final class Reassembler {
  /** How long the fragments of a datagram may take, as in Linux; RFC 1122 3.3.2 has 60 s. */
  static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** How many datagrams are put together at a time; the oldest is given up for a new one. */
  static final int LIMIT = 64;

  private static final long TIMEOUT_NANOS = TIMEOUT.toNanos();

  private final EventQueue queue;
  private final FramePool buffers;
  private final Overdue overdue;
  private final Counters counters;
  private final List<PartialDatagram> partials = new ArrayList<>();

  /** Is told of datagrams that did not become whole in time (RFC 792, time exceeded). */
  @FunctionalInterface
  interface Overdue {
    /** Takes the fragment with offset 0, IPv4 header included, and owns it. */
    void overdue(Frame firstFragment, boolean broadcast, long now);
  }

  Reassembler(EventQueue queue, FramePool buffers, Overdue overdue, Counters counters) {
    this.queue = queue;
    this.buffers = buffers;
    this.overdue = overdue;
    this.counters = counters;
  }

  /**
   * Takes a fragment, which stays the caller's.
   *
   * @param fragment IPv4 header and data, checked
   * @return the whole datagram if this was the last that was missing; the caller owns it
   */
  @Nullable Frame accept(Frame fragment, Ipv4Header header, boolean broadcast, long now) {
    counters.count(Counter.IP_REASM_REQDS);
    if (!PartialDatagram.isSound(fragment, header)) {
      counters.count(Counter.IP_IN_HDR_ERRORS);
      return null;
    }
    PartialDatagram partial = find(header);
    if (partial == null) {
      partial = begin(header, broadcast, now);
    }
    switch (partial.add(fragment, header)) {
      case COMPLETED -> {
        counters.count(Counter.IP_REASM_OKS);
        partials.remove(partial);
        partial.deadline.set(EventQueue.NEVER);
        return partial.whole();
      }
      case REFUSED -> giveUp(partial);
      default -> {}
    }
    return null;
  }

  private @Nullable PartialDatagram find(Ipv4Header header) {
    for (PartialDatagram partial : partials) {
      if (partial.owns(header)) {
        return partial;
      }
    }
    return null;
  }

  private PartialDatagram begin(Ipv4Header header, boolean broadcast, long now) {
    if (partials.size() == LIMIT) {
      giveUp(partials.get(0));
    }
    PartialDatagram partial =
        new PartialDatagram(header, broadcast, buffers.acquire(), queue, this::expire);
    partials.add(partial);
    partial.deadline.set(now + TIMEOUT_NANOS);
    return partial;
  }

  private void giveUp(PartialDatagram partial) {
    counters.count(Counter.IP_REASM_FAILS);
    partials.remove(partial);
    partial.discard();
  }

  private void expire(PartialDatagram partial, long now) {
    if (partial.hasFirstFragment()) {
      counters.count(Counter.IP_REASM_FAILS);
      partials.remove(partial);
      overdue.overdue(partial.firstFragment(), partial.isBroadcast(), now);
    } else {
      giveUp(partial);
    }
  }

  /** Returns how many datagrams have begun to arrive and are not whole. */
  int pending() {
    return partials.size();
  }

  /** Releases the datagrams that are not whole; used when the network is taken down. */
  void discardHeld() {
    partials.forEach(PartialDatagram::discard);
    partials.clear();
  }
}

package io.faultwire.ip;

import io.faultwire.time.Deadline;
import io.faultwire.time.EventQueue;
import io.faultwire.wire.Frame;
import java.util.ArrayDeque;

/** What an {@link ArpCache} knows of one address: a station, or the datagrams that wait for it. */
final class ArpEntry {
  final int address;
  final ArrayDeque<Frame> waiting = new ArrayDeque<>();
  final Deadline retry;
  boolean resolved;
  long mac;
  long expires;
  int requests;

  ArpEntry(int address, EventQueue queue, Expiry expiry) {
    this.address = address;
    this.retry = new Deadline(queue, now -> expiry.retry(this, now));
  }

  /** Called when no reply came in time. */
  @FunctionalInterface
  interface Expiry {
    void retry(ArpEntry entry, long now);
  }

  boolean isFresh(long now) {
    return resolved && now < expires;
  }
}

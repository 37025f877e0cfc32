package io.faultwire.tcp;

import io.faultwire.time.Deadline;
import io.faultwire.time.EventQueue;

/** The timers of one connection, behind one deadline. Times are ns; NEVER is off. */
final class TcpTimers {
  private final Deadline deadline;
  private Deadline.Expiry expiry = now -> {};
  long retransmission = EventQueue.NEVER;
  long persist = EventQueue.NEVER;

  /** When a segment counts as lost unless it arrives (RFC 8985 section 6.3). */
  long reordering = EventQueue.NEVER;

  /** The tail loss probe (RFC 8985 section 7.2). */
  long probe = EventQueue.NEVER;

  long delayedAck = EventQueue.NEVER;
  long keepAlive = EventQueue.NEVER;

  /** When the user timeout ends the connection (RFC 5482). */
  long user = EventQueue.NEVER;

  /** The 2 MSL timer of TIME-WAIT, and the limit of an orphaned FIN-WAIT-2. */
  long end = EventQueue.NEVER;

  TcpTimers(EventQueue queue) {
    deadline = new Deadline(queue, this::expired);
  }

  /** Sets who is called when the earliest timer has expired. */
  void whenExpired(Deadline.Expiry handler) {
    expiry = handler;
  }

  private void expired(long now) {
    expiry.expired(now);
  }

  /** Moves the deadline to the earliest timer. */
  void arm() {
    long sending = Math.min(Math.min(retransmission, persist), Math.min(reordering, probe));
    long waiting = Math.min(Math.min(keepAlive, user), Math.min(delayedAck, end));
    deadline.set(Math.min(sending, waiting));
  }

  void stopAll() {
    retransmission = EventQueue.NEVER;
    persist = EventQueue.NEVER;
    reordering = EventQueue.NEVER;
    probe = EventQueue.NEVER;
    delayedAck = EventQueue.NEVER;
    keepAlive = EventQueue.NEVER;
    user = EventQueue.NEVER;
    end = EventQueue.NEVER;
    deadline.set(EventQueue.NEVER);
  }

  /** Returns when the earliest timer expires, or NEVER. */
  long next() {
    return deadline.due();
  }
}

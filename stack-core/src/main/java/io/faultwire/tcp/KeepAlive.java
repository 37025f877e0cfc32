package io.faultwire.tcp;

import io.faultwire.time.EventQueue;

/** Probes of an idle connection (RFC 9293 section 3.8.4); off until the user asks (MUST-25). */
final class KeepAlive {
  private final TcpTimers timers;
  private boolean on;
  private long idle;
  private long interval;
  private int mostProbes;
  private int unanswered;
  private long heardAt;

  KeepAlive(TcpOptions options, TcpTimers timers) {
    this.timers = timers;
    idle = options.keepAliveIdle().toNanos();
    interval = options.keepAliveInterval().toNanos();
    mostProbes = options.keepAliveProbes();
  }

  /** Sets idle time and interval in ns, and how many probes go unanswered before the end. */
  void configure(long idle, long interval, int mostProbes, long now) {
    this.idle = idle;
    this.interval = interval;
    this.mostProbes = mostProbes;
    start(now);
  }

  void turn(boolean on, long now) {
    this.on = on;
    unanswered = 0;
    start(now);
  }

  /** Begins to count once the connection is established, if it is on. */
  void start(long now) {
    timers.keepAlive = on ? Math.max(now, heardAt + idle) : EventQueue.NEVER;
  }

  /** Something arrived from the peer. */
  void heard(long now) {
    heardAt = now;
    unanswered = 0;
  }

  /** What to do now that the timer has expired. */
  enum Verdict {
    WAIT,
    PROBE,
    GIVE_UP
  }

  /**
   * Decides, and sets the timer anew.
   *
   * @param dataInFlight whether the retransmission timer watches the peer anyway
   */
  Verdict expired(boolean dataInFlight, long now) {
    timers.keepAlive = EventQueue.NEVER;
    long silence = now - heardAt;
    if (dataInFlight || (unanswered == 0 && silence < idle)) {
      timers.keepAlive = dataInFlight ? now + idle : heardAt + idle;
      return Verdict.WAIT;
    }
    if (unanswered >= mostProbes) {
      return Verdict.GIVE_UP;
    }
    unanswered++;
    timers.keepAlive = now + interval;
    return Verdict.PROBE;
  }
}

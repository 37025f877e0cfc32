package io.faultwire.tcp;

import io.faultwire.time.Deadline;
import io.faultwire.time.EventQueue;

/** What a connection does when one of its timers expires (RFC 9293 section 3.10.8). */
final class TimeoutHandler implements Deadline.Expiry {
  /** R1 of RFC 9293 section 3.8.3, in repetitions. */
  private static final int FIRST_THRESHOLD = 3;

  private final TcpConnection connection;
  private final Tcb tcb;
  private final TcpTimers timers;
  private final SegmentSender sender;
  private final TcpObserver observer;

  TimeoutHandler(
      TcpConnection connection, TcpTimers timers, SegmentSender sender, TcpObserver observer) {
    this.connection = connection;
    this.tcb = connection.tcb;
    this.timers = timers;
    this.sender = sender;
    this.observer = observer;
  }

  @Override
  public void expired(long now) {
    if (timers.delayedAck <= now) {
      sender.sendAck(now);
      observer.processed(connection, TcpEvent.DELAYED_ACK, now);
    }
    if (timers.end <= now) {
      connection.delete(now);
      observer.processed(connection, TcpEvent.TIME_WAIT_TIMEOUT, now);
    }
    if (timers.user <= now) {
      connection.fail(tcb.softError == null ? TcpError.TIMED_OUT : tcb.softError, now);
      observer.processed(connection, TcpEvent.USER_TIMEOUT, now);
    }
    if (timers.keepAlive <= now) {
      keepAliveTimeout(now);
      observer.processed(connection, TcpEvent.KEEP_ALIVE, now);
    }
    if (timers.persist <= now) {
      timers.persist = EventQueue.NEVER;
      if (!givesUp(tcb.options.dataRetries(), now)) {
        sender.probeWindow(now);
      }
      observer.processed(connection, TcpEvent.WINDOW_PROBE, now);
    }
    if (timers.reordering <= now && tcb.recovery.detect(now)) {
      sender.retransmitFirstLost(now);
      sender.output(now);
      observer.processed(connection, TcpEvent.REORDERING_TIMEOUT, now);
    }
    if (timers.probe <= now) {
      sender.tailLossProbe().expired(now);
      observer.processed(connection, TcpEvent.TAIL_LOSS_PROBE, now);
    }
    if (timers.retransmission <= now) {
      retransmissionTimeout(now);
      observer.processed(connection, TcpEvent.RETRANSMISSION_TIMEOUT, now);
    }
    timers.arm();
  }

  private void keepAliveTimeout(long now) {
    switch (tcb.keepAlive.expired(!tcb.sent.isEmpty(), now)) {
      case WAIT -> {}
      case PROBE -> sender.probePeer(now);
      case GIVE_UP -> {
        connection.sendReset(tcb.sndNxt, now);
        connection.fail(tcb.softError == null ? TcpError.TIMED_OUT : tcb.softError, now);
      }
    }
  }

  private boolean givesUp(int retries, long now) {
    if (tcb.rtt.failures() < retries) {
      return false;
    }
    connection.fail(tcb.softError == null ? TcpError.TIMED_OUT : tcb.softError, now);
    return true;
  }

  private void retransmissionTimeout(long now) {
    timers.retransmission = EventQueue.NEVER;
    boolean opening = !connection.state().isSynchronized();
    if (givesUp(opening ? tcb.options.synRetries() : tcb.options.dataRetries(), now)) {
      return;
    }
    boolean first = tcb.rtt.failures() == 0;
    tcb.rtt.backOff();
    if (tcb.rtt.failures() == FIRST_THRESHOLD) {
      connection.reachedFirstThreshold();
    }
    if (opening) {
      tcb.synSentAgain = true;
      observer.retransmitted(connection, tcb.iss, 0, RetransmissionCause.SYN_TIMEOUT, now);
      sender.sendSyn(now);
      return;
    }
    if (tcb.sndWnd == 0) {
      // the peer has closed its window over what is in flight
      sender.probeWindow(now);
      return;
    }
    sender.tailLossProbe().giveUp();
    tcb.recovery.timeout(first, now);
    sender.output(now);
  }
}

package io.faultwire.suites.tcp.linux;

import io.faultwire.engine.kernel.KernelHost;
import io.faultwire.suites.tcp.peer.TesterPort;
import io.faultwire.suites.tcp.subject.RawWire;
import io.faultwire.time.EventQueue;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.EthernetHeader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A link to a kernel, in real time.
 *
 * <p>Its clock shows the time of what the tester saw or did last: when the kernel sent the segment
 * that was received, when listening ended, when the tester or the subject's user acted. A tester
 * that is late, because the machine is busy, therefore measures and judges the kernel's times and
 * not its own.
 */
final class TapWire implements RawWire {
  /** Most of a wait that Linux's timer wheel may add to it: an eighth, kernel/time/timer.c. */
  private static final int TIMER_SLACK = 8;

  /** How long a busy machine may keep the kernel from what is due. */
  private static final Duration BUSY = Duration.ofMillis(60);

  private static final int NOTHING = -1;

  private final VirtualClock clock;
  private final EventQueue queue;
  private final TesterPort tester;
  private final KernelPort subject;
  private final KernelHost kernel;
  private final long start = System.nanoTime();
  private final int mtu;
  private final int largestToSubject;
  private final byte[] buffer;
  private int waiting = NOTHING;
  private boolean acted;
  private long latest;

  /**
   * Make a link.
   *
   * @param mtu the longest packet that the kernel sends
   * @param largestToSubject the longest packet that it can be given
   */
  TapWire(
      VirtualClock clock,
      EventQueue queue,
      TesterPort tester,
      KernelPort subject,
      KernelHost kernel,
      int mtu,
      int largestToSubject) {
    this.clock = clock;
    this.queue = queue;
    this.tester = tester;
    this.subject = subject;
    this.kernel = kernel;
    this.mtu = mtu;
    this.largestToSubject = largestToSubject;
    this.buffer = new byte[mtu + EthernetHeader.LENGTH];
  }

  @Override
  public long now() {
    return clock.now();
  }

  @Override
  public int testerAddress() {
    return TesterPort.TESTER.value();
  }

  @Override
  public int subjectAddress() {
    return TesterPort.SUBJECT.value();
  }

  @Override
  public int mtu() {
    return mtu;
  }

  @Override
  public int largestPacketToSubject() {
    return largestToSubject;
  }

  @Override
  public Duration tolerance(Duration wait) {
    return wait.dividedBy(TIMER_SLACK).plus(BUSY);
  }

  @Override
  public Duration lateness() {
    return Duration.ofNanos(latest);
  }

  @Override
  public void send(byte[] packet) {
    act();
    tester.send(packet);
    runUntil(clock.now());
    act();
  }

  @Override
  public byte @Nullable [] receive(long deadline) {
    while (tester.isEmpty() && admit(deadline)) {
      runUntil(clock.now());
    }
    if (tester.isEmpty()) {
      runUntil(deadline);
    }
    return tester.poll();
  }

  /**
   * Catch up before and behind what the tester or the subject's user does. By how much the clock
   * was slow is how late the tester came with it, or how long it took over it.
   */
  void act() {
    if (acted) {
      latest = Math.max(latest, realTime() - clock.now());
    }
    acted = true;
    catchUp();
  }

  /** Take in what the kernel has sent, and set the clock to the real time. */
  void catchUp() {
    long now = realTime();
    while (admit(now)) {
      runUntil(clock.now());
    }
    runUntil(now);
  }

  /** Let the kernel's next frame onto the link, if it sends one until a time. */
  private boolean admit(long deadline) {
    if (waiting == NOTHING) {
      waiting = kernel.read(buffer, deadline - realTime());
    }
    if (waiting == NOTHING || kernel.sentAt() - start > deadline) {
      return false;
    }
    runUntil(kernel.sentAt() - start);
    subject.transmit(buffer, waiting);
    waiting = NOTHING;
    return true;
  }

  private long realTime() {
    return System.nanoTime() - start;
  }

  /** Run what is due until a time, and set the clock to it unless it shows a later one. */
  private void runUntil(long time) {
    while (queue.nextTime() <= time) {
      queue.runNext(clock);
    }
    if (clock.now() < time) {
      clock.advanceTo(time);
    }
  }
}

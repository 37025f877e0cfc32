package io.faultwire.suites.tcp.builtin;

import io.faultwire.suites.tcp.peer.TesterPort;
import io.faultwire.suites.tcp.subject.RawWire;
import io.faultwire.time.EventQueue;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.EthernetHeader;
import org.jspecify.annotations.Nullable;

/** A simulated link in virtual time, which leaps to the next event while the tester listens. */
final class SimulatedWire implements RawWire {
  private final VirtualClock clock;
  private final EventQueue queue;
  private final TesterPort port;
  private final int mtu;
  private final int largestFrame;

  /**
   * Makes a wire.
   *
   * @param largestFrame the octets of the longest frame that the tester can send
   */
  SimulatedWire(VirtualClock clock, EventQueue queue, TesterPort port, int mtu, int largestFrame) {
    this.clock = clock;
    this.queue = queue;
    this.port = port;
    this.mtu = mtu;
    this.largestFrame = largestFrame;
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
    return largestFrame - EthernetHeader.LENGTH;
  }

  @Override
  public void send(byte[] packet) {
    port.send(packet);
  }

  @Override
  public byte @Nullable [] receive(long deadline) {
    while (port.isEmpty() && queue.nextTime() <= deadline) {
      queue.runNext(clock);
    }
    if (port.isEmpty() && clock.now() < deadline) {
      clock.advanceTo(deadline);
    }
    return port.poll();
  }
}

package io.faultwire.suites.tcp.example;

import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.peer.SegmentCodec;
import io.faultwire.suites.tcp.subject.RawWire;
import io.faultwire.suites.tcp.subject.TcpSubject;
import io.faultwire.suites.tcp.subject.TestBed;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A wire without latency and a clock that stands still unless the tester listens. */
final class PlainBed implements TestBed, RawWire {
  private static final int SUBJECT = 0x0A000001;
  private static final int TESTER = 0x0A000002;
  private static final int MTU = 1500;

  private final ArrayDeque<byte[]> toTester = new ArrayDeque<>();
  private final PlainStack stack = new PlainStack(this);
  private long now;

  @Override
  public TcpSubject subject() {
    return stack;
  }

  @Override
  public RawWire wire() {
    return this;
  }

  @Override
  public long now() {
    return now;
  }

  @Override
  public int testerAddress() {
    return TESTER;
  }

  @Override
  public int subjectAddress() {
    return SUBJECT;
  }

  @Override
  public int mtu() {
    return MTU;
  }

  /** Takes a packet of the tester; ICMP and what is not whole is dropped. */
  @Override
  public void send(byte[] packet) {
    Segment segment = SegmentCodec.decode(packet);
    boolean forUs =
        segment != null
            && segment.checksumValid()
            && segment.ip().source() == TESTER
            && segment.ip().destination() == SUBJECT;
    if (forUs) {
      stack.arrives(segment);
    }
  }

  void toTester(Segment segment) {
    toTester.addLast(SegmentCodec.encode(segment, SUBJECT, TESTER));
  }

  /** Lets the timers of the stack run until there is a packet or the time is over. */
  @Override
  public byte @Nullable [] receive(long deadline) {
    while (toTester.isEmpty() && stack.nextTimer() <= deadline) {
      now = Math.max(now, stack.nextTimer());
      stack.runTimers();
    }
    if (toTester.isEmpty()) {
      now = Math.max(now, deadline);
    }
    return toTester.pollFirst();
  }
}

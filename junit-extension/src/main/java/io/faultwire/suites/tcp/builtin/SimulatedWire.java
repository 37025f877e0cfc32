package io.faultwire.suites.tcp.builtin;

import io.faultwire.link.LinkDirection;
import io.faultwire.link.Port;
import io.faultwire.suites.tcp.subject.RawWire;
import io.faultwire.time.EventQueue;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.ArpPacket;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.MacAddress;
import io.faultwire.wire.Packet;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The tester's end of a simulated link: answers ARP, and hands IPv4 packets to the tester. */
final class SimulatedWire implements RawWire, Port {
  static final long SUBJECT_MAC = MacAddress.local(1).value();
  static final long TESTER_MAC = MacAddress.local(2).value();

  private final VirtualClock clock;
  private final EventQueue queue;
  private final FramePool pool;
  private final int testerAddress;
  private final int subjectAddress;
  private final int mtu;
  private final ArrayDeque<byte[]> inbox = new ArrayDeque<>();
  private final Packet packet = new Packet();
  private @Nullable LinkDirection outgoing;

  SimulatedWire(
      VirtualClock clock,
      EventQueue queue,
      FramePool pool,
      int testerAddress,
      int subjectAddress,
      int mtu) {
    this.clock = clock;
    this.queue = queue;
    this.pool = pool;
    this.testerAddress = testerAddress;
    this.subjectAddress = subjectAddress;
    this.mtu = mtu;
  }

  @Override
  public String name() {
    return "tester";
  }

  @Override
  public void attach(LinkDirection direction) {
    outgoing = direction;
  }

  @Override
  public long now() {
    return clock.now();
  }

  @Override
  public int testerAddress() {
    return testerAddress;
  }

  @Override
  public int subjectAddress() {
    return subjectAddress;
  }

  @Override
  public int mtu() {
    return mtu;
  }

  @Override
  public int largestPacketToSubject() {
    return pool.maximumLength() - EthernetHeader.LENGTH;
  }

  @Override
  public void send(byte[] ipv4) {
    Frame frame = pool.copyOf(ipv4, 0, ipv4.length);
    finish(frame, EthernetHeader.TYPE_IPV4);
  }

  private void finish(Frame frame, int type) {
    int at = frame.push(EthernetHeader.LENGTH);
    EthernetHeader.write(frame.bytes(), at, SUBJECT_MAC, TESTER_MAC, type);
    pad(frame);
    if (outgoing == null) {
      frame.release();
    } else {
      outgoing.transmit(frame);
    }
  }

  /** Fill a frame up with zeros to the least length that Ethernet allows. */
  static void pad(Frame frame) {
    int padding = EthernetHeader.MINIMUM_FRAME - frame.length();
    if (padding > 0) {
      int end = frame.append(padding);
      Arrays.fill(frame.bytes(), end, end + padding, (byte) 0);
    }
  }

  @Override
  public void receive(Frame frame, long now) {
    packet.wrap(frame);
    ArpPacket arp = packet.arp();
    Ipv4Header ip = packet.ipv4();
    if (arp != null && arp.operation() == ArpPacket.REQUEST) {
      answer(arp);
    } else if (ip != null) {
      int from = packet.networkOffset();
      inbox.addLast(Arrays.copyOfRange(frame.bytes(), from, from + ip.totalLength()));
    }
    frame.release();
  }

  private void answer(ArpPacket request) {
    if (request.targetAddress() == testerAddress) {
      Frame reply = pool.acquire();
      int at = reply.append(ArpPacket.LENGTH);
      ArpPacket.write(
          reply.bytes(),
          at,
          ArpPacket.REPLY,
          TESTER_MAC,
          testerAddress,
          request.senderMac(),
          request.senderAddress());
      finish(reply, EthernetHeader.TYPE_ARP);
    }
  }

  @Override
  public byte @Nullable [] receive(long deadline) {
    while (inbox.isEmpty() && queue.nextTime() <= deadline) {
      queue.runNext(clock);
    }
    if (inbox.isEmpty() && clock.now() < deadline) {
      clock.advanceTo(deadline);
    }
    return inbox.pollFirst();
  }
}

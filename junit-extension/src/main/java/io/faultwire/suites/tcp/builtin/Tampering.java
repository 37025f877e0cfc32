package io.faultwire.suites.tcp.builtin;

import io.faultwire.link.LinkDirection;
import io.faultwire.link.Port;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.defect.WireMutation;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.peer.SegmentCodec;
import io.faultwire.suites.tcp.peer.TesterPort;
import io.faultwire.time.EventHandler;
import io.faultwire.time.EventQueue;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.Packet;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sits between a host and its link, and runs the host's segments through a defect. */
final class Tampering {
  private static final int ABORTING_CODE = IcmpHeader.CODE_PORT_UNREACHABLE;
  private static final int HARMLESS_CODE = IcmpHeader.CODE_HOST_UNREACHABLE;

  private static final long SUBJECT_MAC = TesterPort.SUBJECT_MAC.value();
  private static final long TESTER_MAC = TesterPort.TESTER_MAC.value();

  private final WireMutation mutation;
  private final @Nullable Boolean icmpAborts;
  private final VirtualClock clock;
  private final EventQueue queue;
  private final FramePool pool;
  private final Packet packet = new Packet();
  private final Side host = new Side("inside", TESTER_MAC, SUBJECT_MAC);
  private final Side link = new Side("subject", SUBJECT_MAC, TESTER_MAC);

  Tampering(TcpDefect defect, VirtualClock clock, EventQueue queue, FramePool pool) {
    this.mutation = defect.mutation();
    this.icmpAborts = defect.icmpAborts();
    this.clock = clock;
    this.queue = queue;
    this.pool = pool;
  }

  /** Returns the port that the host is plugged into. */
  Port towardsHost() {
    return host;
  }

  /** Returns the port that stands for the host on the link to the tester. */
  Port towardsTester() {
    return link;
  }

  /** Returns the IPv4 packet of a frame that is a matter of the defect, or null. */
  private byte @Nullable [] contents(Frame frame) {
    Ipv4Header ip = packet.wrap(frame).ipv4();
    int from = packet.networkOffset();
    return ip == null ? null : Arrays.copyOfRange(frame.bytes(), from, from + ip.totalLength());
  }

  private void take(Frame frame, Side from, Side to) {
    byte[] ipv4 = contents(frame);
    boolean icmp = packet.icmp() != null;
    if (ipv4 != null && icmp && icmpAborts != null && to == host) {
      to.transmit(withCode(ipv4, icmpAborts ? ABORTING_CODE : HARMLESS_CODE));
      frame.release();
      return;
    }
    Segment segment = ipv4 == null || icmp ? null : SegmentCodec.decode(ipv4);
    if (segment == null) {
      to.forward(frame);
      return;
    }
    Ipv4Header ip = new Ipv4Header().wrap(ipv4, 0);
    Way way = new Way(from, to, ip.source(), ip.destination());
    frame.release();
    if (to == link) {
      mutation.send(segment, way);
    } else {
      mutation.receive(segment, way);
    }
  }

  /** Return the message as a destination unreachable message with another code. */
  private static byte[] withCode(byte[] ipv4, int code) {
    int type = IcmpHeader.DESTINATION_UNREACHABLE;
    int length = ipv4.length - Ipv4Header.LENGTH;
    IcmpHeader.write(ipv4, Ipv4Header.LENGTH, length, type, code, 0);
    return ipv4;
  }

  /** One of the two ports. */
  private final class Side implements Port {
    private final String name;
    private final long source;
    private final long destination;
    private @Nullable LinkDirection outgoing;

    Side(String name, long source, long destination) {
      this.name = name;
      this.source = source;
      this.destination = destination;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void attach(LinkDirection direction) {
      outgoing = direction;
    }

    @Override
    public void receive(Frame frame, long now) {
      take(frame, this, this == host ? link : host);
    }

    void forward(Frame frame) {
      if (outgoing == null) {
        frame.release();
      } else {
        outgoing.transmit(frame);
      }
    }

    void transmit(byte[] ipv4) {
      Frame frame = pool.copyOf(ipv4, 0, ipv4.length);
      int at = frame.push(EthernetHeader.LENGTH);
      EthernetHeader.write(frame.bytes(), at, destination, source, EthernetHeader.TYPE_IPV4);
      TesterPort.pad(frame);
      forward(frame);
    }
  }

  /** Where a segment goes on. */
  private final class Way implements WireMutation.Way, EventHandler {
    private final Side from;
    private final Side to;
    private final int source;
    private final int destination;

    Way(Side from, Side to, int source, int destination) {
      this.from = from;
      this.to = to;
      this.source = source;
      this.destination = destination;
    }

    @Override
    public void pass(Segment segment) {
      to.transmit(SegmentCodec.encode(segment, source, destination));
    }

    @Override
    public void passAfter(Duration delay, Segment segment) {
      queue.schedule(clock.now() + delay.toNanos(), this, segment);
    }

    @Override
    public void answer(Segment segment) {
      int back = destination;
      from.transmit(SegmentCodec.encode(segment, back, source));
    }

    @Override
    public void handle(long now, @Nullable Object argument) {
      if (argument instanceof Segment segment) {
        pass(segment);
      }
    }
  }
}

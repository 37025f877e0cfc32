package io.faultwire.suites.tcp.peer;

import io.faultwire.suites.tcp.subject.RawWire;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Header;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts what arrives on a wire by the tester's port, so that several peers can share it. */
public final class TesterWire {
  private static final int QUOTED_OCTETS = 8;
  private static final int TIME_TO_LIVE = 64;

  private final RawWire wire;
  private final Exchange exchange = new Exchange();
  private final List<Segment> inbox = new ArrayList<>();

  public TesterWire(RawWire wire) {
    this.wire = wire;
  }

  /** Return what was sent and received so far. */
  public Exchange exchange() {
    return exchange;
  }

  /** Return the wire itself, for packets that are not TCP. */
  public RawWire raw() {
    return wire;
  }

  long now() {
    return wire.now();
  }

  void send(Segment segment) {
    wire.send(SegmentCodec.encode(segment, wire.testerAddress(), wire.subjectAddress()));
  }

  /** Send an ICMP message that quotes a segment of the subject (RFC 792). */
  public void sendIcmp(int type, int code, Segment quoted) {
    byte[] about = SegmentCodec.encode(quoted, wire.subjectAddress(), wire.testerAddress());
    int quotedLength = Ipv4Header.LENGTH + QUOTED_OCTETS;
    byte[] packet = new byte[Ipv4Header.LENGTH + IcmpHeader.LENGTH + quotedLength];
    int at = Ipv4Header.LENGTH + IcmpHeader.LENGTH;
    System.arraycopy(about, 0, packet, at, quotedLength);
    IcmpHeader.write(packet, Ipv4Header.LENGTH, IcmpHeader.LENGTH + quotedLength, type, code, 0);
    int source = wire.testerAddress();
    int destination = wire.subjectAddress();
    Ipv4Header.write(
        packet, 0, packet.length, 0, 0, TIME_TO_LIVE, IpProtocol.ICMP, source, destination);
    exchange.sent(now(), "ICMP type=" + type + " code=" + code + " about " + quoted);
    wire.send(packet);
  }

  /** Return the next segment for a port at or before a time in nanoseconds, or null. */
  @Nullable Segment receive(int port, long deadline) {
    for (Iterator<Segment> waiting = inbox.iterator(); waiting.hasNext(); ) {
      Segment segment = waiting.next();
      if (segment.destinationPort() == port) {
        waiting.remove();
        return segment;
      }
    }
    byte[] packet = wire.receive(deadline);
    while (packet != null) {
      Segment segment = SegmentCodec.decode(packet);
      if (segment != null && segment.destinationPort() == port) {
        return segment;
      }
      if (segment != null) {
        inbox.add(segment);
      }
      packet = wire.receive(deadline);
    }
    return null;
  }
}

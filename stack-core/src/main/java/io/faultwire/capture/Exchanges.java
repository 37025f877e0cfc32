package io.faultwire.capture;

import io.faultwire.wire.ArpPacket;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.MacAddress;
import io.faultwire.wire.Packet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds questions and answers among the frames: ARP and ICMP echo. */
final class Exchanges {
  private final Analysis analysis;

  Exchanges(Analysis analysis) {
    this.analysis = analysis;
  }

  List<ArpExchange> arp() {
    List<ArpExchange> exchanges = new ArrayList<>();
    for (Passage passage : analysis.passages()) {
      ArpPacket arp = passage.origin().wrap(new Packet()).arp();
      if (arp == null) {
        continue;
      }
      boolean gratuitous = arp.senderAddress() == arp.targetAddress();
      if (arp.operation() == ArpPacket.REQUEST && !gratuitous) {
        request(exchanges, passage, arp);
      } else if (arp.operation() == ArpPacket.REPLY) {
        reply(exchanges, passage, arp);
      }
    }
    return exchanges;
  }

  private void request(List<ArpExchange> exchanges, Passage passage, ArpPacket arp) {
    String asker = analysis.names().nameOf(arp.senderAddress());
    Ipv4Address target = new Ipv4Address(arp.targetAddress());
    CapturedFrame frame = new CapturedFrame(passage.origin());
    int open = latest(exchanges, asker, target);
    if (open >= 0 && !exchanges.get(open).isResolved()) {
      List<CapturedFrame> requests = new ArrayList<>(exchanges.get(open).requests());
      requests.add(frame);
      exchanges.set(
          open,
          new ArpExchange(asker, target, List.copyOf(requests), exchanges.get(open).reply(), null));
    } else {
      exchanges.add(new ArpExchange(asker, target, List.of(frame), null, null));
    }
  }

  private void reply(List<ArpExchange> exchanges, Passage passage, ArpPacket arp) {
    String asker = analysis.names().nameOf(arp.targetAddress());
    Ipv4Address target = new Ipv4Address(arp.senderAddress());
    int open = latest(exchanges, asker, target);
    if (open < 0 || exchanges.get(open).isResolved()) {
      return;
    }
    boolean arrived = !passage.arrivalsAt(analysis.receiver(arp.targetAddress())).isEmpty();
    exchanges.set(
        open,
        new ArpExchange(
            asker,
            target,
            exchanges.get(open).requests(),
            new CapturedFrame(passage.origin()),
            arrived ? new MacAddress(arp.senderMac()) : null));
  }

  private static int latest(List<ArpExchange> exchanges, String asker, Ipv4Address target) {
    for (int i = exchanges.size() - 1; i >= 0; i--) {
      if (exchanges.get(i).asker().equals(asker) && exchanges.get(i).target().equals(target)) {
        return i;
      }
    }
    return -1;
  }

  List<PingExchange> pings() {
    List<PingExchange> pings = new ArrayList<>();
    for (IpDatagram datagram : analysis.datagrams()) {
      IcmpHeader icmp = icmp(datagram);
      if (icmp == null) {
        continue;
      }
      String from = analysis.names().nameOf(datagram.source);
      String to = analysis.names().nameOf(datagram.destination);
      int id = icmp.identifier();
      int sequence = icmp.sequenceNumber();
      if (icmp.type() == IcmpHeader.ECHO) {
        CapturedFrame request = datagram.firstFrame();
        long never = CapturedFrame.NEVER;
        pings.add(new PingExchange(from, to, id, sequence, request, null, never));
      } else if (icmp.type() == IcmpHeader.ECHO_REPLY) {
        for (int i = 0; i < pings.size(); i++) {
          PingExchange ping = pings.get(i);
          if (ping.reply() == null
              && ping.from().equals(to)
              && ping.to().equals(from)
              && ping.identifier() == id
              && ping.sequenceNumber() == sequence) {
            CapturedFrame reply = datagram.firstFrame();
            long at = firstArrival(datagram);
            pings.set(i, new PingExchange(to, from, id, sequence, ping.request(), reply, at));
            break;
          }
        }
      }
    }
    return pings;
  }

  List<IcmpMessage> icmp() {
    List<IcmpMessage> messages = new ArrayList<>();
    for (IpDatagram datagram : analysis.datagrams()) {
      IcmpHeader icmp = icmp(datagram);
      if (icmp != null) {
        messages.add(
            new IcmpMessage(
                analysis.names().nameOf(datagram.source),
                analysis.names().nameOf(datagram.destination),
                icmp.type(),
                icmp.code(),
                FrameSummary.icmp(icmp),
                datagram.firstFrame(),
                firstArrival(datagram)));
      }
    }
    return messages;
  }

  private long firstArrival(IpDatagram datagram) {
    List<FrameRecord> arrivals = datagram.arrivalsAt(analysis.receiver(datagram.destination));
    return arrivals.isEmpty() ? CapturedFrame.NEVER : arrivals.get(0).arrivedAt;
  }

  private static @Nullable IcmpHeader icmp(IpDatagram datagram) {
    boolean is = datagram.protocol == IpProtocol.ICMP && datagram.length() >= IcmpHeader.LENGTH;
    return is ? new IcmpHeader().wrap(datagram.bytes(), datagram.offset()) : null;
  }
}

package io.faultwire.capture;

import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Packet;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.UdpHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes conversations of the frames that were captured until now. */
final class Analysis {
  private final HostNames names;
  private final TcpHistories histories;
  private final Set<String> receivers = new HashSet<>();
  private final List<Passage> passages;
  private final List<IpDatagram> datagrams;

  private record Ports(int source, int sourcePort, int destination, int destinationPort) {
    Ports reversed() {
      return new Ports(destination, destinationPort, source, sourcePort);
    }
  }

  Analysis(List<FrameRecord> frames, HostNames declared, TcpHistories histories) {
    this.names = declared.copy();
    this.histories = histories;
    this.passages = Hops.follow(frames);
    Packet packet = new Packet();
    for (Passage passage : passages) {
      names.learn(passage.origin().where.from(), passage.origin().wrap(packet));
    }
    for (FrameRecord frame : frames) {
      if (frame.where.to() != null) {
        receivers.add(frame.where.to());
      }
    }
    this.datagrams = Datagrams.of(passages).stream().filter(IpDatagram::isBegun).toList();
  }

  List<Passage> passages() {
    return passages;
  }

  List<IpDatagram> datagrams() {
    return datagrams;
  }

  HostNames names() {
    return names;
  }

  /** Returns the device that frames for an address end at, or null if that is unknown. */
  @Nullable String receiver(int address) {
    String name = names.find(address);
    return name != null && receivers.contains(name) ? name : null;
  }

  List<TcpConversation> tcpConversations() {
    Map<Ports, ConversationBuilder> current = new HashMap<>();
    List<ConversationBuilder> all = new ArrayList<>();
    for (IpDatagram datagram : datagrams) {
      if (!CapturedSegment.isReadable(datagram)) {
        continue;
      }
      TcpHeader header = new TcpHeader().wrap(datagram.bytes(), datagram.offset());
      Ports ports = ports(datagram, header.sourcePort(), header.destinationPort());
      ConversationBuilder builder = current.get(ports);
      if (builder == null || builder.isOver(datagram, header)) {
        builder = new ConversationBuilder(end(ports), end(ports.reversed()), header);
        current.put(ports, builder);
        current.put(ports.reversed(), builder);
        all.add(builder);
      }
      builder.add(datagram, header);
    }
    return all.stream().map(builder -> builder.build(histories)).toList();
  }

  List<UdpFlow> udpFlows() {
    Map<Ports, List<CapturedDatagram>> current = new HashMap<>();
    Map<Ports, Ports> begunBy = new HashMap<>();
    List<Ports> all = new ArrayList<>();
    for (IpDatagram datagram : datagrams) {
      if (datagram.protocol != IpProtocol.UDP || datagram.length() < UdpHeader.LENGTH) {
        continue;
      }
      UdpHeader header = new UdpHeader().wrap(datagram.bytes(), datagram.offset());
      Ports ports = ports(datagram, header.sourcePort(), header.destinationPort());
      Ports begun = begunBy.getOrDefault(ports, ports);
      if (!begunBy.containsKey(ports)) {
        begunBy.put(ports, ports);
        begunBy.put(ports.reversed(), ports);
        all.add(ports);
      }
      Side side = begun.equals(ports) ? Side.CLIENT : Side.SERVER;
      current
          .computeIfAbsent(begun, key -> new ArrayList<>())
          .add(new CapturedDatagram(datagram, side, receiver(datagram.destination)));
    }
    List<UdpFlow> flows = new ArrayList<>();
    for (Ports ports : all) {
      Endpoint client = names.endpoint(ports.source, ports.sourcePort);
      Endpoint server = names.endpoint(ports.destination, ports.destinationPort);
      flows.add(new UdpFlow(client, server, current.getOrDefault(ports, List.of())));
    }
    return flows;
  }

  private ConversationEnd end(Ports ports) {
    return new ConversationEnd(
        names.endpoint(ports.source, ports.sourcePort), receiver(ports.source));
  }

  private static Ports ports(IpDatagram datagram, int sourcePort, int destinationPort) {
    return new Ports(datagram.source, sourcePort, datagram.destination, destinationPort);
  }
}

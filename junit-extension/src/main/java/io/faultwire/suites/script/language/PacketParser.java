package io.faultwire.suites.script.language;

import io.faultwire.suites.script.language.Token.Kind;
import io.faultwire.suites.script.packet.IpFields;
import io.faultwire.suites.script.packet.Packet;
import io.faultwire.suites.script.packet.Ports;
import io.faultwire.suites.script.packet.UdpPacket;
import java.util.Set;

/** Reads a packet: marks of the IPv4 header, then TCP, UDP or ICMP. */
final class PacketParser {
  static final int LARGEST_16 = 0xFFFF;
  private static final Set<String> ENCAPSULATIONS =
      Set.of("ipv4", "ipv6", "gre", "GREv0", "mpls", "encap");

  private final TokenStream tokens;
  private final TcpPacketParser segments;
  private final IcmpPacketParser messages;

  PacketParser(TokenStream tokens) {
    this.tokens = tokens;
    this.segments = new TcpPacketParser(tokens);
    this.messages = new IcmpPacketParser(tokens);
  }

  Action packet(boolean inbound) {
    int line = tokens.peek().line();
    refuseEncapsulation();
    IpMark mark = IpMark.parse(tokens);
    refuseEncapsulation();
    if (inbound && mark.demand() == Demands.Mark.ECT) {
      throw tokens.refuse(line, "[ect01] leaves a choice, which only an outbound packet has");
    }
    if (tokens.skipWord("udp")) {
      return action(inbound, udp(mark), mark, true, true);
    }
    if (tokens.skipWord("icmp")) {
      return action(inbound, messages.message(mark.fields()), mark, true, true);
    }
    TcpPacketParser.Parsed parsed = segments.segment(mark.fields(), ports(), inbound);
    return action(inbound, parsed.packet(), mark, parsed.window(), parsed.options());
  }

  private static Action action(
      boolean inbound, Packet packet, IpMark mark, boolean window, boolean options) {
    return inbound
        ? new Action.Inbound(packet)
        : new Action.Outbound(
            packet, new Demands(mark.demand(), mark.demandsTimeToLive(), window, options));
  }

  private void refuseEncapsulation() {
    Token next = tokens.peek();
    if (next.kind() == Kind.WORD && ENCAPSULATIONS.contains(next.text())) {
      throw tokens.refuse(next, "a packet within another one ('" + next.text() + "') is not done");
    }
  }

  private Ports ports() {
    if (tokens.peek().kind() != Kind.INTEGER || !tokens.second().is(">")) {
      return Ports.OPEN;
    }
    int source = (int) tokens.number("a port", 0, LARGEST_16);
    tokens.expect(">");
    return new Ports(source, (int) tokens.number("a port", 0, LARGEST_16));
  }

  private UdpPacket udp(IpMark mark) {
    Ports ports = ports();
    tokens.expect("(");
    int length = (int) tokens.number("the length of a datagram's data", 0, 65_507);
    tokens.expect(")");
    IpFields fields = mark.fields();
    return new UdpPacket(fields, ports, length, true);
  }
}

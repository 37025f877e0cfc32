package io.faultwire.suites.script.run;

import io.faultwire.suites.script.language.ScriptException;
import io.faultwire.suites.script.live.Conversation;
import io.faultwire.suites.script.live.Conversation.Phase;
import io.faultwire.suites.script.live.Mismatch;
import io.faultwire.suites.script.packet.IcmpPacket;
import io.faultwire.suites.script.packet.Packet;
import io.faultwire.suites.script.packet.PacketEncoder;
import io.faultwire.suites.script.packet.TcpPacket;
import io.faultwire.suites.script.packet.UdpPacket;
import io.faultwire.suites.tcp.subject.RawWire;
import io.faultwire.wire.TcpHeader;
import java.util.List;

/** A packet that the tester sends. */
final class InboundStep implements Step {
  private final String file;
  private final int line;
  private final Packet packet;

  InboundStep(String file, int line, Packet packet) {
    this.file = file;
    this.line = line;
    this.packet = packet;
  }

  @Override
  public void run(RunState state, Due due) {
    state.await("the inbound packet", due);
    Conversation conversation =
        state
            .conversations()
            .ofInbound(packet)
            .orElseThrow(
                () -> new Mismatch("no socket of the script takes this packet", List.of()));
    follow(conversation);
    complete(state, conversation);
    state.log().sent(state.timeline().now(), packet.text());
    for (Packet live : live(state, conversation)) {
      send(state, live);
    }
  }

  /** Note what the packet means for the handshake. */
  private void follow(Conversation conversation) {
    if (!(packet instanceof TcpPacket tcp)) {
      return;
    }
    if (conversation.phase() == Phase.SYN_ACK_SENT && tcp.has(TcpHeader.ACK)) {
      conversation.setPhase(Phase.SYN_ACK_ACKNOWLEDGED);
    } else if (conversation.phase() == Phase.SYN_SENT && tcp.answersOpening()) {
      conversation.setPhase(Phase.SYN_ACKNOWLEDGED);
      conversation.numbers().setRemoteIsn(tcp.seq());
    }
  }

  /** Choose the ports of a datagram that comes before the subject has sent one. */
  private void complete(RunState state, Conversation conversation) {
    if (packet instanceof UdpPacket) {
      if (conversation.remotePort() == 0) {
        conversation.setRemotePort(state.options().connectPort());
      }
      if (conversation.localPort() == 0) {
        conversation.setLocalPort(state.options().bindPort());
      }
    }
  }

  private List<Packet> live(RunState state, Conversation conversation) {
    if (packet instanceof TcpPacket tcp) {
      LiveSegments segments = new LiveSegments(file, line, state.options());
      return segments.of(tcp, conversation);
    }
    if (packet instanceof UdpPacket udp) {
      return List.of(udp.withPorts(conversation.inbound(udp.ports())));
    }
    IcmpPacket icmp = (IcmpPacket) packet;
    return List.of(
        icmp.quote().isEmpty()
            ? icmp
            : icmp.withQuote(LiveSegments.quote(icmp.quote().get(), conversation)));
  }

  private void send(RunState state, Packet live) {
    RawWire wire = state.bed().wire();
    byte[] octets = new PacketEncoder(wire.testerAddress(), wire.subjectAddress()).encode(live);
    if (octets.length > wire.largestPacketToSubject()) {
      throw new ScriptException(
          file,
          line,
          "the packet has "
              + octets.length
              + " octets, but the wire to the subject carries "
              + wire.largestPacketToSubject()
              + "; with --mss=1460 a longer segment is sent as several");
    }
    state.timeline().send(octets);
  }
}

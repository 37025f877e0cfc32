package io.faultwire.suites.script.live;

import io.faultwire.suites.script.live.Conversation.Phase;
import io.faultwire.suites.script.packet.IcmpPacket;
import io.faultwire.suites.script.packet.Packet;
import io.faultwire.suites.script.packet.TcpPacket;
import io.faultwire.suites.script.packet.UdpPacket;
import io.faultwire.wire.IpProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conversations of a script, of which packets belong to the one under test. */
public final class Conversations {
  private final RunOptions options;
  private final List<Conversation> newestFirst = new ArrayList<>();
  private int nextTesterPort = RunOptions.FIRST_TESTER_PORT;
  private @Nullable Conversation underTest;

  /** Begin without conversations. */
  public Conversations(RunOptions options) {
    this.options = options;
  }

  /** Begin a conversation, which is then the one under test. */
  public Conversation begin(int protocol) {
    Conversation conversation = new Conversation(protocol);
    newestFirst.add(0, conversation);
    underTest = conversation;
    return conversation;
  }

  /** Return the conversation that packets belong to, if there is one. */
  public Optional<Conversation> underTest() {
    return Optional.ofNullable(underTest);
  }

  /** Return the newest conversation that waits to be accepted. */
  public Optional<Conversation> acceptable() {
    return newestFirst.stream()
        .filter(
            each ->
                each.phase() == Phase.SYN_ACK_SENT || each.phase() == Phase.SYN_ACK_ACKNOWLEDGED)
        .filter(each -> each.descriptor().isEmpty())
        .findFirst();
  }

  /** Return the conversation that a packet of the script to the subject belongs to. */
  public Optional<Conversation> ofInbound(Packet packet) {
    boolean toListener = underTest == null || underTest.phase() == Phase.LISTENING;
    if (packet instanceof TcpPacket tcp && toListener) {
      return Optional.of(received(tcp));
    }
    return existing(packet);
  }

  /** Begin the conversation of a segment that comes to the listener, or to nobody. */
  private Conversation received(TcpPacket first) {
    Conversation conversation = begin(IpProtocol.TCP);
    conversation.setPhase(Phase.SYN_RECEIVED);
    conversation.setLocalPort(options.bindPort());
    conversation.setRemotePort(nextTesterPort++);
    conversation.numbers().setRemoteIsn(first.seq());
    return conversation;
  }

  /** Return the conversation that a packet of the script from the subject belongs to. */
  public Optional<Conversation> ofOutbound(Packet packet) {
    boolean connecting = underTest != null && underTest.phase() == Phase.CONNECTING;
    if (packet instanceof TcpPacket tcp && tcp.opens() && connecting) {
      underTest.setPhase(Phase.SYN_SENT);
      underTest.numbers().setScriptedLocalIsn(tcp.seq());
    }
    return existing(packet);
  }

  private Optional<Conversation> existing(Packet packet) {
    return underTest().filter(each -> matches(each, packet));
  }

  private static boolean matches(Conversation conversation, Packet packet) {
    if (packet instanceof IcmpPacket) {
      return true;
    }
    boolean udp = packet instanceof UdpPacket;
    return conversation.protocol() == (udp ? IpProtocol.UDP : IpProtocol.TCP);
  }

  /**
   * Tell whether a packet from the subject belongs to a conversation; one that connects learns its
   * port and numbers from it.
   */
  public boolean belongs(Packet packet, Conversation conversation) {
    if (packet instanceof TcpPacket tcp && conversation.protocol() == IpProtocol.TCP) {
      return conversation.sends(tcp.ports()) || isSynOf(conversation, tcp);
    }
    if (packet instanceof UdpPacket udp && conversation.protocol() == IpProtocol.UDP) {
      return conversation.sends(udp.ports()) || isFirstOf(conversation, udp);
    }
    return false;
  }

  private static boolean isSynOf(Conversation conversation, TcpPacket tcp) {
    if (!tcp.opens()
        || conversation.phase() != Phase.SYN_SENT
        || tcp.ports().destination() != conversation.remotePort()) {
      return false;
    }
    conversation.setLocalPort(tcp.ports().source());
    conversation.numbers().setLiveLocalIsn(tcp.seq());
    return true;
  }

  private static boolean isFirstOf(Conversation conversation, UdpPacket udp) {
    if (conversation.phase() != Phase.CONNECTING
        || udp.ports().destination() != conversation.remotePort()) {
      return false;
    }
    conversation.setLocalPort(udp.ports().source());
    return true;
  }
}

package io.faultwire.suites.tcp.peer;

import io.faultwire.link.LinkDirection;
import io.faultwire.link.Port;
import io.faultwire.wire.ArpPacket;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.Ipv4Prefix;
import io.faultwire.wire.MacAddress;
import io.faultwire.wire.Packet;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tester's end of a link to a subject: answers ARP for every address but the subject's, since
 * it stands for routers as well, keeps the IPv4 packets that arrive, and sends those that it is
 * given. The other end has {@link #SUBJECT} and {@link #SUBJECT_MAC}.
 */
public final class TesterPort implements Port {
  /** The address of the subject's end. */
  public static final Ipv4Address SUBJECT = new Ipv4Address(0x0A000001);

  /** The address of the tester's end. */
  public static final Ipv4Address TESTER = new Ipv4Address(0x0A000002);

  /** The network that both addresses lie in. */
  public static final Ipv4Prefix NETWORK = Ipv4Prefix.parse("10.0.0.0/24");

  /** The largest IPv4 packet that the link carries, in octets. */
  public static final int MTU = 1500;

  public static final MacAddress SUBJECT_MAC = MacAddress.local(1);
  public static final MacAddress TESTER_MAC = MacAddress.local(2);

  private final FramePool pool;
  private final ArrayDeque<byte[]> inbox = new ArrayDeque<>();
  private final Packet packet = new Packet();
  private @Nullable LinkDirection outgoing;

  /** Make a port whose frames come from a pool. */
  public TesterPort(FramePool pool) {
    this.pool = pool;
  }

  @Override
  public String name() {
    return "tester";
  }

  @Override
  public void attach(LinkDirection direction) {
    outgoing = direction;
  }

  /** Send a packet that begins at its IPv4 header. */
  public void send(byte[] ipv4) {
    Frame frame = pool.copyOf(ipv4, 0, ipv4.length);
    finish(frame, EthernetHeader.TYPE_IPV4);
  }

  /** Return the oldest packet that arrived and was not taken yet, or null. */
  public byte @Nullable [] poll() {
    return inbox.pollFirst();
  }

  /** Tell whether no packet waits to be taken. */
  public boolean isEmpty() {
    return inbox.isEmpty();
  }

  private void finish(Frame frame, int type) {
    int at = frame.push(EthernetHeader.LENGTH);
    EthernetHeader.write(frame.bytes(), at, SUBJECT_MAC.value(), TESTER_MAC.value(), type);
    pad(frame);
    if (outgoing == null) {
      frame.release();
    } else {
      outgoing.transmit(frame);
    }
  }

  /** Fill a frame up with zeros to the least length that Ethernet allows. */
  public static void pad(Frame frame) {
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
    if (request.targetAddress() != SUBJECT.value()) {
      Frame reply = pool.acquire();
      int at = reply.append(ArpPacket.LENGTH);
      ArpPacket.write(
          reply.bytes(),
          at,
          ArpPacket.REPLY,
          TESTER_MAC.value(),
          request.targetAddress(),
          request.senderMac(),
          request.senderAddress());
      finish(reply, EthernetHeader.TYPE_ARP);
    }
  }
}

package io.faultwire.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.faultwire.capture.layer.LayerModel;
import io.faultwire.capture.layer.Layers;
import io.faultwire.tcp.TcpException;
import io.faultwire.time.Seed;
import io.faultwire.udp.UdpException;
import io.faultwire.wire.ArpPacket;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.Packet;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.TcpOption;
import io.faultwire.wire.UdpHeader;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Nonsense read as headers: nothing is thrown, and nothing is read beyond the frame. */
class ParserFuzzTest {
  private static final int FRAMES = 10_000;
  private static final int LONGEST = 1514;

  private final Mutator mutator = new Mutator(Seed.DEFAULT.stream("fuzz / parser"));
  private final Packet packet = new Packet();
  private final List<byte[]> samples;

  ParserFuzzTest() throws TcpException, UdpException {
    samples = new AttackedNetwork(Seed.DEFAULT).samples;
  }

  @Test
  void noiseIsReadWithoutAnException() {
    int withIpv4 = 0;
    for (int i = 0; i < FRAMES; i++) {
      read(mutator.noise(120));
      withIpv4 += packet.ipv4() != null ? 1 : 0;
    }
    assertThat(withIpv4).isLessThan(FRAMES / 100);
  }

  @Test
  void mutatedFramesAreReadWithoutAnException() {
    int understood = 0;
    for (int i = 0; i < FRAMES; i++) {
      read(mutator.mutate(samples, LONGEST));
      understood += packet.tcp() != null || packet.udp() != null || packet.icmp() != null ? 1 : 0;
    }
    assertThat(understood).isBetween(FRAMES / 10, FRAMES - 1);
  }

  @Test
  void everyPrefixOfEverySampleIsReadWithoutAnException() {
    assertThat(samples).hasSizeGreaterThan(30);
    for (byte[] sample : samples) {
      for (int length = 0; length <= Math.min(sample.length, 200); length++) {
        read(Arrays.copyOf(sample, length));
      }
    }
  }

  private void read(byte[] frame) {
    long alone = digest(frame, 0, frame.length);
    byte[] surroundings = mutator.noise(100);
    byte[] embedded = new byte[surroundings.length + frame.length + 64];
    Arrays.fill(embedded, (byte) 0xA5);
    System.arraycopy(frame, 0, embedded, surroundings.length, frame.length);
    if (digest(embedded, surroundings.length, frame.length) != alone) {
      fail("what is read depends on octets around the frame: " + HexFormat.of().formatHex(frame));
    }
  }

  private long digest(byte[] bytes, int offset, int length) {
    packet.wrap(bytes, offset, length);
    int end = packet.payloadOffset() + packet.payloadLength();
    if (packet.payloadOffset() < offset || packet.payloadLength() < 0 || end > offset + length) {
      fail("the payload is outside: " + HexFormat.of().formatHex(bytes, offset, offset + length));
    }
    long payload = (long) (packet.payloadOffset() - offset) << 32 | packet.payloadLength();
    return Objects.hash(
        payload, network(), transport(), Layers.of(packet, LayerModel.OSI).toString());
  }

  private long network() {
    long digest = packet.vlan();
    EthernetHeader ethernet = packet.ethernet();
    if (ethernet != null) {
      digest = Objects.hash(digest, ethernet.destination(), ethernet.source(), ethernet.type());
    }
    ArpPacket arp = packet.arp();
    if (arp != null) {
      digest = Objects.hash(digest, arp.isIpv4OverEthernet(), arp.operation(), arp.senderMac());
      digest = Objects.hash(digest, arp.senderAddress(), arp.targetMac(), arp.targetAddress());
    }
    Ipv4Header ipv4 = packet.ipv4();
    if (ipv4 != null) {
      digest = Objects.hash(digest, ipv4.source(), ipv4.destination(), ipv4.checksumIsValid());
      digest = Objects.hash(digest, ipv4.fragmentOffset(), ipv4.timeToLive(), ipv4.protocol());
      digest = Objects.hash(digest, ipv4.identification(), ipv4.totalLength());
    }
    return digest;
  }

  private long transport() {
    long digest = 0;
    IcmpHeader icmp = packet.icmp();
    if (icmp != null) {
      digest = Objects.hash(icmp.type(), icmp.code(), icmp.rest(), icmp.isError());
    }
    Ipv4Header ipv4 = packet.ipv4();
    UdpHeader udp = packet.udp();
    if (udp != null && ipv4 != null && !ipv4.isFragment()) {
      boolean valid = udp.checksumIsValid(ipv4.source(), ipv4.destination());
      digest = Objects.hash(udp.sourcePort(), udp.destinationPort(), udp.length(), valid);
    }
    TcpHeader tcp = packet.tcp();
    if (tcp != null) {
      int scale = tcp.findOption(TcpOption.WINDOW_SCALE, TcpOption.WINDOW_SCALE_LENGTH);
      digest = Objects.hash(tcp.sequenceNumber(), tcp.flags(), tcp.maximumSegmentSize(-1));
      digest = Objects.hash(digest, scale < 0 ? -1 : scale - tcp.offset(), tcp.window());
    }
    return digest;
  }
}

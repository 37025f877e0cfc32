package io.faultwire.it.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.capture.Capture;
import io.faultwire.capture.CapturedFrame;
import io.faultwire.capture.CloseKind;
import io.faultwire.capture.TcpConversation;
import io.faultwire.capture.pcap.LinkType;
import io.faultwire.capture.pcap.PcapngWriter;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.link.Fault;
import io.faultwire.link.Faults;
import io.faultwire.link.Jitter;
import io.faultwire.tcp.TcpException;
import io.faultwire.time.Seed;
import io.faultwire.udp.UdpException;
import io.faultwire.wire.Bytes;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.TcpHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("any-jdk")
@Requires(Need.TSHARK)
class TsharkTest {
  private static final Fault[] ROUGH = {
    Faults.delay(Duration.ofMillis(3), Duration.ofMillis(1), Jitter.UNIFORM),
    Faults.loss(3),
    Faults.reorder(8, 2),
    Faults.duplicate(3),
    Faults.corrupt(2)
  };

  @TempDir private Path directory;

  private Path write(Traffic traffic) throws IOException {
    Path file = directory.resolve("traffic.pcapng");
    traffic.capture.writePcapng(file);
    return file;
  }

  private Path rough(long seed) throws IOException, TcpException, UdpException {
    return write(new Traffic(new Seed(seed), ROUGH).run());
  }

  @Test
  void everythingThatHostsSendIsSound()
      throws IOException, InterruptedException, TcpException, UdpException {
    Path file = write(new Traffic(Seed.DEFAULT).run());

    TsharkOracle.assertSound(file);
    List<Map<String, String>> kinds =
        Tshark.read(file, "", List.of("arp.opcode", "icmp.type", "udp.length", "ip.flags.mf"));
    assertThat(kinds).extracting(row -> row.get("arp.opcode")).contains("1", "2");
    assertThat(kinds).extracting(row -> row.get("icmp.type")).contains("0", "3", "8");
    assertThat(kinds).extracting(row -> row.get("udp.length")).contains("8", "1480", "5008");
    assertThat(kinds).extracting(row -> row.get("ip.flags.mf")).contains("0", "1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everythingThatRulesTouchIsSound(long seed)
      throws IOException, InterruptedException, TcpException, UdpException {
    TsharkOracle.assertSound(rough(seed));
  }

  @Test
  void wrongBitsThatASwitchLetsThroughAreFoundByBoth()
      throws IOException, InterruptedException, TcpException, UdpException {
    Fault[] faults = {Faults.delay(Duration.ofMillis(1)), Faults.corruptBeyondFcs(3)};
    Path file = write(new Traffic(new Seed(6), faults).run());

    TsharkOracle.assertAgrees(file);
    assertThatThrownBy(() -> TsharkOracle.assertSound(file))
        .hasMessageContaining("malformed frames or bad checksums");
  }

  @Test
  void commentsTellTheFateOfEachFrameThatARuleTouched()
      throws IOException, InterruptedException, TcpException, UdpException {
    Path file = rough(4);
    List<Map<String, String>> rows =
        Tshark.read(file, "frame.comment", List.of("frame.number", "frame.comment"));
    List<CapturedFrame> touched =
        Capture.read(file).frames().stream().filter(frame -> !frame.touches().isEmpty()).toList();

    assertThat(rows).hasSameSizeAs(touched);
    assertThat(rows)
        .extracting(row -> row.get("frame.comment"))
        .anyMatch(comment -> comment.contains("dropped by 'loss 3%'"))
        .anyMatch(comment -> comment.contains("copy made by 'duplicate 3%'"))
        .anyMatch(comment -> comment.contains("held for 2 frames or 50 ms by 'reorder 8% gap 2'"));
  }

  @Test
  void whatOursDoesNotReadIsNoticed() throws IOException {
    byte[] frame = new byte[14 + 40 + 20];
    EthernetHeader.write(frame, 0, 2, 1, 0x86DD);
    frame[14] = 0x60;
    Bytes.putShort(frame, 14 + 4, 20);
    frame[14 + 6] = 6;
    TcpHeader.write(frame, 54, 49152, 80, 7, 0, 20, TcpHeader.SYN, 512, 0);
    Path file = write(frame);

    assertThatThrownBy(() -> TsharkOracle.assertAgrees(file))
        .hasMessageContaining("\"tcp.srcport\"=\" / 49152\"");
  }

  @Test
  void aMalformedFrameIsNoticed() throws IOException {
    byte[] frame = new byte[60];
    EthernetHeader.write(frame, 0, 2, 1, EthernetHeader.TYPE_IPV4);
    Ipv4Header.write(frame, 14, 20 + 10, 1, 0, 64, IpProtocol.TCP, 1, 2);
    Path file = write(frame);

    assertThatThrownBy(() -> TsharkOracle.assertSound(file))
        .hasMessageContaining("malformed frames or bad checksums")
        .hasMessageContaining("[\"1\"]");
  }

  private Path write(byte[] frame) throws IOException {
    Path file = directory.resolve("frame.pcapng");
    try (OutputStream out = Files.newOutputStream(file)) {
      PcapngWriter writer = new PcapngWriter(out, "test");
      writer.addInterface(LinkType.ETHERNET, "eth0", "");
      writer.addPacket(0, 0, frame, 0, frame.length, frame.length, null);
    }
    return file;
  }

  @ParameterizedTest
  @CsvSource({"pcap", "nsecpcap", "pcapng"})
  void whatTsharkWritesIsReadWithTheSameFrames(String format)
      throws IOException, InterruptedException, TcpException, UdpException {
    Path file = write(new Traffic(Seed.DEFAULT).run());
    Path converted = directory.resolve("converted." + format);
    Tshark.convert(file, format, converted);

    Capture before = Capture.read(file);
    Capture after = Capture.read(converted);
    assertThat(after.frames().stream().map(CapturedFrame::bytes))
        .containsExactlyElementsOf(before.frames().stream().map(CapturedFrame::bytes).toList());
    TcpConversation conversation = after.tcpConversations().get(0);
    assertThat(conversation.handshake().isCompleted()).isTrue();
    assertThat(conversation.closing().kind()).isEqualTo(CloseKind.GRACEFUL);
  }
}

package io.faultwire.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.layer.LayerModel;
import io.faultwire.link.Tcp;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.TcpHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captures that other programs wrote, on links that Faultwire does not model. */
class ForeignCaptureTest {
  private static final int DATA = 10;

  private static byte[] pcap(int linkType, int header, int captured) {
    byte[] packet = new byte[header + 40 + DATA];
    Ipv4Header.write(packet, header, 40 + DATA, 1, 0, 64, IpProtocol.TCP, 0x0A000001, 0x0A000002);
    TcpHeader.write(packet, header + 20, 40000, 80, 7, 9, 20, TcpHeader.ACK, 512, 0);
    int length = Math.min(captured, packet.length);
    return ByteBuffer.allocate(40 + length)
        .putInt(0xA1B2C3D4)
        .putInt(0x00020004)
        .putLong(0)
        .putInt(65535)
        .putInt(linkType)
        .putInt(1_700_000_000)
        .putInt(0)
        .putInt(length)
        .putInt(packet.length)
        .put(packet, 0, length)
        .array();
  }

  @ParameterizedTest
  @CsvSource({"101, 0", "228, 0", "113, 16"})
  void linksWithoutEthernetAreRead(int linkType, int header) throws IOException {
    Capture capture = Capture.read("x.pcap", pcap(linkType, header, 65535));

    CapturedFrame frame = capture.frames().get(0);
    assertThat(Tcp.isTcp(frame.packet())).isTrue();
    assertThat(frame.layers(LayerModel.OSI).get(0).protocol()).isEqualTo("IPv4");
    assertThat(frame.fate()).isEqualTo(Fate.DELIVERED);
    TcpConversation conversation = capture.tcp("10.0.0.1", "10.0.0.2:80");
    assertThat(conversation.streamFrom(Side.CLIENT).received()).hasSize(DATA);
    assertThat(conversation.segments().get(0).hasArrived()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"101, 0, 40", "113, 16, 56"})
  void packetsOfWhichOnlyTheHeadersWereKeptHaveTheirLength(int linkType, int header, int captured)
      throws IOException {
    Capture capture = Capture.read("x.pcap", pcap(linkType, header, captured));

    assertThat(capture.frames().get(0).isTruncated()).isTrue();
    assertThat(capture.tcpConversations().get(0).segments().get(0).payloadLength()).isEqualTo(DATA);
  }
}

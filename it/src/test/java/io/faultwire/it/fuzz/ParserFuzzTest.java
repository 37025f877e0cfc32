package io.faultwire.it.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.faultwire.capture.Capture;
import io.faultwire.capture.CapturedFrame;
import io.faultwire.capture.layer.LayerModel;
import io.faultwire.capture.layer.Layers;
import io.faultwire.capture.pcap.CaptureFormatException;
import io.faultwire.wire.Packet;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.TcpOption;
import java.io.IOException;

/** What comes from a wire or a file is read without an exception, whatever it is. */
class ParserFuzzTest {

  @FuzzTest
  void packet(byte[] frame) {
    Packet packet = new Packet().wrap(frame, 0, frame.length);
    assertThat(packet.payloadLength()).isNotNegative();
    assertThat(packet.payloadOffset() + packet.payloadLength()).isBetween(0, frame.length);
    assertThat(Layers.of(packet, LayerModel.OSI)).doesNotContainNull();
    TcpHeader tcp = packet.tcp();
    if (tcp != null) {
      assertThat(tcp.maximumSegmentSize(-1)).isBetween(-1, 65_535);
      assertThat(tcp.findOption(TcpOption.WINDOW_SCALE, TcpOption.WINDOW_SCALE_LENGTH))
          .isLessThan(packet.payloadOffset());
    }
  }

  @FuzzTest
  void captureFile(byte[] file) throws IOException {
    Capture capture;
    try {
      capture = Capture.read("fuzz", file);
    } catch (CaptureFormatException e) {
      assertThat(e).hasMessageContaining("fuzz");
      return;
    }
    for (CapturedFrame frame : capture.frames()) {
      assertThat(frame.toString()).isNotEmpty();
    }
    assertThat(capture.tcpConversations()).doesNotContainNull();
    assertThat(capture.udpFlows()).doesNotContainNull();
    assertThat(capture.arpExchanges()).doesNotContainNull();
    assertThat(capture.pings()).doesNotContainNull();
  }
}

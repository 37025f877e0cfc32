package io.faultwire.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.capture.CapturedFrame;
import io.faultwire.capture.layer.LayerModel;
import io.faultwire.capture.pcap.CaptureFormatException;
import io.faultwire.capture.pcap.LinkType;
import io.faultwire.capture.pcap.PcapngWriter;
import io.faultwire.tcp.TcpException;
import io.faultwire.time.Seed;
import io.faultwire.udp.UdpException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Damaged capture files: either they are read, or the error is the one for damaged files. */
class CaptureFileFuzzTest {
  private static final int FILES = 2_000;

  private final Mutator mutator = new Mutator(Seed.DEFAULT.stream("fuzz / files"));
  private final List<byte[]> samples;

  CaptureFileFuzzTest() throws TcpException, UdpException {
    samples = new AttackedNetwork(Seed.DEFAULT).samples;
  }

  @Test
  void damagedPcapngIsReadOrRefused() throws IOException {
    byte[] file = pcapng(samples.subList(0, 12));
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      refused += isRefused(mutator.mutate(List.of(file), file.length + 64)) ? 1 : 0;
    }
    assertThat(refused).isBetween(FILES / 10, FILES - 1);
  }

  @Test
  void everyPrefixOfAPcapngIsReadOrRefused() throws IOException {
    byte[] file = pcapng(samples.subList(0, 4));
    int refused = 0;
    for (int length = 0; length < file.length; length++) {
      refused += isRefused(Arrays.copyOf(file, length)) ? 1 : 0;
    }
    assertThat(refused).isPositive();
    assertThat(isRefused(file)).isFalse();
  }

  @Test
  void captureOfDamagedFramesIsAnalysedToTheEnd() throws IOException {
    for (int i = 0; i < 200; i++) {
      List<byte[]> frames = new ArrayList<>();
      for (int j = 0; j < 30; j++) {
        byte[] frame = mutator.mutate(samples, 1514);
        Mutator.repair(frame);
        frames.add(frame);
      }
      Capture capture = Capture.read("fuzz", pcapng(frames));
      assertThat(walk(capture)).isEqualTo(frames.size());
    }
  }

  private static boolean isRefused(byte[] file) throws IOException {
    try {
      walk(Capture.read("fuzz", file));
      return false;
    } catch (CaptureFormatException e) {
      assertThat(e).hasMessageContaining("fuzz");
      return true;
    }
  }

  private static int walk(Capture capture) {
    for (CapturedFrame frame : capture.frames()) {
      assertThat(frame.toString()).isNotEmpty();
      assertThat(frame.layers(LayerModel.TCP_IP)).isNotNull();
    }
    assertThat(capture.tcpConversations()).allSatisfy(it -> assertThat(it.toString()).isNotNull());
    assertThat(capture.udpFlows()).allSatisfy(it -> assertThat(it.toString()).isNotNull());
    assertThat(capture.arpExchanges()).doesNotContainNull();
    assertThat(capture.pings()).doesNotContainNull();
    assertThat(capture.icmpMessages()).doesNotContainNull();
    return capture.size();
  }

  private static byte[] pcapng(List<byte[]> frames) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PcapngWriter writer = new PcapngWriter(out, "fuzz");
    writer.addInterface(LinkType.ETHERNET, "eth0", "a wire");
    long time = 0;
    for (byte[] frame : frames) {
      writer.addPacket(0, time++, frame, 0, frame.length, frame.length, null);
    }
    return out.toByteArray();
  }
}

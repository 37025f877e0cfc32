package io.faultwire.capture.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapReaderTest {
  private static byte[] file(ByteOrder order, int magic, int linkType, int captured, int original) {
    return ByteBuffer.allocate(24 + 16 + 4)
        .order(order)
        .putInt(magic)
        .putShort((short) 2)
        .putShort((short) 4)
        .putInt(0)
        .putInt(0)
        .putInt(65535)
        .putInt(linkType)
        .putInt(1_700_000_000)
        .putInt(5)
        .putInt(captured)
        .putInt(original)
        .put(new byte[] {1, 2, 3, 4})
        .array();
  }

  @ParameterizedTest
  @CsvSource({
    "0xA1B2C3D4, true, 1700000000000005000",
    "0xA1B2C3D4, false, 1700000000000005000",
    "0xA1B23C4D, true, 1700000000000000005",
    "0xA1B23C4D, false, 1700000000000000005"
  })
  void bothPrecisionsAndOrdersAreRead(String magic, boolean big, long nanos) throws IOException {
    ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    int number = Long.decode(magic).intValue();

    FilePacket packet = CaptureFile.parse("x", file(order, number, 1, 4, 60)).packets().get(0);
    assertThat(packet.nanos()).isEqualTo(nanos);
    assertThat(packet.bytes()).containsExactly(1, 2, 3, 4);
    assertThat(packet.originalLength()).isEqualTo(60);
  }

  @Test
  void aCutFileIsRefused() {
    byte[] whole = file(ByteOrder.BIG_ENDIAN, 0xA1B2C3D4, 1, 4, 4);

    assertThatThrownBy(() -> CaptureFile.parse("x.pcap", Arrays.copyOf(whole, 42)))
        .isInstanceOf(CaptureFormatException.class)
        .hasMessageStartingWith("x.pcap, offset 40: a packet of 4 octets is expected here");
    assertThatThrownBy(() -> CaptureFile.parse("x.pcap", Arrays.copyOf(whole, 30)))
        .hasMessageStartingWith("x.pcap, offset 24: a packet header of 16 octets is expected");
  }

  @Test
  void aPacketOfNonsenseLengthIsRefused() {
    assertThatThrownBy(
            () -> CaptureFile.parse("x", file(ByteOrder.BIG_ENDIAN, 0xA1B2C3D4, 1, -1, 4)))
        .hasMessage("x, offset 32: a packet has at most 262144 octets, but 4294967295 are stated");
  }

  @Test
  void anUnknownLinkTypeIsRefused() {
    assertThatThrownBy(
            () -> CaptureFile.parse("x", file(ByteOrder.BIG_ENDIAN, 0xA1B2C3D4, 127, 4, 4)))
        .hasMessageStartingWith("x, offset 20: link type 127 is not read; capture on one Ethernet");
  }

  @Test
  void whatIsNoCaptureIsRefused(@TempDir Path directory) throws IOException {
    Path text = Files.writeString(directory.resolve("notes.txt"), "hello");
    assertThatThrownBy(() -> CaptureFile.read(text))
        .isInstanceOf(CaptureFormatException.class)
        .hasMessageContaining("notes.txt, offset 0: neither a pcapng file")
        .hasMessageEndingWith("begins like this: 68 65 6c 6c 6f");
    assertThatThrownBy(() -> CaptureFile.parse("x", new byte[0]))
        .hasMessageEndingWith("begins like this: the file is empty");
    assertThatThrownBy(() -> CaptureFile.parse("x", new byte[] {0x1F, (byte) 0x8B, 8, 0}))
        .hasMessage("x, offset 0: the file is compressed by gzip: decompress it first");
  }
}

package io.faultwire.capture.pcap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapngReaderTest {
  private static final int TLS_KEY_LOG = 0x544C534B;

  private final ByteBuffer out = ByteBuffer.allocate(4096);

  private CaptureFile read() throws CaptureFormatException {
    byte[] bytes = new byte[out.position()];
    out.get(0, bytes);
    return CaptureFile.parse("test.pcapng", bytes);
  }

  private PcapngReaderTest block(int type, int... words) {
    int length = 12 + 4 * words.length;
    out.putInt(type).putInt(length);
    for (int word : words) {
      out.putInt(word);
    }
    out.putInt(length);
    return this;
  }

  private PcapngReaderTest section(ByteOrder order) {
    out.order(order);
    return block(0x0A0D0D0A, 0x1A2B3C4D, order == ByteOrder.BIG_ENDIAN ? 0x10000 : 1, -1, -1);
  }

  /** Two 16-bit numbers, as the order of the file puts them into a word. */
  private int pair(int first, int second) {
    return out.order() == ByteOrder.BIG_ENDIAN ? first << 16 | second : second << 16 | first;
  }

  @ParameterizedTest
  @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
  void bothByteOrdersAreRead(String name) throws CaptureFormatException {
    section(name.startsWith("B") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    block(1, pair(1, 0), 0);
    block(6, 0, 1, 5, 4, 9, 0x01020304);

    FilePacket packet = read().packets().get(0);
    assertThat(packet.bytes()).hasSize(4);
    assertThat(packet.originalLength()).isEqualTo(9);
    assertThat(packet.nanos()).isEqualTo(((1L << 32) + 5) * 1000);
    assertThat(packet.where().linkType()).isEqualTo(LinkType.ETHERNET);
    assertThat(packet.where().name()).isEqualTo("interface 0");
  }

  @Test
  void aSecondSectionMayHaveTheOtherOrderAndInterfacesOfItsOwn() throws CaptureFormatException {
    section(ByteOrder.BIG_ENDIAN).block(1, pair(1, 0), 0).block(6, 0, 0, 1, 0, 0);
    section(ByteOrder.LITTLE_ENDIAN).block(1, pair(101, 0), 0).block(6, 0, 0, 2, 0, 0);

    assertThat(read().packets())
        .extracting(packet -> packet.where().linkType())
        .containsExactly(LinkType.ETHERNET, LinkType.RAW_IP);
  }

  @Test
  void blocksOfUnknownTypesAreSkipped() throws CaptureFormatException {
    section(ByteOrder.BIG_ENDIAN).block(0x0BAD, 1, 2, 3).block(5, 0, 0, 0).block(1, pair(1, 0), 0);

    assertThat(read().interfaces()).hasSize(1);
  }

  @Test
  void simplePacketsAreCutAtTheSnapLength() throws CaptureFormatException {
    section(ByteOrder.BIG_ENDIAN).block(1, pair(1, 0), 4).block(3, 8, 0x01020304);

    assertThat(read().packets().get(0).bytes()).hasSize(4);
    assertThat(read().packets().get(0).originalLength()).isEqualTo(8);
  }

  @Test
  void obsoletePacketBlocksAreRead() throws CaptureFormatException {
    section(ByteOrder.BIG_ENDIAN).block(1, pair(1, 0), 0).block(2, pair(0, 3), 0, 7, 2, 2, 0x0102);

    assertThat(read().packets().get(0).nanos()).isEqualTo(7000);
  }

  @ParameterizedTest
  @CsvSource({"3, 7000000", "6, 7000", "9, 7", "12, 0", "0x8A, 6835937", "0x80, 7000000000"})
  void timestampsAreConverted(String resolution, long nanos) throws CaptureFormatException {
    section(ByteOrder.BIG_ENDIAN);
    block(1, pair(1, 0), 0, pair(9, 1), Integer.decode(resolution) << 24, 0);
    block(6, 0, 0, 7, 0, 0);

    assertThat(read().packets().get(0).nanos()).isEqualTo(nanos);
  }

  @Test
  void anOffsetInSecondsIsAdded() throws CaptureFormatException {
    section(ByteOrder.BIG_ENDIAN);
    block(1, pair(1, 0), 0, pair(14, 8), 0, 10, 0);
    block(6, 0, 0, 7, 0, 0);

    assertThat(read().packets().get(0).nanos()).isEqualTo(10_000_007_000L);
  }

  @Test
  void whatTheWriterWritesIsRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PcapngWriter writer = new PcapngWriter(bytes, "test");
    writer.addInterface(LinkType.ETHERNET, "a->b", "a link");
    writer.addNames(Map.of(0x0A000001, "shop"));
    writer.addTlsSecrets("CLIENT_RANDOM 01 02\n");
    writer.addPacket(0, 1_234_567_890_123L, new byte[] {9, 1, 2, 3}, 1, 3, 5, "hélas");
    writer.addPacket(0, 2_000_000_000_000L, new byte[4], 0, 4, 4, null);

    CaptureFile file = CaptureFile.parse("x", bytes.toByteArray());
    assertThat(file.interfaces())
        .containsExactly(new FileInterface("a->b", "a link", LinkType.ETHERNET));
    assertThat(file.names()).containsExactly(Map.entry(0x0A000001, "shop"));
    assertThat(file.tlsSecrets()).isEqualTo("CLIENT_RANDOM 01 02\n");
    FilePacket packet = file.packets().get(0);
    assertThat(packet.nanos()).isEqualTo(1_234_567_890_123L);
    assertThat(packet.bytes()).containsExactly(1, 2, 3);
    assertThat(packet.originalLength()).isEqualTo(5);
    assertThat(packet.comments()).containsExactly("hélas");
    assertThat(file.packets().get(1).comments()).isEmpty();
  }

  @Test
  void theBytesOfAnEmptyFileAreKnown() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new PcapngWriter(bytes, "Fw");

    assertThat(HexFormat.of().formatHex(bytes.toByteArray()))
        .isEqualTo(
            "0a0d0d0a"
                + "28000000"
                + "4d3c2b1a"
                + "01000000"
                + "ffffffffffffffff"
                + "0400020046770000"
                + "00000000"
                + "28000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
  void secretsOfSeveralBlocksAreLinesOfOneLog(String name) throws CaptureFormatException {
    section(name.startsWith("B") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    secrets(TLS_KEY_LOG, "A 1 2", 5);
    secrets(0x57474B4C, "of WireGuard", 12);
    secrets(TLS_KEY_LOG, "B 3 4\n", 6);

    assertThat(read().tlsSecrets()).isEqualTo("A 1 2\nB 3 4\n");
  }

  @Test
  void secretsBeyondTheirBlockAreRefused() {
    section(ByteOrder.LITTLE_ENDIAN);
    secrets(TLS_KEY_LOG, "A 1 2", 9);

    assertThatThrownBy(this::read)
        .hasMessage(
            "test.pcapng, offset 40: 9 octets of secrets are stated, more than the block has: 8");
  }

  private void secrets(int type, String text, int stated) {
    byte[] padded = Arrays.copyOf(text.getBytes(US_ASCII), (text.length() + 3) / 4 * 4);
    int length = 20 + padded.length;
    out.putInt(10).putInt(length).putInt(type).putInt(stated).put(padded).putInt(length);
  }

  @Test
  void aCutFileIsRefusedWithItsOffset() {
    section(ByteOrder.BIG_ENDIAN);
    out.putInt(6).putInt(64).putInt(0);

    assertThatThrownBy(this::read)
        .isInstanceOf(CaptureFormatException.class)
        .hasMessage(
            "test.pcapng, offset 28: a block of 64 octets is expected here, but the file ends"
                + " after 12 more; it was cut off, or the length is wrong");
  }

  @Test
  void aBlockWhoseLengthsDifferIsRefused() {
    section(ByteOrder.BIG_ENDIAN);
    out.putInt(6).putInt(12).putInt(16);

    assertThatThrownBy(this::read)
        .hasMessage(
            "test.pcapng, offset 36: the block that begins at 28 ends with the length 16 instead"
                + " of 12");
  }

  @Test
  void aPacketOfAnInterfaceThatIsNotThereIsRefused() {
    section(ByteOrder.BIG_ENDIAN).block(6, 3, 0, 0, 0, 0);

    assertThatThrownBy(this::read)
        .hasMessageContaining("a packet of interface 3 is here, but the section declares only 0");
  }

  @Test
  void anUnknownLinkTypeIsRefusedOnceAPacketHasIt() throws CaptureFormatException {
    section(ByteOrder.BIG_ENDIAN).block(1, pair(276, 0), 0);
    assertThat(read().packets()).isEmpty();
    block(6, 0, 0, 0, 0, 0);

    assertThatThrownBy(this::read).hasMessageContaining("link type 276 is not read; capture on");
  }

  @Test
  void damagedFilesAreRefusedAndNothingElseEscapes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PcapngWriter writer = new PcapngWriter(bytes, "test");
    writer.addInterface(LinkType.ETHERNET, "a->b", "a link");
    writer.addNames(Map.of(0x0A000001, "shop"));
    writer.addTlsSecrets("CLIENT_RANDOM 01 02\n");
    writer.addPacket(0, 1, new byte[60], 0, 60, 60, "comment");
    byte[] whole = bytes.toByteArray();
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = whole.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(CaptureFile.parse("x", damaged).packets().size()).isLessThanOrEqualTo(1);
      } catch (CaptureFormatException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }
}

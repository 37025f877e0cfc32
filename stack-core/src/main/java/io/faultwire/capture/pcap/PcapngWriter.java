package io.faultwire.capture.pcap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one section of pcapng (draft-ietf-opsawg-pcapng), little-endian, with timestamps in
 * nanoseconds. Equal calls write equal bytes.
 */
public final class PcapngWriter {
  private static final int NANOSECONDS = 9;
  private static final int LONGEST_OPTION = 0xFFFF;

  private final OutputStream out;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /**
   * Begins the file.
   *
   * @param application the program that the file is said to be from
   */
  public PcapngWriter(OutputStream out, String application) throws IOException {
    this.out = out;
    int32(0x1A2B3C4D);
    int16(1);
    int16(0);
    int32(-1);
    int32(-1);
    option(PcapngOptions.SHB_USERAPPL, application);
    endBlock(PcapngReader.SECTION_HEADER, true);
  }

  /** Declares the next interface; the first has index 0. */
  public void addInterface(LinkType type, String name, String description) throws IOException {
    int16(type.code());
    int16(0);
    int32(0);
    option(PcapngOptions.IF_NAME, name);
    option(PcapngOptions.IF_DESCRIPTION, description);
    option(PcapngOptions.IF_TSRESOL, new byte[] {NANOSECONDS});
    endBlock(1, true);
  }

  /** Writes the names of IPv4 addresses, which are 32-bit integers, in the map's order. */
  public void addNames(Map<Integer, String> names) throws IOException {
    for (Map.Entry<Integer, String> each : names.entrySet()) {
      byte[] name = each.getValue().getBytes(StandardCharsets.UTF_8);
      int16(PcapngReader.IPV4_NAME);
      int16(4 + name.length + 1);
      int32(Integer.reverseBytes(each.getKey()));
      body.write(name, 0, name.length);
      body.write(0);
      pad();
    }
    int32(0);
    endBlock(PcapngReader.NAME_RESOLUTION, false);
  }

  /**
   * Writes the secrets of TLS connections, before the packets that they open.
   *
   * @param keyLog in the format of {@code SSLKEYLOGFILE}
   */
  public void addTlsSecrets(String keyLog) throws IOException {
    byte[] octets = keyLog.getBytes(StandardCharsets.US_ASCII);
    int32(PcapngReader.TLS_KEY_LOG);
    int32(octets.length);
    body.write(octets, 0, octets.length);
    pad();
    endBlock(PcapngReader.DECRYPTION_SECRETS, false);
  }

  /**
   * Writes a packet.
   *
   * @param interfaceIndex an interface that was declared
   * @param nanos its time in nanoseconds
   * @param originalLength its length on the wire, at least {@code length}
   * @param comment what people should know about it; null for nothing
   */
  public void addPacket(
      int interfaceIndex,
      long nanos,
      byte[] bytes,
      int offset,
      int length,
      int originalLength,
      @Nullable String comment)
      throws IOException {
    int32(interfaceIndex);
    int32((int) (nanos >>> 32));
    int32((int) nanos);
    int32(length);
    int32(originalLength);
    body.write(bytes, offset, length);
    pad();
    if (comment != null) {
      option(PcapngOptions.COMMENT, comment);
    }
    endBlock(6, comment != null);
  }

  private void option(int code, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    option(code, bytes.length > LONGEST_OPTION ? java.util.Arrays.copyOf(bytes, 65_532) : bytes);
  }

  private void option(int code, byte[] value) {
    int16(code);
    int16(value.length);
    body.write(value, 0, value.length);
    pad();
  }

  private void endBlock(int type, boolean hasOptions) throws IOException {
    if (hasOptions) {
      int32(PcapngOptions.END);
    }
    byte[] content = body.toByteArray();
    body.reset();
    int32(type);
    int32(content.length + 12);
    body.write(content, 0, content.length);
    int32(content.length + 12);
    body.writeTo(out);
    body.reset();
  }

  private void pad() {
    while (body.size() % 4 != 0) {
      body.write(0);
    }
  }

  private void int16(int value) {
    body.write(value);
    body.write(value >>> 8);
  }

  private void int32(int value) {
    int16(value);
    int16(value >>> 16);
  }
}

package io.faultwire.capture.pcap;

import io.faultwire.wire.Bytes;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads pcapng files (draft-ietf-opsawg-pcapng): all sections, in either byte order. */
final class PcapngReader {
  static final int SECTION_HEADER = 0x0A0D0D0A;
  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  static final int NAME_RESOLUTION = 4;
  static final int IPV4_NAME = 1;
  private static final int ENHANCED_PACKET = 6;
  static final int DECRYPTION_SECRETS = 10;

  /** The type of secrets that are a key log of TLS. */
  static final int TLS_KEY_LOG = 0x544C534B;

  private static final int SHORTEST_BLOCK = 12;

  private final FileBytes file;
  private final List<FileInterface> interfaces = new ArrayList<>();
  private final List<FilePacket> packets = new ArrayList<>();
  private final Map<Integer, String> names = new TreeMap<>();
  private final List<Declared> section = new ArrayList<>();
  private final StringBuilder tlsSecrets = new StringBuilder();
  private long lastNanos;

  private record Declared(
      @Nullable FileInterface where,
      int linkCode,
      long snapLength,
      TimestampResolution resolution) {}

  PcapngReader(FileBytes file) {
    this.file = file;
  }

  CaptureFile read() throws CaptureFormatException {
    int at = 0;
    while (at < file.size()) {
      file.require(at, SHORTEST_BLOCK, "a block");
      if (file.int32(at) == SECTION_HEADER) {
        beginSection(at);
      }
      long length = file.unsigned32(at + 4);
      if (length < SHORTEST_BLOCK || length % 4 != 0) {
        String expected = "a block length of at least 12, divisible by 4, is expected, not ";
        throw file.error(at + 4L, expected + length);
      }
      file.require(at, length, "a block");
      int end = at + (int) length;
      if (file.unsigned32(end - 4) != length) {
        throw file.error(
            end - 4L,
            "the block that begins at "
                + at
                + " ends with the length "
                + file.unsigned32(end - 4)
                + " instead of "
                + length);
      }
      block(file.int32(at), at + 8, end - 4);
      at = end;
    }
    return new CaptureFile(interfaces, packets, names, tlsSecrets.toString());
  }

  private void beginSection(int at) throws CaptureFormatException {
    file.require(at, 28, "a section header");
    file.setOrder(ByteOrder.BIG_ENDIAN);
    if (file.int32(at + 8) != BYTE_ORDER_MAGIC) {
      file.setOrder(ByteOrder.LITTLE_ENDIAN);
    }
    if (file.int32(at + 8) != BYTE_ORDER_MAGIC) {
      throw file.error(at + 8L, "the byte-order magic 1a2b3c4d is expected in either order");
    }
    if (file.unsigned16(at + 12) != 1) {
      throw file.error(at + 12L, "pcapng version 1 is read, not " + file.unsigned16(at + 12));
    }
    section.clear();
  }

  private void block(int type, int body, int end) throws CaptureFormatException {
    switch (type) {
      case INTERFACE_DESCRIPTION -> declare(body, end);
      case ENHANCED_PACKET -> {
        requireBody(body, end, 20, "an enhanced packet block");
        packet(body, end, file.unsigned32(body));
      }
      case OBSOLETE_PACKET -> {
        requireBody(body, end, 20, "a packet block");
        packet(body, end, file.unsigned16(body));
      }
      case SIMPLE_PACKET -> {
        requireBody(body, end, 4, "a simple packet block");
        simplePacket(body, end);
      }
      case NAME_RESOLUTION -> names(body, end);
      case DECRYPTION_SECRETS -> secrets(body, end);
      default -> {}
    }
  }

  private void secrets(int body, int end) throws CaptureFormatException {
    requireBody(body, end, 8, "a decryption secrets block");
    long length = file.unsigned32(body + 4);
    if (length > end - body - 8) {
      throw file.error(
          body + 4L,
          length + " octets of secrets are stated, more than the block has: " + (end - body - 8));
    }
    if (file.int32(body) == TLS_KEY_LOG) {
      String keyLog = file.text(body + 8, (int) length);
      tlsSecrets.append(keyLog).append(keyLog.isEmpty() || keyLog.endsWith("\n") ? "" : "\n");
    }
  }

  private void names(int body, int end) throws CaptureFormatException {
    int at = body;
    while (at + 4 <= end && file.unsigned16(at) != 0) {
      int length = file.unsigned16(at + 2);
      int next = at + 4 + ((length + 3) & ~3);
      if (next > end) {
        throw file.error(at, "a name record of " + length + " octets does not fit into its block");
      }
      if (file.unsigned16(at) == IPV4_NAME && length > 4) {
        String name = file.text(at + 8, length - 4);
        int terminator = name.indexOf('\0');
        int address = Bytes.getInt(file.copy(at + 4, 4), 0);
        names.putIfAbsent(address, terminator < 0 ? name : name.substring(0, terminator));
      }
      at = next;
    }
  }

  private void requireBody(int body, int end, int size, String what) throws CaptureFormatException {
    if (end - body < size) {
      throw file.error(
          body, what + " has at least " + size + " octets of content, not " + (end - body));
    }
  }

  private void declare(int body, int end) throws CaptureFormatException {
    requireBody(body, end, 8, "an interface description block");
    PcapngOptions options = PcapngOptions.read(file, body + 8, end);
    int code = file.unsigned16(body);
    LinkType type = LinkType.of(code);
    FileInterface where = null;
    if (type != null) {
      String unnamed = "interface " + interfaces.size();
      String name = options.text(PcapngOptions.IF_NAME, unnamed);
      where = new FileInterface(name, options.text(PcapngOptions.IF_DESCRIPTION, ""), type);
      interfaces.add(where);
    }
    section.add(new Declared(where, code, file.unsigned32(body + 4), options.resolution()));
  }

  private Declared declared(int at, long index) throws CaptureFormatException {
    if (index >= section.size()) {
      throw file.error(
          at,
          "a packet of interface "
              + index
              + " is here, but the section declares only "
              + section.size());
    }
    return section.get((int) index);
  }

  private void packet(int body, int end, long index) throws CaptureFormatException {
    Declared declared = declared(body, index);
    long captured = file.unsigned32(body + 12);
    long padded = (captured + 3) & ~3L;
    if (padded > end - body - 20) {
      throw file.error(
          body + 12L,
          captured + " octets are stated, more than the block has: " + (end - body - 20));
    }
    long ticks = file.unsigned32(body + 4) << 32 | file.unsigned32(body + 8);
    try {
      lastNanos = declared.resolution.toNanos(ticks);
    } catch (ArithmeticException e) {
      throw file.error(body + 4L, "a time before the year 2262 is expected, not tick " + ticks);
    }
    PcapngOptions options = PcapngOptions.read(file, body + 20 + (int) padded, end);
    add(body, declared, body + 20, captured, file.unsigned32(body + 16), options.comments());
  }

  private void simplePacket(int body, int end) throws CaptureFormatException {
    Declared declared = declared(body, 0);
    long original = file.unsigned32(body);
    long captured = Math.min(original, end - body - 4L);
    if (declared.snapLength > 0) {
      captured = Math.min(captured, declared.snapLength);
    }
    add(body, declared, body + 4, captured, original, List.of());
  }

  private void add(
      int body, Declared declared, int data, long captured, long original, List<String> comments)
      throws CaptureFormatException {
    if (declared.where == null) {
      throw file.error(body, LinkType.refusal(declared.linkCode));
    }
    if (Math.max(captured, original) > CaptureFile.LARGEST_PACKET) {
      throw file.error(
          body,
          "a packet has at most "
              + CaptureFile.LARGEST_PACKET
              + " octets, but "
              + Math.max(captured, original)
              + " are stated");
    }
    int length = (int) Math.max(captured, original);
    byte[] bytes = file.copy(data, (int) captured);
    packets.add(new FilePacket(declared.where, lastNanos, bytes, length, comments));
  }
}

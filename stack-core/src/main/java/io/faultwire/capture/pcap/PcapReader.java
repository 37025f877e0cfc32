package io.faultwire.capture.pcap;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the classic format of libpcap (draft-ietf-opsawg-pcap), in both precisions and orders. */
final class PcapReader {
  private static final int MICROSECONDS = 0xA1B2C3D4;
  private static final int NANOSECONDS = 0xA1B23C4D;
  private static final int FILE_HEADER = 24;
  private static final int PACKET_HEADER = 16;

  private final FileBytes file;

  PcapReader(FileBytes file) {
    this.file = file;
  }

  /** Tells whether the first four octets, read as big-endian, begin such a file. */
  static boolean isMagic(int first) {
    int reversed = Integer.reverseBytes(first);
    return first == MICROSECONDS
        || first == NANOSECONDS
        || reversed == MICROSECONDS
        || reversed == NANOSECONDS;
  }

  CaptureFile read() throws CaptureFormatException {
    int first = file.int32(0);
    boolean big = first == MICROSECONDS || first == NANOSECONDS;
    file.setOrder(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    file.require(0, FILE_HEADER, "a pcap file header");
    long nanosPerTick = file.int32(0) == NANOSECONDS ? 1 : 1000;
    int code = file.int32(20) & 0x03FFFFFF;
    LinkType type = LinkType.of(code);
    if (type == null) {
      throw file.error(20, LinkType.refusal(code));
    }
    FileInterface where = new FileInterface("interface 0", "", type);
    List<FilePacket> packets = new ArrayList<>();
    int at = FILE_HEADER;
    while (at < file.size()) {
      file.require(at, PACKET_HEADER, "a packet header");
      long captured = file.unsigned32(at + 8);
      long original = file.unsigned32(at + 12);
      if (captured > CaptureFile.LARGEST_PACKET || original > CaptureFile.LARGEST_PACKET) {
        throw file.error(
            at + 8L,
            "a packet has at most "
                + CaptureFile.LARGEST_PACKET
                + " octets, but "
                + Math.max(captured, original)
                + " are stated");
      }
      file.require(at + PACKET_HEADER, captured, "a packet");
      long nanos = file.unsigned32(at) * 1_000_000_000L + file.unsigned32(at + 4) * nanosPerTick;
      byte[] bytes = file.copy(at + PACKET_HEADER, (int) captured);
      int length = (int) Math.max(captured, original);
      packets.add(new FilePacket(where, nanos, bytes, length, List.of()));
      at += PACKET_HEADER + (int) captured;
    }
    return new CaptureFile(List.of(where), packets, Map.of(), "");
  }
}

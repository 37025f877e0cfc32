package io.faultwire.capture.pcap;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a capture file holds.
 *
 * @param interfaces in the order of their declaration
 * @param packets in the order of the file
 * @param names the names of IPv4 addresses, which are 32-bit integers
 * @param tlsSecrets a key log in the format of {@code SSLKEYLOGFILE}; empty if there is none
 */
public record CaptureFile(
    List<FileInterface> interfaces,
    List<FilePacket> packets,
    Map<Integer, String> names,
    String tlsSecrets) {
  /** The most octets that a packet may have, as libpcap has it. */
  static final int LARGEST_PACKET = 262_144;

  private static final int GZIP = 0x1F8B;

  public CaptureFile {
    interfaces = List.copyOf(interfaces);
    packets = List.copyOf(packets);
    names = Collections.unmodifiableMap(new TreeMap<>(names));
  }

  /**
   * Reads a pcapng or a classic pcap file, whichever it is.
   *
   * @throws CaptureFormatException if it is neither or is damaged
   * @throws IOException if it cannot be read
   */
  public static CaptureFile read(Path file) throws IOException {
    return parse(file.toString(), Files.readAllBytes(file));
  }

  /**
   * Reads the octets of a pcapng or a classic pcap file.
   *
   * @param name what messages call it
   * @throws CaptureFormatException if they are neither or are damaged
   */
  public static CaptureFile parse(String name, byte[] bytes) throws CaptureFormatException {
    FileBytes file = new FileBytes(name, bytes);
    file.setOrder(ByteOrder.BIG_ENDIAN);
    if (file.size() >= 4) {
      if (file.int32(0) == PcapngReader.SECTION_HEADER) {
        return new PcapngReader(file).read();
      }
      if (PcapReader.isMagic(file.int32(0))) {
        return new PcapReader(file).read();
      }
      if (file.unsigned16(0) == GZIP) {
        throw file.error(0, "the file is compressed by gzip: decompress it first");
      }
    }
    throw file.error(
        0,
        "neither a pcapng file (0a0d0d0a) nor a pcap file (a1b2c3d4 or a1b23c4d, in either byte"
            + " order) begins like this: "
            + beginning(file));
  }

  private static String beginning(FileBytes file) {
    byte[] first = file.copy(0, Math.min(8, file.size()));
    return first.length == 0
        ? "the file is empty"
        : java.util.HexFormat.ofDelimiter(" ").formatHex(first);
  }
}

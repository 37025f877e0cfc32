package io.faultwire.tcp;

import io.faultwire.wire.Bytes;
import io.faultwire.wire.Frame;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.TcpOption;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Segments as text, such as {@code "SYN,ACK seq=0 ack=1 win=4096 mss=1000 sackok=1 ts=100/0"} or
 * {@code "ACK seq=1 ack=1 sack=1001-2001,3001-4001 data=hello"}; numbers are relative to the
 * initial ones.
 */
final class SegmentText {
  private static final String NO_SACK = "none";

  private SegmentText() {}

  /**
   * Returns the fields of a text; {@code flags} holds the control bits, {@code sack} is {@code
   * none} where an acknowledgment has no blocks.
   */
  static Map<String, String> fields(String text) {
    Map<String, String> fields = new TreeMap<>();
    for (String word : text.split(" ")) {
      int equals = word.indexOf('=');
      fields.put(
          equals < 0 ? "flags" : word.substring(0, equals),
          equals < 0 ? word : word.substring(equals + 1));
    }
    if (fields.containsKey("ack")) {
      fields.putIfAbsent("sack", NO_SACK);
    }
    String data = fields.get("data");
    if (data != null) {
      fields.put("len", Integer.toString(data.length()));
    }
    return fields;
  }

  /** Writes the segment that a text describes into a frame, with a right checksum. */
  static void write(Frame frame, String text, Ends ends) {
    Map<String, String> fields = fields(text);
    int flags = 0;
    for (String name : fields.getOrDefault("flags", "").split(",")) {
      flags |=
          1 << Arrays.asList("FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR").indexOf(name);
    }
    byte[] data = data(fields);
    frame.append(data, 0, data.length);
    int optionLength = 0;
    if (!fields.getOrDefault("sack", NO_SACK).equals(NO_SACK)) {
      optionLength += pushSack(frame, fields.get("sack"), ends.iss);
    }
    if (fields.containsKey("ts")) {
      String[] values = fields.get("ts").split("/");
      int at = frame.push(TcpOption.ALIGNED_TIMESTAMPS_LENGTH);
      TcpOption.writeTimestamps(
          frame.bytes(), at, Integer.parseInt(values[0]), Integer.parseInt(values[1]));
      optionLength += TcpOption.ALIGNED_TIMESTAMPS_LENGTH;
    }
    if (fields.containsKey("sackok")) {
      TcpOption.writeSackPermitted(frame.bytes(), frame.push(4));
      optionLength += 4;
    }
    if (fields.containsKey("wscale")) {
      int at = frame.push(TcpOption.WINDOW_SCALE_LENGTH + 1);
      TcpOption.writeWindowScale(frame.bytes(), at, number(fields, "wscale", 0));
      optionLength += TcpOption.WINDOW_SCALE_LENGTH + 1;
    }
    if (fields.containsKey("mss")) {
      int at = frame.push(TcpOption.MAXIMUM_SEGMENT_SIZE_LENGTH);
      TcpOption.writeMaximumSegmentSize(frame.bytes(), at, number(fields, "mss", 0));
      optionLength += TcpOption.MAXIMUM_SEGMENT_SIZE_LENGTH;
    }
    int at = frame.push(TcpHeader.LENGTH);
    TcpHeader.write(
        frame.bytes(),
        at,
        number(fields, "from", ends.peerPort),
        number(fields, "to", ends.port),
        ends.peerIss + number(fields, "seq", 0),
        fields.containsKey("ack") ? ends.iss + number(fields, "ack", 0) : 0,
        TcpHeader.LENGTH + optionLength,
        flags,
        number(fields, "win", 65_535),
        number(fields, "urg", 0));
    TcpHeader.writeChecksum(frame.bytes(), at, frame.length(), TcpBench.PEER, TcpBench.LOCAL);
  }

  private static int pushSack(Frame frame, String text, int iss) {
    String[] blocks = text.split(",");
    int length = 4 + blocks.length * TcpOption.SACK_BLOCK_LENGTH;
    int at = frame.push(length);
    TcpOption.writeSackHead(frame.bytes(), at, blocks.length);
    for (String block : blocks) {
      String[] edges = block.split("-");
      at += TcpOption.SACK_BLOCK_LENGTH;
      Bytes.putInt(frame.bytes(), at - 4, iss + Integer.parseInt(edges[0]));
      Bytes.putInt(frame.bytes(), at, iss + Integer.parseInt(edges[1]));
    }
    return length;
  }

  private static byte[] data(Map<String, String> fields) {
    String text = fields.get("data");
    return text != null
        ? text.getBytes(StandardCharsets.US_ASCII)
        : new byte[number(fields, "len", 0)];
  }

  private static int number(Map<String, String> fields, String name, int absent) {
    return fields.containsKey(name) ? Integer.parseInt(fields.get(name)) : absent;
  }

  /** Returns the text of a segment that was sent; PSH is left out. */
  static String read(Frame frame, Ends ends) {
    TcpHeader header = new TcpHeader().wrap(frame.bytes(), frame.start());
    StringBuilder text =
        new StringBuilder(TcpHeader.describeFlags(header.flags() & ~TcpHeader.PSH));
    boolean unconnected = header.has(TcpHeader.RST) && header.has(TcpHeader.ACK);
    int base = unconnected && header.sequenceNumber() == 0 ? 0 : ends.iss;
    text.append(" seq=").append(header.sequenceNumber() - base);
    if (header.has(TcpHeader.ACK)) {
      text.append(" ack=").append(header.acknowledgmentNumber() - ends.peerIss);
    }
    text.append(" win=").append(header.window());
    if (header.has(TcpHeader.URG)) {
      text.append(" urg=").append(header.urgentPointer());
    }
    int mss = header.maximumSegmentSize(-1);
    if (mss >= 0) {
      text.append(" mss=").append(mss);
    }
    SegmentOptions options = new SegmentOptions();
    options.parse(header, frame.bytes());
    if (options.windowScale >= 0) {
      text.append(" wscale=").append(options.windowScale);
    }
    if (options.sackPermitted) {
      text.append(" sackok=1");
    }
    if (options.hasTimestamps) {
      text.append(" ts=").append(options.tsVal).append('/').append(options.tsEcr);
    }
    for (int i = 0; i < options.sackBlocks; i++) {
      text.append(i == 0 ? " sack=" : ",");
      text.append(options.sackFrom[i] - ends.peerIss).append('-');
      text.append(options.sackTo[i] - ends.peerIss);
    }
    int length = frame.length() - header.headerLength();
    text.append(" len=").append(length);
    if (length > 0) {
      int from = frame.start() + header.headerLength();
      String data = new String(frame.bytes(), from, length, StandardCharsets.US_ASCII);
      text.append(" data=").append(data.replace('\0', '0'));
    }
    return text.toString();
  }

  /** What relative numbers are relative to. */
  static final class Ends {
    int port;
    int peerPort;
    int iss;
    int peerIss;
  }
}

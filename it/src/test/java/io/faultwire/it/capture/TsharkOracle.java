package io.faultwire.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.Capture;
import io.faultwire.capture.CapturedFrame;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.Packet;
import io.faultwire.wire.SourceRoute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds a capture file against what tshark makes of it. */
public final class TsharkOracle {
  private static final List<String> CHECKSUMS =
      List.of(
          "ip.checksum.status",
          "tcp.checksum.status",
          "udp.checksum.status",
          "icmp.checksum.status");
  private static final String BAD = "0";
  private static final String MALFORMED = "_ws.malformed";

  private TsharkOracle() {}

  /**
   * Asserts that tshark finds every frame in order: nothing malformed and no checksum wrong, every
   * header field as our parser reads it.
   */
  public static void assertSound(Path file) throws IOException, InterruptedException {
    List<Map<String, String>> rows = read(file);
    assertThat(badFrames(rows)).as("malformed frames or bad checksums in %s", file).isEmpty();
    assertAgrees(file, rows);
  }

  /**
   * Asserts that tshark reads every header field as our parser does, and that it finds checksums
   * wrong where we do, which is where a rule let wrong bits through a switch.
   */
  public static void assertAgrees(Path file) throws IOException, InterruptedException {
    assertAgrees(file, read(file));
  }

  private static List<Map<String, String>> read(Path file)
      throws IOException, InterruptedException {
    List<String> fields = new ArrayList<>(FrameFields.NAMES);
    fields.addAll(CHECKSUMS);
    fields.add(MALFORMED);
    return Tshark.read(file, "", fields);
  }

  private static void assertAgrees(Path file, List<Map<String, String>> rows) throws IOException {
    List<CapturedFrame> frames = Capture.read(file).frames();
    assertThat(rows).as("frames in %s", file).hasSameSizeAs(frames);
    List<Map<String, String>> differences = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> difference = difference(FrameFields.of(frames.get(i)), rows.get(i));
      if (!difference.isEmpty()) {
        difference.put("frame", frames.get(i).toString());
        differences.add(difference);
      }
    }
    assertThat(differences).as("our value / that of tshark in %s", file).isEmpty();
    assertThat(badFrames(rows)).isEqualTo(framesWithBadChecksums(frames));
  }

  private static Map<String, String> difference(
      Map<String, String> ours, Map<String, String> theirs) {
    Map<String, String> difference = new LinkedHashMap<>();
    ours.forEach(
        (field, value) -> {
          String other = theirs.getOrDefault(field, "");
          boolean isQuoted = !theirs.getOrDefault("icmp.type", "").isEmpty() && isTransport(field);
          if (!value.equals(other) && !isQuoted) {
            difference.put(field, value + " / " + other);
          }
        });
    return difference;
  }

  /** An ICMP error quotes headers, which tshark lists like those of the frame. */
  private static boolean isTransport(String field) {
    return field.startsWith("udp.") || field.startsWith("tcp.");
  }

  private static List<String> badFrames(List<Map<String, String>> rows) {
    return rows.stream()
        .filter(
            row ->
                !row.getOrDefault(MALFORMED, "").isEmpty()
                    || CHECKSUMS.stream().anyMatch(field -> BAD.equals(row.get(field))))
        .map(row -> row.get("frame.number"))
        .toList();
  }

  private static List<String> framesWithBadChecksums(List<CapturedFrame> frames) {
    return frames.stream()
        .filter(frame -> hasBadChecksum(frame.packet()))
        .map(frame -> Integer.toString(frame.number()))
        .toList();
  }

  private static boolean hasBadChecksum(Packet packet) {
    Ipv4Header ip = packet.ipv4();
    if (ip == null) {
      return false;
    }
    if (!ip.checksumIsValid()) {
      return true;
    }
    int length = ip.totalLength() - ip.headerLength();
    int destination = SourceRoute.destinationOf(ip);
    var tcp = packet.tcp();
    var udp = packet.udp();
    var icmp = packet.icmp();
    return !ip.isFragment()
        && ((tcp != null && !tcp.checksumIsValid(length, ip.source(), destination))
            || (udp != null && !udp.checksumIsValid(ip.source(), destination))
            || (icmp != null && !icmp.checksumIsValid(length)));
  }
}

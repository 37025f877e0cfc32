package io.faultwire.it.capture;

import io.faultwire.it.machine.Need;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs the distribution's tshark on a capture file. */
final class Tshark {
  private static final List<String> CHECKED_AND_UNASSEMBLED =
      List.of(
          "tcp.check_checksum:TRUE",
          "ip.check_checksum:TRUE",
          "udp.check_checksum:TRUE",
          "ip.defragment:FALSE",
          "tcp.desegment_tcp_streams:FALSE",
          "tcp.analyze_sequence_numbers:FALSE");

  /** What a capture of ours may hold; what applications send is random and would look broken. */
  private static final Set<String> DISSECTED =
      Set.of(
          "frame",
          "pkt_comment",
          "eth",
          "ethertype",
          "vlan",
          "arp",
          "ip",
          "ipv6",
          "icmp",
          "udp",
          "tcp",
          "data",
          "_ws.expert",
          "_ws.malformed");

  private static final List<String> OTHERS_OFF = new ArrayList<>();

  private Tshark() {}

  /**
   * Returns the values of fields for each frame that a display filter lets pass; a field that a
   * frame does not have is empty.
   *
   * @param filter a display filter; empty for all frames
   */
  static List<Map<String, String>> read(Path capture, String filter, List<String> fields)
      throws IOException, InterruptedException {
    List<String> command = command(capture);
    command.addAll(List.of("-n", "-T", "fields", "-E", "separator=/t", "-E", "occurrence=f"));
    if (!filter.isEmpty()) {
      command.addAll(List.of("-Y", filter));
    }
    fields.forEach(field -> command.addAll(List.of("-e", field)));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : run(command)) {
      String[] values = line.split("\t", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < fields.size(); i++) {
        row.put(fields.get(i), values[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /**
   * Writes the packets of a capture in another format, such as {@code pcap} or {@code nsecpcap}.
   */
  static void convert(Path capture, String format, Path target)
      throws IOException, InterruptedException {
    List<String> command = command(capture);
    command.addAll(List.of("-F", format, "-w", target.toString()));
    run(command);
  }

  private static synchronized List<String> othersOff() throws IOException, InterruptedException {
    if (OTHERS_OFF.isEmpty()) {
      for (String line : run(List.of(Need.TSHARK.program().toString(), "-G", "protocols"))) {
        String protocol = line.split("\t", -1)[2];
        if (!DISSECTED.contains(protocol)) {
          OTHERS_OFF.addAll(List.of("--disable-protocol", protocol));
        }
      }
    }
    return OTHERS_OFF;
  }

  private static List<String> command(Path capture) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Need.TSHARK.program().toString(), "-r", capture.toString()));
    command.addAll(othersOff());
    CHECKED_AND_UNASSEMBLED.forEach(option -> command.addAll(List.of("-o", option)));
    return command;
  }

  private static List<String> run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("tshark", ".out");
    Path errors = Files.createTempFile("tshark", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("tshark did not end within two minutes: " + command);
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            "tshark ended with " + process.exitValue() + ": " + Files.readString(errors));
      }
      return Files.readAllLines(output, StandardCharsets.UTF_8);
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }
}

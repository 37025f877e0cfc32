package io.faultwire.tcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Goodput by loss, round-trip time and buffer, in Mbit/s, as a text that people read. */
final class GoodputTable {
  private static final String HEAD =
      """
      Goodput of one connection in Mbit/s, by loss, round-trip time and buffers.

      The built-in stack at both ends, with its default options: CUBIC, RACK, SACK, timestamps, and
      segments of 1448 octets. The link has no rate; it loses frames of both directions. Buffers are
      those of sender and receiver. A figure is the mean of 4 seeds, each of which runs until 8 MB
      have arrived, or for 60 s of virtual time. GoodputTest says how to write this file anew.
      """;

  private final Map<Cell, String> figures = new LinkedHashMap<>();

  /** One place in the table. */
  record Cell(String buffer, String loss, String rtt) {
    @Override
    public String toString() {
      return buffer + ", loss " + loss + ", RTT " + rtt;
    }
  }

  void put(Cell cell, double megabits) {
    figures.put(cell, String.format(Locale.ROOT, "%.3f", megabits));
  }

  String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (String buffer : values(Cell::buffer)) {
      text.append("\n").append(buffer).append("\n");
      row(text, "loss", values(Cell::rtt));
      for (String loss : values(Cell::loss)) {
        row(
            text,
            loss,
            values(Cell::rtt).stream()
                .map(rtt -> figures.get(new Cell(buffer, loss, rtt)))
                .toList());
      }
    }
    return text.toString();
  }

  private List<String> values(java.util.function.Function<Cell, String> of) {
    return figures.keySet().stream().map(of).distinct().toList();
  }

  private static void row(StringBuilder text, String name, List<String> entries) {
    text.append(String.format("%6s", name));
    entries.forEach(entry -> text.append(String.format("%12s", entry)));
    text.append("\n");
  }

  /** Reads what {@link #text} has written. */
  static GoodputTable parse(String text) {
    GoodputTable table = new GoodputTable();
    String[] blocks = text.split("\n\n");
    for (int i = 2; i < blocks.length; i++) {
      List<String> lines = blocks[i].lines().toList();
      List<String> rtts = entries(lines.get(1));
      for (String line : lines.subList(2, lines.size())) {
        List<String> row = entries(line);
        for (int column = 1; column < row.size(); column++) {
          Cell cell = new Cell(lines.get(0), row.get(0), rtts.get(column));
          table.figures.put(cell, row.get(column));
        }
      }
    }
    return table;
  }

  private static List<String> entries(String line) {
    return List.of(line.strip().split("  +"));
  }

  /** Returns a line for each figure that is another one now. */
  static List<String> changes(GoodputTable before, GoodputTable now) {
    List<String> changes = new ArrayList<>();
    now.figures.forEach(
        (cell, figure) -> {
          String old = before.figures.get(cell);
          if (!figure.equals(old)) {
            changes.add(cell + ": " + change(old, figure));
          }
        });
    return changes;
  }

  private static String change(String old, String figure) {
    if (old == null) {
      return "new, " + figure + " Mbit/s";
    }
    double percent = 100 * (Double.parseDouble(figure) / Double.parseDouble(old) - 1);
    return String.format(Locale.ROOT, "%s Mbit/s, was %s (%+.1f%%)", figure, old, percent);
  }
}

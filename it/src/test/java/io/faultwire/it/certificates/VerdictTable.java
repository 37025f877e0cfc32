package io.faultwire.it.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table of chains by columns, kept as a text file. A column is named with the version that it was
 * recorded for; other versions are other columns.
 */
final class VerdictTable {
  private static final String SEPARATOR = " | ";

  private final Set<String> columns = new LinkedHashSet<>();
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

  /** Reads a file; a file that is not there is an empty table. */
  static VerdictTable read(Path file) {
    VerdictTable table = new VerdictTable();
    if (!Files.exists(file)) {
      return table;
    }
    try {
      List<String> header = List.of();
      for (String line : Files.readAllLines(file)) {
        List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        if (line.startsWith("#") || line.isBlank()) {
          continue;
        }
        if (header.isEmpty()) {
          header = cells;
        } else {
          for (int i = 1; i < cells.size(); i++) {
            table.put(cells.get(0), header.get(i), cells.get(i));
          }
        }
      }
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void put(String row, String column, String cell) {
    columns.add(column);
    rows.computeIfAbsent(row, r -> new LinkedHashMap<>()).put(column, cell);
  }

  Set<String> columns() {
    return columns;
  }

  Set<String> rows() {
    return rows.keySet();
  }

  String get(String row, String column) {
    return rows.getOrDefault(row, Map.of()).getOrDefault(column, "");
  }

  /** Returns the cells of a column by row. */
  Map<String, String> column(String name) {
    Map<String, String> cells = new LinkedHashMap<>();
    rows.forEach((row, byColumn) -> cells.put(row, byColumn.getOrDefault(name, "")));
    return cells;
  }

  /** Takes all columns over from a newer table, and its rows in their order. */
  void update(VerdictTable newer) {
    Map<String, Map<String, String>> before = new LinkedHashMap<>(rows);
    rows.clear();
    for (String row : newer.rows()) {
      rows.put(row, before.getOrDefault(row, new LinkedHashMap<>()));
    }
    newer.rows.forEach((row, cells) -> cells.forEach((column, cell) -> put(row, column, cell)));
  }

  void write(Path file, String comment) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    lines.add(new ArrayList<>(List.of("chain")));
    lines.get(0).addAll(columns);
    for (String row : rows.keySet()) {
      List<String> line = new ArrayList<>(List.of(row));
      columns.forEach(column -> line.add(get(row, column)));
      lines.add(line);
    }
    int[] widths = new int[columns.size() + 1];
    lines.forEach(l -> Arrays.setAll(widths, i -> Math.max(widths[i], l.get(i).length())));
    String text =
        lines.stream()
            .map(line -> padded(line, widths))
            .collect(Collectors.joining("\n", comment, "\n"));
    Files.writeString(file, text);
  }

  private static String padded(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.size(); i++) {
      text.append(i == 0 ? "" : SEPARATOR).append(line.get(i));
      text.append(" ".repeat(widths[i] - line.get(i).length()));
    }
    return text.toString().stripTrailing();
  }
}

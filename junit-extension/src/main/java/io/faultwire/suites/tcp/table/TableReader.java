package io.faultwire.suites.tcp.table;

import io.faultwire.suites.tcp.defect.TcpDefect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the table line by line; its first lines say how it is written. */
final class TableReader {
  private static final Pattern STATE = Pattern.compile("\\[([A-Z0-9-]+)]");
  private static final Pattern REACTION =
      Pattern.compile(
          "(?<answer>[a-z-]+)(?<text> \\+text)? -> (?<next>[A-Z0-9-]+|same)(?<told> told)?");

  private final List<Cell> cells = new ArrayList<>();
  private @Nullable ConnectionState state;
  private int number;

  /**
   * Take the next line.
   *
   * @throws IllegalArgumentException if it is none of the table
   */
  void line(String line) {
    number++;
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    try {
      Matcher header = STATE.matcher(text);
      if (header.matches()) {
        state = ConnectionState.named(header.group(1));
      } else {
        cells.add(cell(text.split("\\s*\\|\\s*")));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Line %d of the state table is wrong: %s. The line: %s"
              .formatted(number, e.getMessage(), text),
          e);
    }
  }

  List<Cell> cells() {
    return List.copyOf(cells);
  }

  private Cell cell(String[] columns) {
    if (state == null || columns.length != 4) {
      throw new IllegalArgumentException(
          "it needs four columns below a [STATE], but has " + columns.length);
    }
    ConnectionState before = state;
    return new Cell(
        before,
        Arrival.named(columns[0]),
        Arrays.stream(columns[1].split(" or ")).map(text -> reaction(text, before)).toList(),
        columns[2],
        Arrays.stream(columns[3].split(", ")).map(TcpDefect::named).toList());
  }

  private static Reaction reaction(String text, ConnectionState before) {
    Matcher parts = REACTION.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no reaction");
    }
    String next = parts.group("next");
    return new Reaction(
        Answer.named(parts.group("answer")),
        parts.group("text") != null,
        parts.group("told") != null,
        next.equals("same") ? before : ConnectionState.named(next));
  }
}

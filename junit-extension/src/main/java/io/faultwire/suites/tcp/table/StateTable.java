package io.faultwire.suites.tcp.table;

import io.faultwire.junit.CheckCase;
import io.faultwire.junit.CheckSource;
import io.faultwire.junit.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lists one check for each cell of the table. */
public final class StateTable implements CheckSource<Cell> {
  private static final String FILE = "state-table.txt";

  /** Return the cells, state by state. */
  public static List<Cell> cells() {
    try (InputStream in = StateTable.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not beside " + StateTable.class);
      }
      TableReader reader = new TableReader();
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .forEach(reader::line);
      return reader.cells();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<CheckCase<Cell>> checks(Target target) {
    return cells().stream().map(cell -> new CheckCase<>(cell.info(), cell)).toList();
  }
}

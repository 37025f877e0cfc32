package io.faultwire.suites.script.live;

import java.util.List;

/** Something that is not as the script says. */
public final class Mismatch extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Row> rows;

  /**
   * Make a mismatch.
   *
   * @param summary what is wrong, in one sentence without its full stop
   * @param rows expected and actual side by side
   */
  public Mismatch(String summary, List<Row> rows) {
    super(summary);
    this.rows = List.copyOf(rows);
  }

  /** Return what is wrong. */
  public String summary() {
    return String.valueOf(getMessage());
  }

  /** Return expected and actual side by side. */
  public List<Row> rows() {
    return rows;
  }
}

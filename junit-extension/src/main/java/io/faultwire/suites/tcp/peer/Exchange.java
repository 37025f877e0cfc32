package io.faultwire.suites.tcp.peer;

import java.util.ArrayList;
import java.util.List;

/** What tester and subject sent each other during one check, and what the tester expected. */
public final class Exchange {
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private boolean failed;

  /**
   * One segment on the wire.
   *
   * @param time when the tester sent or received it, in nanoseconds
   * @param fromTester whether the tester sent it
   * @param text the segment on one line, with relative sequence numbers
   */
  public record Entry(long time, boolean fromTester, String text) {}

  void sent(long time, String text) {
    entries.add(new Entry(time, true, text));
  }

  void got(long time, String text) {
    entries.add(new Entry(time, false, text));
  }

  /** Add what is expected, in words. */
  public void expected(String text) {
    expected.add(text);
  }

  /** Return the error that says that an expectation was not met. */
  public AssertionError failure(String message) {
    failed = true;
    return new AssertionError(message);
  }

  /** Tell whether an expectation was not met. */
  public boolean hasFailed() {
    return failed;
  }

  /** Return the segments in the order in which they were sent and received. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Return what was expected, in order. */
  public List<String> expectations() {
    return List.copyOf(expected);
  }

  /** Return what the tester sent last; a remark if it has sent nothing yet. */
  String lastSent() {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).fromTester) {
        return entries.get(i).text;
      }
    }
    return "nothing";
  }
}

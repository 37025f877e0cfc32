package io.faultwire.suites.script.run;

import java.util.ArrayList;
import java.util.List;

/** What happened while a script ran: packets in the notation of scripts, and what code printed. */
public final class RunLog {
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> printed = new ArrayList<>();

  /**
   * One packet.
   *
   * @param time when it was sent or came, in nanoseconds since the start of the script
   * @param fromTester whether the tester sent it
   * @param text the packet on one line
   */
  public record Entry(long time, boolean fromTester, String text) {

    @Override
    public String toString() {
      return Schedule.seconds(time) + (fromTester ? " < " : " > ") + text;
    }
  }

  void sent(long time, String text) {
    entries.add(new Entry(time, true, text));
  }

  void came(long time, String text) {
    entries.add(new Entry(time, false, text));
  }

  void print(String line) {
    printed.add(line);
  }

  /** Return the packets in the order in which they were sent and looked at. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Return the lines that code printed. */
  public List<String> printed() {
    return List.copyOf(printed);
  }
}

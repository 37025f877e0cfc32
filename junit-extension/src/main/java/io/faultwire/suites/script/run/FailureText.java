package io.faultwire.suites.script.run;

import io.faultwire.capture.Capture;
import io.faultwire.capture.TcpConversation;
import io.faultwire.capture.UdpFlow;
import io.faultwire.capture.ladder.Ladder;
import io.faultwire.suites.script.language.Script;
import io.faultwire.suites.script.live.Mismatch;
import io.faultwire.suites.script.live.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the message of a failed step. */
final class FailureText {
  private static final int LADDER_LINES = 40;
  private static final int LOG_LINES = 30;

  private FailureText() {}

  static ScriptFailure of(
      Script script, int line, Mismatch mismatch, RunLog log, Optional<Capture> capture) {
    String message =
        script.file()
            + ":"
            + line
            + ": "
            + mismatch.summary()
            + ".\n"
            + script.linesOf(line).stream()
                .map(text -> "  " + text.strip() + "\n")
                .collect(Collectors.joining())
            + (mismatch.rows().isEmpty() ? "" : "\n" + table(mismatch.rows()))
            + "\n"
            + capture.map(FailureText::ladder).orElseGet(() -> packets(log));
    return new ScriptFailure(
        script.file(),
        line,
        message,
        column(mismatch, Row::expected),
        column(mismatch, Row::actual));
  }

  private static String column(Mismatch mismatch, java.util.function.Function<Row, String> value) {
    return mismatch.rows().stream()
        .map(row -> row.name() + " " + value.apply(row))
        .collect(Collectors.joining("\n"));
  }

  private static String table(List<Row> rows) {
    int names = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    int expected = rows.stream().mapToInt(row -> row.expected().length()).max().orElse(0);
    String format = "%-" + Math.max(1, names) + "s  %-" + Math.max(8, expected) + "s  %s";
    StringBuilder text = new StringBuilder();
    text.append("  ").append(line(format, "", "expected", "actual"));
    for (Row row : rows) {
      text.append(row.differs() ? "! " : "  ");
      text.append(line(format, row.name(), row.expected(), row.actual()));
    }
    return text.toString();
  }

  private static String line(String format, String name, String expected, String actual) {
    return String.format(Locale.ROOT, format, name, expected, actual).stripTrailing() + "\n";
  }

  private static String ladder(Capture capture) {
    List<TcpConversation> conversations = capture.tcpConversations();
    if (!conversations.isEmpty()) {
      TcpConversation last = conversations.get(conversations.size() - 1);
      return "Ladder of " + last + "\n" + Ladder.of(last).text(LADDER_LINES);
    }
    List<UdpFlow> flows = capture.udpFlows();
    if (!flows.isEmpty()) {
      UdpFlow last = flows.get(flows.size() - 1);
      return "Ladder of " + last + "\n" + Ladder.of(last).text(LADDER_LINES);
    }
    return "Packets: none\n";
  }

  private static String packets(RunLog log) {
    List<RunLog.Entry> entries = log.entries();
    int skipped = Math.max(0, entries.size() - LOG_LINES);
    return "Packets:"
        + (entries.isEmpty() ? " none" : skipped > 0 ? " (" + skipped + " before these)" : "")
        + "\n"
        + entries.stream()
            .skip(skipped)
            .map(entry -> "  " + entry + "\n")
            .collect(Collectors.joining());
  }
}

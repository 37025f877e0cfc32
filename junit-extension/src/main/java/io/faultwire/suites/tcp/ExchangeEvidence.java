package io.faultwire.suites.tcp;

import io.faultwire.capture.Capture;
import io.faultwire.capture.TcpConversation;
import io.faultwire.capture.ladder.Ladder;
import io.faultwire.junit.Evidence;
import io.faultwire.suites.tcp.peer.Exchange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes an exchange into the evidence of a check, with a ladder diagram of its beginning. */
final class ExchangeEvidence {
  private static final int MOST_LINES = 60;
  private static final int WIDTH = 58;

  /** Fewer segments with data are better read in a ladder. */
  private static final int PLOTTED_SEGMENTS = 16;

  private ExchangeEvidence() {}

  /**
   * Record what was sent, expected and got and, of a capture, the ladder and, if it failed, all.
   */
  static void record(Exchange exchange, Optional<Capture> capture, Evidence evidence)
      throws IOException {
    record(exchange, evidence);
    if (capture.isEmpty()) {
      return;
    }
    List<TcpConversation> conversations = capture.get().tcpConversations();
    List<Ladder> ladders = conversations.stream().map(Ladder::of).toList();
    boolean drawn = exchange.hasFailed() && ladders.size() == 1;
    if (!ladders.isEmpty()) {
      evidence.ladder(
          ladders.stream().map(Ladder::text).collect(Collectors.joining("\n")),
          drawn ? ladders.get(0).svg() : null);
    }
    if (conversations.size() == 1) {
      evidence.plots(conversations.get(0), PLOTTED_SEGMENTS);
    }
    if (exchange.hasFailed()) {
      evidence.pcapng(capture.get()::writePcapng);
    }
  }

  private static void record(Exchange exchange, Evidence evidence) {
    List<Exchange.Entry> entries = exchange.entries();
    StringBuilder ladder = new StringBuilder();
    ladder.append(String.format(Locale.ROOT, "%12s  %-10s%50s%n", "time", "tester", "subject"));
    for (int i = 0; i < entries.size(); i++) {
      Exchange.Entry entry = entries.get(i);
      if (i >= MOST_LINES) {
        int more = entries.size() - i;
        ladder.append("              (").append(more).append(" more segments)\n");
        break;
      }
      if (entry.fromTester()) {
        evidence.sent(entry.text());
      } else {
        evidence.got(entry.text());
      }
      ladder.append(line(entry));
    }
    exchange.expectations().stream().limit(MOST_LINES).forEach(evidence::expected);
    if (!entries.isEmpty()) {
      evidence.ladder(ladder.toString(), null);
    }
  }

  private static String line(Exchange.Entry entry) {
    String text = ' ' + entry.text() + ' ';
    String rule = "-".repeat(Math.max(2, WIDTH - text.length()));
    String arrow = entry.fromTester() ? '|' + rule + text + "->|" : "|<-" + text + rule + '|';
    return String.format(Locale.ROOT, "%10.6f s  %s%n", entry.time() / 1e9, arrow);
  }
}

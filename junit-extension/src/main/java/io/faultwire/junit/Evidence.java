package io.faultwire.junit;

import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import io.faultwire.capture.ladder.Ladder;
import io.faultwire.conformance.CheckEvidence;
import io.faultwire.conformance.EvidencePlot;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Record what a check saw: a parameter of a {@link Check} method.
 *
 * <p>Record before asserting; what was recorded reaches the report however the check ends. Not safe
 * for use by several threads.
 */
public final class Evidence {

  private final Path reportDirectory;
  private final String captureName;
  private final List<String> sent = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private final List<String> got = new ArrayList<>();
  private @Nullable String ladder;
  private @Nullable String ladderSvg;
  private final List<EvidencePlot> plots = new ArrayList<>();
  private @Nullable String pcapng;

  Evidence(Path reportDirectory, String captureName) {
    this.reportDirectory = reportDirectory;
    this.captureName = captureName;
  }

  /** Write bytes to a stream that the caller owns. */
  @FunctionalInterface
  public interface Writer {
    /** Write everything; do not close the stream. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Add one line about something that the check sent. */
  public Evidence sent(String line) {
    sent.add(line);
    return this;
  }

  /** Add one line about what the clause makes the check expect. */
  public Evidence expected(String line) {
    expected.add(line);
    return this;
  }

  /** Add one line about what came back. */
  public Evidence got(String line) {
    got.add(line);
    return this;
  }

  /** Set the ladder diagram, as text and, unless null, as one {@code <svg>} element. */
  public Evidence ladder(String text, @Nullable String svg) {
    ladder = text;
    ladderSvg = svg;
    return this;
  }

  /**
   * Add a plot.
   *
   * @param title what is plotted
   * @param text what it shows, in lines
   * @param svg the plot as one {@code <svg>} element
   */
  public Evidence plot(String title, String text, String svg) {
    plots.add(new EvidencePlot(title, text, svg));
    return this;
  }

  /**
   * Set the ladder diagram of a TCP conversation, and plot what its ends sent: a time-sequence
   * graph and the curve of the congestion window for each end that sent data.
   */
  public Evidence conversation(TcpConversation conversation) {
    Ladder drawn = Ladder.of(conversation);
    ladder(drawn.text(), drawn.svg());
    return plots(conversation, 1);
  }

  /** Plot what the ends sent that sent at least so many segments with data. */
  public Evidence plots(TcpConversation conversation, int leastSegments) {
    for (Side side : Side.values()) {
      long segments =
          conversation.segmentsFrom(side).stream().filter(s -> s.payloadLength() > 0).count();
      if (segments >= leastSegments) {
        ConversationPlots.of(conversation, side).forEach(plots::add);
      }
    }
    return this;
  }

  /** Write the capture beside the report, in pcapng format. */
  public Evidence pcapng(Writer capture) throws IOException {
    Path file = reportDirectory.resolve(captureName);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      capture.writeTo(out);
    }
    pcapng = captureName;
    return this;
  }

  /** Remove the capture of an earlier run of the check, since it does not tell of this one. */
  void removeOldCapture() {
    try {
      Files.deleteIfExists(reportDirectory.resolve(captureName));
    } catch (IOException e) {
      throw new UncheckedIOException("an old capture cannot be removed", e);
    }
  }

  /** Return what was recorded so far. */
  CheckEvidence snapshot() {
    return new CheckEvidence(sent, expected, got, ladder, ladderSvg, plots, pcapng);
  }
}

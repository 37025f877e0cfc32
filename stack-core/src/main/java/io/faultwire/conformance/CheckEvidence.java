package io.faultwire.conformance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hold what a check saw, for the reader who does not take its word for it.
 *
 * @param sent what the check sent, one line each, in order
 * @param expected what it then expected
 * @param got what it got
 * @param ladder the conversation as a ladder diagram in text
 * @param ladderSvg the same ladder as one {@code <svg>} element
 * @param plots plots over time
 * @param pcapng the capture, as a path relative to the report's directory, with forward slashes
 */
public record CheckEvidence(
    List<String> sent,
    List<String> expected,
    List<String> got,
    @Nullable String ladder,
    @Nullable String ladderSvg,
    List<EvidencePlot> plots,
    @Nullable String pcapng) {

  /** The evidence of a check that recorded none. */
  public static final CheckEvidence NONE =
      new CheckEvidence(List.of(), List.of(), List.of(), null, null, List.of(), null);

  public CheckEvidence {
    sent = sent == null ? List.of() : List.copyOf(sent);
    expected = expected == null ? List.of() : List.copyOf(expected);
    got = got == null ? List.of() : List.copyOf(got);
    plots = plots == null ? List.of() : List.copyOf(plots);
  }

  /** Return the evidence as JSON on one line. */
  public String toJson() {
    return ReportJson.compact(this);
  }

  /** Read evidence back from {@link #toJson()}. */
  public static CheckEvidence fromJson(String json) {
    return ReportJson.evidence(json);
  }

  /** Return the evidence as lines of text, without the SVG. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    sent.forEach(line -> text.append("sent      ").append(line).append('\n'));
    expected.forEach(line -> text.append("expected  ").append(line).append('\n'));
    got.forEach(line -> text.append("got       ").append(line).append('\n'));
    if (ladder != null) {
      text.append(ladder).append('\n');
    }
    plots.forEach(plot -> text.append(plot.title()).append('\n').append(plot.text()).append('\n'));
    if (pcapng != null) {
      text.append("capture   ").append(pcapng).append('\n');
    }
    return text.toString();
  }

  /** Tell whether nothing was recorded. */
  public boolean isEmpty() {
    return equals(NONE);
  }
}

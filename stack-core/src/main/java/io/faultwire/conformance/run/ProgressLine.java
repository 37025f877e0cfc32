package io.faultwire.conformance.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import org.jspecify.annotations.Nullable;

/**
 * Carry one event of a run from the forked JVM to the one that waits for it, as one line of text.
 *
 * @param event what happened
 * @param subject the suite's name, the check's id, or the path of the report
 * @param detail the target, the outcome, or the error's text
 * @param text the check's title or message
 */
public record ProgressLine(
    Event event, String subject, @Nullable String detail, @Nullable String text) {

  /** Tell the kinds of events. */
  public enum Event {
    SUITE_STARTED,
    CHECK_FINISHED,
    ERROR,
    REPORT_WRITTEN
  }

  private static final String MARK = "##faultwire ";
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  /** Return the event as one line, without a line break. */
  public String encode() {
    return MARK + GSON.toJson(this);
  }

  /** Return the event of a line, or null if the line is ordinary output of the code under test. */
  public static @Nullable ProgressLine decode(String line) {
    if (!line.startsWith(MARK)) {
      return null;
    }
    try {
      ProgressLine decoded = GSON.fromJson(line.substring(MARK.length()), ProgressLine.class);
      return decoded == null || decoded.event() == null ? null : decoded;
    } catch (JsonParseException e) {
      return null;
    }
  }
}

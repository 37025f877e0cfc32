package io.faultwire.capture;

import io.faultwire.link.Verdict;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The comment on a frame in a capture file: what rules did to it and when it arrived, for people to
 * read and for Faultwire to read back.
 */
final class FrameComment {
  private static final String MARK = "faultwire: ";
  private static final String IN_FLIGHT = "still under way";
  private static final Pattern TOUCH =
      Pattern.compile(
          "(?:(dropped)|(took|delayed) ([0-9.]+) ms|held for (\\d+) frames? or ([0-9.]+) ms"
              + "|(copy made)|bit (\\d+) inverted( beyond the FCS)?|(marked))"
              + " by '((?:[^'\\\\]|\\\\.)*)'");
  private static final Pattern ARRIVAL =
      Pattern.compile("arrived at ([0-9.]+) ms(?: after frame (\\d+))?$");

  private FrameComment() {}

  /** Returns the comment, or null for a frame that arrived at once, as it was sent. */
  static @Nullable String of(FrameRecord frame) {
    if (frame.touches.isEmpty() && frame.arrivedAt == frame.sentAt) {
      return null;
    }
    StringBuilder text = new StringBuilder(MARK);
    for (Touch touch : frame.touches) {
      String rule = touch.rule().replace("\\", "\\\\").replace("'", "\\'");
      text.append(touch.action()).append(" by '").append(rule).append("'; ");
    }
    if (frame.isDelivered()) {
      text.append("arrived at ").append(Nanos.format(frame.arrivedAt));
      if (frame.arrivedAfter > frame.number) {
        text.append(" after frame ").append(frame.arrivedAfter);
      }
    } else if (frame.isDropped()) {
      text.setLength(text.length() - 2);
    } else {
      text.append(IN_FLIGHT);
    }
    return text.toString();
  }

  /**
   * Gives a frame the fate that a comment tells of.
   *
   * @return false if the comment is not of this kind
   */
  static boolean apply(String comment, FrameRecord frame) {
    if (!comment.startsWith(MARK)) {
      return false;
    }
    Matcher touches = TOUCH.matcher(comment);
    while (touches.find()) {
      touch(touches).ifPresent(frame::add);
    }
    Matcher arrival = ARRIVAL.matcher(comment);
    frame.arrivedAt = FrameRecord.NEVER;
    if (arrival.find()) {
      nanos(arrival.group(1)).ifPresent(at -> frame.arrivedAt = at);
      frame.arrivedAfter = arrival.group(2) == null ? 0 : number(arrival.group(2));
    }
    return true;
  }

  private static Optional<Touch> touch(Matcher match) {
    String rule = match.group(10).replaceAll("\\\\(.)", "$1");
    if (match.group(1) != null) {
      return Optional.of(new Touch(rule, Verdict.Kind.DROP, 0, 0, false));
    }
    if (match.group(2) != null) {
      boolean routine = match.group(2).equals("took");
      return nanos(match.group(3))
          .map(nanos -> new Touch(rule, Verdict.Kind.DELAY, nanos, 0, routine));
    }
    if (match.group(4) != null) {
      int frames = number(match.group(4));
      return nanos(match.group(5))
          .map(nanos -> new Touch(rule, Verdict.Kind.HOLD, nanos, frames, false));
    }
    if (match.group(6) != null) {
      return Optional.of(new Touch(rule, Verdict.Kind.DUPLICATE, 0, 0, false));
    }
    if (match.group(9) != null) {
      return Optional.of(new Touch(rule, Verdict.Kind.MARK, 0, 0, false));
    }
    boolean beyond = match.group(8) != null;
    Verdict.Kind kind = beyond ? Verdict.Kind.CORRUPT_BEYOND_FCS : Verdict.Kind.CORRUPT;
    return Optional.of(new Touch(rule, kind, 0, number(match.group(7)), false));
  }

  private static Optional<Long> nanos(String millis) {
    try {
      return Optional.of(Nanos.parseMillis(millis));
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static int number(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}

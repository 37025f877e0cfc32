package io.faultwire.junit.internal;

import io.faultwire.capture.Capture;
import io.faultwire.capture.CapturedFrame;
import io.faultwire.capture.Touch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which rules struck, how often, and which frames. */
final class HarmSummary {
  private static final int LISTED = 8;

  private HarmSummary() {}

  /** Return a line for each rule that struck, in the order of the first strikes. */
  static String of(Capture capture) {
    Map<String, List<Integer>> strikes = new LinkedHashMap<>();
    for (CapturedFrame frame : capture.frames()) {
      for (Touch touch : frame.touches()) {
        if (!touch.routine()) {
          String deed = "'" + touch.rule() + "' on " + frame.direction() + " " + verb(touch);
          strikes.computeIfAbsent(deed, key -> new ArrayList<>()).add(frame.number());
        }
      }
    }
    int frames = capture.size();
    String sent = frames + (frames == 1 ? " frame was sent" : " frames were sent");
    if (strikes.isEmpty()) {
      return "\n\nFaults that struck: none; " + sent + "\n";
    }
    StringBuilder text = new StringBuilder("\n\nFaults that struck (" + sent + "):");
    strikes.forEach((deed, struck) -> text.append("\n  ").append(deed).append(list(struck)));
    return text.append('\n').toString();
  }

  private static String verb(Touch touch) {
    return switch (touch.kind()) {
      case DROP -> "dropped";
      case DELAY -> "delayed";
      case HOLD -> "held back";
      case DUPLICATE -> "duplicated";
      case CORRUPT, CORRUPT_BEYOND_FCS -> "corrupted";
      case MARK -> "marked";
      case PASS -> "passed";
    };
  }

  private static String list(List<Integer> frames) {
    String numbers =
        frames.stream().limit(LISTED).map(String::valueOf).collect(Collectors.joining(", "));
    String more = frames.size() > LISTED ? " and " + (frames.size() - LISTED) + " more" : "";
    return (frames.size() == 1 ? " frame " : " frames ") + numbers + more;
  }
}

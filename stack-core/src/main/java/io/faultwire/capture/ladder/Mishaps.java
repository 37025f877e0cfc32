package io.faultwire.capture.ladder;

import io.faultwire.capture.CapturedFrame;
import io.faultwire.capture.Touch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What rules did to the frames of one arrow.
 *
 * @param harm the first deed that took a frame off its way; null if none did
 * @param deeds the other deeds, without those that are routine on the link
 */
record Mishaps(@Nullable String harm, List<String> deeds) {

  static Mishaps of(List<CapturedFrame> frames) {
    Set<String> directions = new HashSet<>();
    frames.forEach(frame -> directions.add(frame.direction()));
    String harm = null;
    List<String> deeds = new ArrayList<>();
    for (CapturedFrame frame : frames) {
      String where = directions.size() > 1 ? " on " + frame.direction() : "";
      for (Touch touch : frame.touches()) {
        if (touch.isHarmful() && harm == null) {
          harm = touch + where;
        } else if (!touch.routine()) {
          deeds.add(touch + where);
        }
      }
    }
    return new Mishaps(harm, deeds);
  }
}

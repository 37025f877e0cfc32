package io.faultwire.capture.ladder;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One segment or datagram in a ladder.
 *
 * @param frame the number of the frame in which it was sent
 * @param fromLeft whether the left end sent it
 * @param sentAt when, in nanoseconds
 * @param arrivals when each copy arrived, in nanoseconds; empty if none did
 * @param label what it is, in full
 * @param title what it is, in short
 * @param harm what took it, or a copy of it, off its way; null if nothing did
 * @param deeds what else rules did to it
 * @param notes what else there is to know about it
 */
record Arrow(
    int frame,
    boolean fromLeft,
    long sentAt,
    List<Long> arrivals,
    String label,
    String title,
    @Nullable String harm,
    List<String> deeds,
    List<String> notes) {

  boolean hasArrived() {
    return !arrivals.isEmpty();
  }

  /** Returns all that is written beside it. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>(notes);
    remarks.addAll(deeds);
    return remarks;
  }

  boolean isRepeated() {
    return notes.stream().anyMatch(note -> note.startsWith("sent again"));
  }

  boolean isLost() {
    return arrivals.isEmpty() && harm != null;
  }

  /** Tells whether it begins or ends at an end of the ladder at a time. */
  boolean touches(boolean left, long time) {
    return fromLeft == left ? sentAt == time : hasArrived() && arrivals.get(0) == time;
  }
}

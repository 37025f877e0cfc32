package io.faultwire.capture.ladder;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a ladder.
 *
 * @param at when, in nanoseconds
 * @param arrow what was sent then; null if only a state changed
 * @param states the states entered by it, at either end, in order
 */
record Rung(long at, @Nullable Arrow arrow, List<StateMark> states) {

  /** Returns the states that one end enters, joined. */
  String states(boolean left) {
    StringBuilder text = new StringBuilder();
    for (StateMark mark : states) {
      if (mark.left() == left) {
        text.append(text.length() == 0 ? "" : " ").append(mark.state());
      }
    }
    return text.toString();
  }
}

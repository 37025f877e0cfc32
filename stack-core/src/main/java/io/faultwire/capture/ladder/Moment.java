package io.faultwire.capture.ladder;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happens at one end of a drawn ladder, at a height of its own. */
final class Moment {
  /** Which of the ends. */
  final boolean left;

  final long at;

  /** What is sent or arrives; null if only a state changes. */
  final @Nullable Arrow arrow;

  /** Which copy arrives, from 0; -1 if this is the sending. */
  final int copy;

  final List<String> states = new ArrayList<>();

  /** Orders moments of one time, causes first. */
  final int order;

  double y;

  Moment(boolean left, long at, @Nullable Arrow arrow, int copy, int order) {
    this.left = left;
    this.at = at;
    this.arrow = arrow;
    this.copy = copy;
    this.order = order;
  }

  boolean isSending() {
    return arrow != null && copy < 0;
  }

  /** Returns what is written below it, a line each. */
  List<String> remarks() {
    return arrow != null && copy < 0 ? arrow.remarks() : List.of();
  }
}

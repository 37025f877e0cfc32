package io.faultwire.capture.ladder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gives each moment of a ladder its height: in the order of time, never two of one end closer than
 * a line, and longer waits wider apart, though not in proportion.
 */
final class LadderLayout {
  private static final double LINE = 19;
  private static final double NOTE = 13;
  private static final double STEP = 7;
  private static final double WIDEST_PAUSE = 46;

  private double lastLeft;
  private double lastRight;
  private double last;

  LadderLayout(double top) {
    lastLeft = top;
    lastRight = top;
    last = top;
  }

  /** Returns the moments of some lines, in order, with their heights set. */
  List<Moment> place(List<Rung> rungs) {
    List<Moment> moments = moments(rungs);
    long time = moments.isEmpty() ? 0 : moments.get(0).at;
    for (Moment moment : moments) {
      double earliest = moment.at > time ? last + STEP + pause(moment.at - time) : last;
      time = moment.at;
      moment.y = Math.max(earliest, moment.left ? lastLeft : lastRight);
      last = moment.y;
      double next = moment.y + LINE + NOTE * moment.remarks().size();
      if (moment.left) {
        lastLeft = next;
      } else {
        lastRight = next;
      }
    }
    return moments;
  }

  /** Returns the height below all that was placed, and leaves a gap there. */
  double gap(double size) {
    double bottom = Math.max(last, Math.max(lastLeft, lastRight));
    lastLeft = bottom + size;
    lastRight = bottom + size;
    last = bottom + size;
    return bottom;
  }

  private static double pause(long nanos) {
    return Math.min(WIDEST_PAUSE, 9 * StrictMath.log10(1 + nanos / 1e6));
  }

  private static List<Moment> moments(List<Rung> rungs) {
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < rungs.size(); i++) {
      Rung rung = rungs.get(i);
      List<Moment> own = momentsOf(rung, i);
      for (StateMark mark : rung.states()) {
        own.stream()
            .filter(moment -> moment.left == mark.left())
            .findFirst()
            .ifPresent(moment -> moment.states.add(mark.state()));
      }
      moments.addAll(own);
    }
    moments.sort(Comparator.<Moment>comparingLong(m -> m.at).thenComparingInt(m -> m.order));
    return moments;
  }

  /** What was sent earlier arrives before anything is sent at the same time. */
  private static List<Moment> momentsOf(Rung rung, int index) {
    List<Moment> moments = new ArrayList<>();
    Arrow arrow = rung.arrow();
    if (arrow == null) {
      boolean left = rung.states().get(0).left();
      moments.add(new Moment(left, rung.at(), null, -1, 2 * index + 1));
      return moments;
    }
    moments.add(new Moment(arrow.fromLeft(), arrow.sentAt(), arrow, -1, 2 * index + 1));
    for (int copy = 0; copy < arrow.arrivals().size(); copy++) {
      long at = arrow.arrivals().get(copy);
      int order = at == arrow.sentAt() ? 2 * index + 2 : Integer.MIN_VALUE + index;
      moments.add(new Moment(!arrow.fromLeft(), at, arrow, copy, order));
    }
    return moments;
  }
}

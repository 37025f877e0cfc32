package io.faultwire.capture.ladder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts state changes on the lines of the arrows that caused them. */
final class Rungs {
  private Rungs() {}

  /**
   * Returns the lines in order of time. A state change for which no arrow begins or ends has a line
   * of its own.
   */
  static List<Rung> of(List<Arrow> arrows, List<StateMark> marks) {
    List<Rung> rungs = new ArrayList<>();
    for (Arrow arrow : arrows) {
      rungs.add(new Rung(arrow.sentAt(), arrow, new ArrayList<>()));
    }
    List<Rung> alone = new ArrayList<>();
    for (StateMark mark : marks) {
      Rung rung = find(rungs, mark, mark.bySending(), mark.cause());
      if (rung == null) {
        rung = find(rungs, mark, mark.bySending(), "");
      }
      if (rung == null) {
        rung = find(rungs, mark, !mark.bySending(), "");
      }
      if (rung == null) {
        rung = new Rung(mark.at(), null, new ArrayList<>());
        alone.add(rung);
      }
      rung.states().add(mark);
    }
    rungs.addAll(alone);
    rungs.sort(Comparator.comparingLong(Rung::at));
    return rungs;
  }

  private static @org.jspecify.annotations.Nullable Rung find(
      List<Rung> rungs, StateMark mark, boolean sent, String cause) {
    for (Rung rung : rungs) {
      Arrow arrow = rung.arrow();
      if (arrow != null
          && (arrow.fromLeft() == mark.left()) == sent
          && arrow.touches(mark.left(), mark.at())
          && arrow.title().contains(cause)) {
        return rung;
      }
    }
    return null;
  }
}

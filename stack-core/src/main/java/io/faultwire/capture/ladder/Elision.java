package io.faultwire.capture.ladder;

import java.util.List;
import java.util.Objects;

/** Says what a ladder leaves out. */
final class Elision {
  private Elision() {}

  static String describe(List<Rung> omitted) {
    List<Arrow> arrows = omitted.stream().map(Rung::arrow).filter(Objects::nonNull).toList();
    long lost = arrows.stream().filter(Arrow::isLost).count();
    long again = arrows.stream().filter(Arrow::isRepeated).count();
    String text = "... " + omitted.size() + " more lines";
    if (lost > 0) {
      text += ", " + lost + " lost";
    }
    return again > 0 ? text + ", " + again + " sent again ..." : text + " ...";
  }
}

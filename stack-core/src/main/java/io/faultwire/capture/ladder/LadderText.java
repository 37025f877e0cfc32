package io.faultwire.capture.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Renders a ladder for a terminal: one line for each arrow, at the time when it was sent. */
final class LadderText {
  private static final int TIME = 10;
  private static final int NARROWEST = 44;

  private final String left;
  private final String right;
  private final List<Rung> rungs;
  private final int stateWidth;
  private final int width;
  private final long origin;

  LadderText(String left, String right, List<Rung> rungs) {
    this.left = left;
    this.right = right;
    this.rungs = rungs;
    int states = 0;
    int labels = NARROWEST - 8;
    for (Rung rung : rungs) {
      int longer = Math.max(rung.states(true).length(), rung.states(false).length());
      states = Math.max(states, longer);
      if (rung.arrow() != null) {
        labels = Math.max(labels, rung.arrow().label().length());
      }
    }
    this.stateWidth = states;
    this.width = labels + 8;
    this.origin = rungs.isEmpty() ? 0 : rungs.get(0).at();
  }

  String render(int lines) {
    StringBuilder text = new StringBuilder();
    String indent = " ".repeat(TIME + 2 + stateWidth + (stateWidth > 0 ? 1 : 0));
    int gap = Math.max(2, width + 2 - left.length() - right.length());
    text.append(String.format("%" + TIME + "s", "ms")).append(indent.substring(TIME));
    text.append(left).append(" ".repeat(gap)).append(right).append('\n');
    for (String line : elide(Math.max(3, lines), indent)) {
      text.append(line.stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private List<String> elide(int lines, String indent) {
    List<String> all = new ArrayList<>();
    if (rungs.size() <= lines) {
      rungs.forEach(rung -> all.add(line(rung)));
      return all;
    }
    int head = lines / 2;
    int tail = lines - head - 1;
    rungs.subList(0, head).forEach(rung -> all.add(line(rung)));
    all.add(indent + ":  " + Elision.describe(rungs.subList(head, rungs.size() - tail)));
    rungs.subList(rungs.size() - tail, rungs.size()).forEach(rung -> all.add(line(rung)));
    return all;
  }

  private String line(Rung rung) {
    StringBuilder line = new StringBuilder(time(rung.at())).append("  ");
    if (stateWidth > 0) {
      line.append(pad(rung.states(true), stateWidth)).append(' ');
    }
    Arrow arrow = rung.arrow();
    line.append('|').append(arrow == null ? " ".repeat(width) : shaft(arrow)).append('|');
    String states = rung.states(false);
    if (arrow == null) {
      return line.append(' ').append(states).toString();
    }
    List<String> notes = notes(arrow);
    if (stateWidth > 0) {
      line.append(' ').append(notes.isEmpty() ? states : pad(states, stateWidth));
    }
    if (!notes.isEmpty()) {
      line.append("  #").append(arrow.frame()).append(' ').append(String.join("; ", notes));
    }
    return line.toString();
  }

  private List<String> notes(Arrow arrow) {
    List<String> notes = new ArrayList<>();
    if (arrow.harm() != null) {
      notes.add(arrow.hasArrived() ? "a copy was " + arrow.harm() : arrow.harm());
    }
    notes.addAll(arrow.remarks());
    if (!arrow.hasArrived() && !arrow.isLost()) {
      notes.add("still under way");
    } else if (arrow.hasArrived() && !arrow.deeds().isEmpty()) {
      notes.add("arrived at " + time(Objects.requireNonNull(arrow.arrivals().get(0))).strip());
    }
    return notes;
  }

  private String shaft(Arrow arrow) {
    String label = "-- " + arrow.label() + " ";
    int rest = width - label.length();
    String tip;
    if (arrow.hasArrived()) {
      tip = "-".repeat(rest - 1) + ">";
    } else if (arrow.isLost()) {
      int dashes = Math.max(1, rest / 2);
      tip = "-".repeat(dashes) + "X" + " ".repeat(rest - dashes - 1);
    } else {
      tip = "-".repeat(rest / 2) + " ".repeat(rest - rest / 2);
    }
    return arrow.fromLeft() ? label + tip : mirrored(arrow, tip);
  }

  private static String mirrored(Arrow arrow, String tip) {
    String reversed = new StringBuilder(tip.replace('>', '<')).reverse().toString();
    return reversed + " " + arrow.label() + " --";
  }

  private String time(long nanos) {
    return String.format(Locale.ROOT, "%" + TIME + ".3f", (nanos - origin) / 1e6);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}

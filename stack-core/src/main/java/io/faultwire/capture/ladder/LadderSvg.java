package io.faultwire.capture.ladder;

import io.faultwire.capture.svg.SvgText;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws a ladder: time runs down, arrows lean as long as they travel. */
final class LadderSvg {
  private static final double EDGE = 16;
  private static final double TIME_WIDTH = 74;
  private static final double CHARACTER = 7.25;
  private static final double SPAN = 380;
  private static final double ENDS_AT = 0.36;
  private static final double TOP = 78;
  private static final double BAND = 40;
  private static final int LONGEST_NOTE = 58;

  private final String left;
  private final String right;
  private final List<Rung> rungs;
  private final SvgText out = new SvgText();
  private final long origin;
  private final double stateWidth;
  private final double leftRail;
  private final double rightRail;
  private final double width;

  LadderSvg(String left, String right, List<Rung> rungs) {
    this.left = left;
    this.right = right;
    this.rungs = rungs;
    this.origin = rungs.isEmpty() ? 0 : rungs.get(0).at();
    int title = 18;
    boolean hasStates = false;
    for (Rung rung : rungs) {
      hasStates |= !rung.states().isEmpty();
      if (rung.arrow() != null) {
        title = Math.max(title, rung.arrow().title().length());
        for (String note : rung.arrow().remarks()) {
          title = Math.max(title, Math.min(LONGEST_NOTE, note.length()) * 11 / 12);
        }
      }
    }
    this.stateWidth = hasStates ? 118 : 0;
    this.leftRail = EDGE + TIME_WIDTH + stateWidth + title * CHARACTER + 18;
    this.rightRail = leftRail + SPAN;
    this.width = rightRail + leftRail;
  }

  String render(int lines) {
    LadderLayout layout = new LadderLayout(TOP);
    int head = rungs.size() <= lines ? rungs.size() : lines / 2;
    List<Moment> moments = new ArrayList<>(layout.place(rungs.subList(0, head)));
    double band = -1;
    String omitted = "";
    if (head < rungs.size()) {
      int tail = rungs.size() - (lines - head);
      band = layout.gap(BAND + 20);
      omitted = Elision.describe(rungs.subList(head, tail));
      moments.addAll(layout.place(rungs.subList(tail, rungs.size())));
    }
    double bottom = layout.gap(0) + 6;
    drawRails(moments, bottom);
    if (band >= 0) {
      out.rectangle("band", EDGE, band, width - 2 * EDGE, BAND);
      out.text("soft", "middle", width / 2, band + BAND / 2 + 4, omitted);
    }
    drawArrows(moments);
    String leftTime = "";
    String rightTime = "";
    for (Moment moment : moments) {
      String time = time(moment);
      drawText(moment, time.equals(moment.left ? leftTime : rightTime) ? "" : time);
      leftTime = moment.left ? time : leftTime;
      rightTime = moment.left ? rightTime : time;
    }
    return frame(bottom + 16);
  }

  private String frame(double height) {
    SvgText svg = new SvgText();
    svg.rectangle("paper", 0, 0, width, height);
    svg.text("name", "middle", leftRail, 34, head(left));
    svg.text("soft", "middle", leftRail, 52, address(left));
    svg.text("name", "middle", rightRail, 34, head(right));
    svg.text("soft", "middle", rightRail, 52, address(right));
    svg.text("soft small", "end", EDGE + TIME_WIDTH - 10, 52, "ms");
    svg.text("soft small", "end", width - EDGE, 52, "ms");
    svg.raw(out.toString().stripTrailing());
    return svg.document("fw-ladder", left + " and " + right, SvgStyle.SHEET, width, height);
  }

  private static String head(String title) {
    int bracket = title.indexOf(" (");
    return bracket < 0 ? title : title.substring(0, bracket);
  }

  private static String address(String title) {
    int bracket = title.indexOf(" (");
    return bracket < 0 ? "" : title.substring(bracket + 2, title.length() - 1);
  }

  private double rail(boolean isLeft) {
    return isLeft ? leftRail : rightRail;
  }

  private void drawRails(List<Moment> moments, double bottom) {
    for (boolean isLeft : new boolean[] {true, false}) {
      out.line("rail", rail(isLeft), TOP - 16, rail(isLeft), bottom);
      String state = null;
      double since = 0;
      for (Moment moment : moments) {
        if (moment.left == isLeft && !moment.states.isEmpty()) {
          drawBar(isLeft, state, since, moment.y);
          state = moment.states.get(moment.states.size() - 1);
          since = moment.y;
        }
      }
      drawBar(isLeft, state, since, bottom);
    }
  }

  private void drawBar(boolean isLeft, @Nullable String state, double from, double to) {
    if (state != null) {
      out.rectangle("bar " + SvgStyle.ofState(state), rail(isLeft) - 3, from, 6, to - from);
    }
  }

  private void drawArrows(List<Moment> moments) {
    IdentityHashMap<Arrow, Moment> sendings = new IdentityHashMap<>();
    for (Moment moment : moments) {
      if (moment.isSending()) {
        sendings.put(moment.arrow, moment);
      }
    }
    for (Moment moment : moments) {
      Arrow arrow = moment.arrow;
      if (arrow == null) {
        continue;
      }
      Moment sending = sendings.get(arrow);
      if (moment.isSending() && !arrow.hasArrived()) {
        drawEnded(moment, arrow);
      } else if (!moment.isSending() && sending != null) {
        String style = moment.copy > 0 ? " copy" : arrow.isRepeated() ? " again" : "";
        drawArrived(sending, moment, style);
      }
    }
  }

  private void drawArrived(Moment from, Moment to, String style) {
    double direction = from.left ? 1 : -1;
    double startX = rail(from.left) + 5 * direction;
    double endX = rail(to.left) - 5 * direction;
    out.line("arrow" + style, startX, from.y, endX - 6 * direction, to.y);
    double angle = StrictMath.atan2(to.y - from.y, endX - startX);
    out.path("tip" + style, tip(endX, to.y, angle));
  }

  private static String tip(double x, double y, double angle) {
    return "M"
        + point(x, y, angle, 0)
        + "L"
        + point(x, y, angle, 2.75)
        + "L"
        + point(x, y, angle, -2.75)
        + "Z";
  }

  /** Returns a corner of an arrow's tip: 0 is its point, the others lie behind it. */
  private static String point(double x, double y, double angle, double aside) {
    double turned = angle + aside;
    double length = aside == 0 ? 0 : 10;
    double pointX = x + length * StrictMath.cos(turned);
    double pointY = y + length * StrictMath.sin(turned);
    return SvgText.number(pointX) + " " + SvgText.number(pointY);
  }

  private void drawEnded(Moment from, Arrow arrow) {
    double direction = from.left ? 1 : -1;
    double endX = rail(from.left) + direction * SPAN * ENDS_AT;
    double endY = from.y + 7;
    String style = arrow.isLost() ? "arrow lost" : "arrow pending";
    out.line(style, rail(from.left) + 5 * direction, from.y, endX, endY);
    if (arrow.isLost()) {
      out.line("cross", endX - 5, endY - 5, endX + 5, endY + 5);
      out.line("cross", endX - 5, endY + 5, endX + 5, endY - 5);
    }
  }

  private void drawHarm(Moment from, Arrow arrow) {
    double direction = from.left ? 1 : -1;
    double x = rail(from.left) + direction * SPAN * ENDS_AT + 11 * direction;
    String words = arrow.harm() == null ? "still under way" : arrow.harm();
    String style = arrow.isLost() ? "harm" : "soft small";
    out.text(style, from.left ? "start" : "end", x, from.y + 11, shorten(words));
  }

  private void drawText(Moment moment, String time) {
    double inner = rail(moment.left) + (moment.left ? -14 : 14);
    String anchor = moment.left ? "end" : "start";
    Arrow arrow = moment.arrow;
    if (arrow != null && moment.isSending()) {
      if (!arrow.hasArrived()) {
        drawHarm(moment, arrow);
      }
      out.text("", anchor, inner, moment.y + 4, arrow.title());
      double below = moment.y + 18;
      for (String remark : moment.remarks()) {
        out.text("note", anchor, inner, below, shorten(remark));
        below += 13;
      }
    }
    double edge = moment.left ? EDGE + TIME_WIDTH - 10 : width - EDGE;
    if (!time.isEmpty()) {
      out.text("soft small", "end", edge, moment.y + 4, time);
    }
    double stateX = moment.left ? EDGE + TIME_WIDTH : width - EDGE - TIME_WIDTH - stateWidth + 10;
    for (int i = 0; i < moment.states.size(); i++) {
      String state = moment.states.get(i);
      out.text("small " + SvgStyle.ofState(state), "start", stateX, moment.y + 4 + 12 * i, state);
    }
  }

  private String time(Moment moment) {
    return String.format(Locale.ROOT, "%.3f", (moment.at - origin) / 1e6);
  }

  private static String shorten(String words) {
    return words.length() <= LONGEST_NOTE ? words : words.substring(0, LONGEST_NOTE - 1) + "\u2026";
  }
}

package io.faultwire.capture.ladder;

import java.util.Locale;

/** Writes the elements of an SVG document. Equal calls write equal text. */
final class SvgText {
  private final StringBuilder text = new StringBuilder();

  SvgText raw(String markup) {
    text.append(markup).append('\n');
    return this;
  }

  SvgText line(String style, double x1, double y1, double x2, double y2) {
    return raw(
        String.format(
            Locale.ROOT,
            "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>",
            style,
            number(x1),
            number(y1),
            number(x2),
            number(y2)));
  }

  SvgText rectangle(String style, double x, double y, double width, double height) {
    return raw(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
            style,
            number(x),
            number(y),
            number(width),
            number(height)));
  }

  SvgText path(String style, String data) {
    return raw("<path class=\"" + style + "\" d=\"" + data + "\"/>");
  }

  /**
   * Writes a line of text.
   *
   * @param anchor {@code start}, {@code middle} or {@code end}
   */
  SvgText text(String style, String anchor, double x, double y, String content) {
    return raw(
        "<text class=\""
            + style
            + "\" text-anchor=\""
            + anchor
            + "\" x=\""
            + number(x)
            + "\" y=\""
            + number(y)
            + "\">"
            + escape(content)
            + "</text>");
  }

  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  static String escape(String content) {
    StringBuilder escaped = new StringBuilder(content.length());
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.append(c < ' ' ? ' ' : c);
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

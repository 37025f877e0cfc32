package io.faultwire.capture.svg;

/** Writes an SVG document, element by element. Equal calls write equal text. */
public final class SvgText {
  private final StringBuilder text = new StringBuilder();

  /** Writes markup as it is, on a line of its own. */
  public SvgText raw(String markup) {
    text.append(markup).append('\n');
    return this;
  }

  /** Writes a line from one point to another. */
  public SvgText line(String style, double x1, double y1, double x2, double y2) {
    return element("line", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
  }

  /** Writes a rectangle by its upper left corner. */
  public SvgText rectangle(String style, double x, double y, double width, double height) {
    return element("rect", style, "x", x, "y", y, "width", width, "height", height);
  }

  /** Writes an element with the class and the numbers that follow their names. */
  private SvgText element(String name, String style, Object... attributes) {
    text.append('<').append(name).append(" class=\"").append(style).append('"');
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      text.append(number((double) attributes[i + 1])).append('"');
    }
    text.append("/>\n");
    return this;
  }

  /** Writes a path. */
  public SvgText path(String style, String data) {
    return raw("<path class=\"" + style + "\" d=\"" + data + "\"/>");
  }

  /**
   * Writes a line of text.
   *
   * @param anchor {@code start}, {@code middle} or {@code end}
   */
  public SvgText text(String style, String anchor, double x, double y, String content) {
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

  /** Returns a coordinate with at most one decimal. */
  public static String number(double value) {
    long tenths = Math.round(value * 10);
    String whole = (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10;
    return tenths % 10 == 0 ? whole : whole + '.' + Math.abs(tenths) % 10;
  }

  /** Returns text with the characters replaced that are markup. */
  public static String escape(String content) {
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

  /**
   * Returns a self-contained document around these elements, no wider than its place.
   *
   * @param style the class of the whole drawing, to which the rules of the sheet are bound
   * @param title what is drawn, for those who do not see it
   * @param sheet the style sheet
   */
  public String document(String style, String title, String sheet, double width, double height) {
    String size = number(width) + " " + number(height);
    return new SvgText()
        .raw(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\""
                + style
                + "\" role=\"img\" viewBox=\"0 0 "
                + size
                + "\" width=\""
                + number(width)
                + "\" height=\""
                + number(height)
                + "\" style=\"max-width:100%;height:auto\">")
        .raw("<title>" + escape(title) + "</title>")
        .raw("<style>\n" + sheet + "</style>")
        .raw(toString().stripTrailing())
        .raw("</svg>")
        .toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

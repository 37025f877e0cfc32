package io.faultwire.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads field lines up to the empty line behind them (RFC 9112 section 5). */
final class FieldReader {
  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

  private final MessageOctets octets;
  private final boolean isTrailer;
  private final List<HttpField> fields = new ArrayList<>();

  FieldReader(MessageOctets octets, boolean isTrailer) {
    this.octets = octets;
    this.isTrailer = isTrailer;
  }

  HttpFields read() throws IOException {
    String what = isTrailer ? "its trailers" : "its fields";
    HttpPoint end = isTrailer ? HttpPoint.TRAILER : HttpPoint.BARE_LF;
    long offset = octets.count();
    for (String line = octets.line(what, end); !line.isEmpty(); line = octets.line(what, end)) {
      add(line, offset);
      offset = octets.count();
    }
    return new HttpFields(fields);
  }

  private void add(String line, long offset) {
    if (isBlank(line.charAt(0)) && !fields.isEmpty()) {
      octets.find(point(HttpPoint.OBS_FOLD), offset, line);
      HttpField before = fields.remove(fields.size() - 1);
      fields.add(new HttpField(before.name(), (before.value() + " " + trimmed(line)).strip()));
      return;
    }
    int colon = line.indexOf(':');
    if (colon < 1) {
      octets.find(point(HttpPoint.FIELD_LINE), offset, line);
      return;
    }
    String name = line.substring(0, colon);
    if (!trimmed(name).equals(name)) {
      octets.find(point(HttpPoint.SPACE_BEFORE_COLON), offset, line);
      name = trimmed(name);
    }
    if (!isToken(name)) {
      octets.find(point(HttpPoint.FIELD_NAME), offset, line);
    }
    String value = trimmed(line.substring(colon + 1));
    if (value
        .chars()
        .anyMatch(each -> (each < 0x20 && each != '\t' && each != '\r') || each == 0x7F)) {
      octets.find(point(HttpPoint.FIELD_VALUE), offset, line);
    }
    fields.add(new HttpField(name, value));
  }

  private HttpPoint point(HttpPoint ofHead) {
    return isTrailer ? HttpPoint.TRAILER : ofHead;
  }

  static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(
                each ->
                    (each >= 'a' && each <= 'z')
                        || (each >= 'A' && each <= 'Z')
                        || (each >= '0' && each <= '9')
                        || TOKEN_SIGNS.indexOf(each) >= 0);
  }

  private static boolean isBlank(char each) {
    return each == ' ' || each == '\t';
  }

  /** Returns a text without the optional whitespace around it: SP and HTAB only. */
  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}

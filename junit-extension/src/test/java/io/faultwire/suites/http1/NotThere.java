package io.faultwire.suites.http1;

import java.util.Set;

/** The chunked answer of status 404, which breaks the grammar as the defects say. */
final class NotThere {
  private static final String CONTENT = "not there";

  private final Set<Defect> defects;
  private final boolean closes;

  NotThere(Set<Defect> defects, boolean closes) {
    this.defects = defects;
    this.closes = closes;
  }

  private String or(String right, Defect defect, String wrong) {
    return defects.contains(defect) ? wrong : right;
  }

  private String with(Defect defect, String line) {
    return defects.contains(defect) ? line + "\r\n" : "";
  }

  private boolean has(Defect defect) {
    return defects.contains(defect);
  }

  String text(String date) {
    return statusLine() + "\r\n" + fields(date) + framing();
  }

  private String statusLine() {
    String version = or("HTTP/1.1", Defect.WRONG_VERSION, "HTTP/11");
    String status = or("404", Defect.WRONG_STATUS_CODE, "604");
    String reason = or(" Not\tThere", Defect.CONTROL_IN_REASON, " Not\1There");
    return version + " " + status + or(reason, Defect.STATUS_LINE_LACKS_BLANK, "");
  }

  private String fields(String date) {
    return (has(Defect.NO_DATE) ? "" : "Date: " + date + "\r\n")
        + (has(Defect.NO_CONTENT_TYPE)
            ? ""
            : or("Content-Type: text/plain", Defect.NO_SUBTYPE, "Content-Type: text") + "\r\n")
        + with(Defect.TWO_CONTENT_TYPES, "Content-Type: text/plain")
        + or("Age: 0", Defect.AGE_IS_A_WORD, "Age: soon")
        + "\r\n"
        + cacheControl()
        + "\r\n"
        + "X-Faultwire: 1"
        + or("\r\n", Defect.LF_ENDS_ANSWER_LINE, "\n")
        + with(Defect.CR_IN_ANSWER_LINE, "X-Faultwire: 1\r2")
        + with(Defect.NO_COLON_IN_ANSWER, "faultwire")
        + with(Defect.NO_TOKEN_IN_ANSWER, "X(Faultwire): 1")
        + with(Defect.BLANK_BEFORE_COLON_IN_ANSWER, "X-Faultwire : 1")
        + with(Defect.FOLD_IN_ANSWER, "X-Faultwire: 1\r\n 2")
        + with(Defect.CONTROL_IN_ANSWER, "X-Faultwire: \1")
        + with(Defect.BLANK_IN_CONNECTION, "Connection: keep alive")
        + (closes ? "Connection: close\r\n" : "");
  }

  private String cacheControl() {
    String right = "Cache-Control: max-age=60, private=\"a, b\"";
    return or(
        or(right, Defect.MAX_AGE_IS_A_WORD, "Cache-Control: max-age=soon"),
        Defect.SEMICOLON_IN_CACHE_CONTROL,
        "Cache-Control: private; no-store");
  }

  private String framing() {
    if (has(Defect.LENGTH_LIST_IN_ANSWER)) {
      return "Content-Length: 9, 9\r\n\r\n" + CONTENT;
    }
    if (has(Defect.TWO_LENGTHS_IN_ANSWER)) {
      return "Content-Length: 9\r\nContent-Length: 9\r\n\r\n" + CONTENT;
    }
    return with(Defect.BOTH_LENGTHS_IN_ANSWER, "Content-Length: 9")
        + or(
            "Transfer-Encoding: chunked",
            Defect.CHUNKED_TWICE_IN_ANSWER,
            "Transfer-Encoding: chunked, chunked")
        + "\r\n\r\n"
        + or(
            or("9;a=\"b\"", Defect.BLANK_IN_CHUNK_SIZE, "9 "),
            Defect.NAMELESS_EXTENSION_IN_ANSWER,
            "9;=b")
        + "\r\n"
        + CONTENT
        + or("\r\n", Defect.LF_ENDS_CHUNK, "\n")
        + "0\r\n"
        + or("X-Trailer: 1", Defect.TRAILER_WITHOUT_COLON_IN_ANSWER, "faultwire")
        + "\r\n\r\n";
  }
}

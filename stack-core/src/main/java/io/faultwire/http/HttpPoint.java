package io.faultwire.http;

/** The points in which a response can deviate from the grammar or the framing of HTTP/1.1. */
public enum HttpPoint {
  STATUS_LINE(9112, "4", "the status line is HTTP/1.1 SP three digits SP, and a reason"),
  VERSION(9112, "2.3", "the version is HTTP/ and a digit on each side of a dot"),
  STATUS_CODE(9110, "15", "the status code is between 100 and 599"),
  REASON(9112, "4", "the reason has no control characters"),
  BARE_LF(9112, "2.1", "lines of the head end with CR LF"),
  BARE_CR(9112, "2.2", "no CR stands in the head but before LF"),
  FIELD_LINE(9112, "5", "a field line has a name and a colon"),
  FIELD_NAME(9110, "5.1", "the name of a field is a token"),
  SPACE_BEFORE_COLON(9112, "5.1", "no whitespace stands between the name of a field and its colon"),
  OBS_FOLD(9112, "5.2", "no field line is folded"),
  FIELD_VALUE(9110, "5.5", "the value of a field has no control characters"),
  LENGTH_FORM(9110, "8.6", "Content-Length is digits and nothing else"),
  LENGTH_REPEATED(9110, "8.6", "Content-Length stands once"),
  BOTH_LENGTHS(9112, "6.2", "Content-Length is not sent beside Transfer-Encoding"),
  LENGTH_WITHOUT_BODY(9110, "8.6", "a response of status 1xx or 204 has no Content-Length"),
  CODING_WITHOUT_BODY(9112, "6.1", "a response of status 1xx or 204 has no Transfer-Encoding"),
  CODING_ORDER(9112, "6.1", "chunked is the last transfer coding, and applied once"),
  CODING_TO_HTTP10(9112, "6.1", "only a request of HTTP/1.1 is answered with Transfer-Encoding"),
  CHUNK_SIZE(9112, "7.1", "the size of a chunk is hexadecimal digits and nothing else"),
  CHUNK_EXTENSION(9112, "7.1.1", "a chunk extension is a semicolon, a token and perhaps a value"),
  CHUNK_END(9112, "7.1", "the data of a chunk is as long as its size, and CR LF follow"),
  TRAILER(9112, "7.1.2", "the trailer section is field lines and an empty line"),
  INCOMPLETE(9112, "8", "the connection does not end within the message");

  private final int rfc;
  private final String section;
  private final String rule;

  HttpPoint(int rfc, String section, String rule) {
    this.rfc = rfc;
    this.section = section;
    this.rule = rule;
  }

  /** Returns the number of the RFC that has the clause. */
  public int rfc() {
    return rfc;
  }

  /** Returns the section of the clause. */
  public String section() {
    return section;
  }

  /** Returns what is right, as part of a sentence. */
  public String rule() {
    return rule;
  }

  /** Returns whether the point is about chunked messages only. */
  public boolean isOfChunks() {
    return this == CHUNK_SIZE || this == CHUNK_EXTENSION || this == CHUNK_END || this == TRAILER;
  }
}

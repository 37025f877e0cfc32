package io.faultwire.suites.http1client;

import java.util.Arrays;
import java.util.List;

/** One way to be careless each, and the checks that must see it. */
enum Flaw {
  // Framing.
  TAKES_ONE_READ("framing.slow", "chunks.slow"),
  NEEDS_LENGTH("framing.close", "framing.http10", "fields.fold"),
  REFUSES_HTTP10("framing.http10"),
  READS_CONTENT_OF_204("framing.no-content"),
  READS_CONTENT_OF_304("framing.not-modified"),
  READS_CONTENT_OF_HEAD("framing.head"),
  READS_CHUNKS_OF_HEAD("framing.head-chunked"),
  // Length.
  ZERO_IS_NONE("length.zero"),
  OCTAL_LENGTH("length.leading-zeros"),
  TAKES_SHORT_CONTENT("length.short"),
  WRAPS_LENGTH("length.overflow"),
  REPEATED_LENGTH_IS_NONE("length.same-twice"),
  LAST_LENGTH_WINS("length.contradicting", "connection.invalid-length"),
  FIRST_OF_LIST_WINS("length.contradicting-list"),
  TAKES_LETTERS_BEHIND_LENGTH("length.letters"),
  TAKES_PLUS("length.plus"),
  NEGATIVE_LENGTH_IS_NONE("length.negative"),
  TAKES_HEXADECIMAL_LENGTH("length.hexadecimal"),
  // Chunks.
  KEEPS_FIRST_CHUNK("chunks.several"),
  REFUSES_UPPER_CASE("chunks.upper-case"),
  BOUNDS_DIGITS_OF_SIZE("chunks.leading-zeros"),
  REFUSES_EXTENSIONS("chunks.extension"),
  TRAILER_IS_CONTENT("chunks.trailer"),
  NEEDS_A_CHUNK("chunks.empty"),
  CODINGS_HAVE_CASE("chunks.coding-case"),
  LENGTH_WINS("chunks.length-too"),
  NEEDS_NO_LAST_CHUNK("chunks.no-last"),
  TAKES_CUT_CHUNK("chunks.cut"),
  BAD_SIZE_IS_LAST("chunks.bad-size"),
  WRAPS_SIZE("chunks.overflow"),
  // Status.
  NEEDS_REASON("status.no-reason"),
  READS_REASON("status.other-reason"),
  BOUNDS_REASON("status.long-reason"),
  NEEDS_KNOWN_STATUS("status.unknown-success"),
  NEEDS_KNOWN_MINOR("status.minor-version"),
  TAKES_CUT_STATUS("status.cut"),
  TAKES_CUT_HEAD("status.head-cut"),
  // Interim answers.
  CONTINUE_IS_FINAL("interim.continue"),
  EXPECTS_ONE_INTERIM("interim.several"),
  NEEDS_KNOWN_INTERIM("interim.unknown"),
  READS_CONTENT_OF_INTERIM("interim.length"),
  // Fields.
  NAMES_HAVE_CASE("fields.name-case"),
  NEEDS_BLANK("fields.no-blank"),
  KEEPS_BLANKS("fields.blanks-around"),
  REFUSES_UNKNOWN("fields.unknown"),
  REFUSES_OBS_TEXT("fields.obs-text"),
  FOLD_IS_A_FIELD("fields.fold"),
  TAKES_LEADING_BLANK("fields.leading-blank"),
  CUTS_AT_NUL("fields.nul"),
  DROPS_CR("fields.bare-cr"),
  WAITS_FOR_CR("fields.bare-lf"),
  // Requests.
  TWO_BLANKS_IN_LINE("request.line"),
  ABSOLUTE_FORM_WITH_QUERY(
      "request.origin-form",
      "request.empty-path",
      "request.percent-encoding",
      "redirect.relative",
      "redirect.query"),
  NO_SLASH("request.empty-path"),
  SENDS_FRAGMENT("request.fragment"),
  DECODES_TARGET("request.percent-encoding"),
  LEAVES_PORT_OUT("request.host", "request.host-without-user", "redirect.host"),
  USER_IN_HOST("request.host-without-user"),
  BLANK_BEFORE_COLON("request.fields"),
  IS_NAMELESS("request.user-agent"),
  LENGTH_OF_GET("request.get-length", "redirect.content-fields"),
  EXPECTS_ALWAYS("request.expect"),
  HIDES_TE("request.te"),
  HIDES_UPGRADE("request.upgrade"),
  CUTS_CONTENT("request.post-content", "redirect.content"),
  SENDS_NO_LENGTH("request.post-content", "request.post-length"),
  SENDS_NO_ZERO("request.post-empty"),
  SENDS_BOTH_LENGTHS("request.both-lengths"),
  SENDS_CHUNKS_TO_ALL("request.coding-to-http10"),
  // Redirects.
  RELATIVE_TO_ROOT("redirect.relative"),
  KEEPS_DOTS("redirect.dot-segments"),
  QUERY_DROPS_FILE("redirect.query"),
  SENDS_FRAGMENT_OF_LOCATION("redirect.fragment"),
  POSTS_BEHIND_303("redirect.see-other"),
  KEEPS_CONTENT_TYPE("redirect.content-fields"),
  GETS_BEHIND_307("redirect.temporary"),
  GETS_BEHIND_308("redirect.permanent"),
  FORGETS_CONTENT("redirect.content"),
  KEEPS_HOST("redirect.host"),
  KEEPS_CREDENTIALS("redirect.authorization"),
  FOLLOWS_FOR_EVER("redirect.loop"),
  // Connections.
  KEEPS_NO_CONNECTION("connection.persistent"),
  STAYS_BEHIND_CLOSE("connection.close", "connection.close-in-list"),
  TAKES_LISTS_AS_A_WHOLE("connection.close-in-list"),
  STAYS_BEHIND_HTTP10("connection.http10"),
  STAYS_BEHIND_INVALID_LENGTH("connection.invalid-length"),
  TAKES_EXTRA_OCTETS("connection.extra-octets"),
  STOPS_BEFORE_TRAILERS("connection.behind-chunks"),
  NEVER_RETRIES("connection.closed-while-idle"),
  REPEATS_POST("connection.post-once"),
  RETRIES_ON_AND_ON("connection.retry-once"),
  NOTHING_IS_AN_ANSWER("connection.no-answer");

  private final List<String> checks;

  Flaw(String... checks) {
    this.checks = Arrays.stream(checks).map(check -> "http1-client." + check).sorted().toList();
  }

  /** Returns the ids of the checks that must fail, in order. */
  List<String> checks() {
    return checks;
  }
}

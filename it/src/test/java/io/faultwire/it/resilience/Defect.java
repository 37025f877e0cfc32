package io.faultwire.it.resilience;

import java.util.List;

/** Something that a {@link FragileServer} does wrong, and the checks that must find it. */
enum Defect {
  TAKES_ONE_READ_FOR_A_REQUEST(
      "request.byte-at-a-time",
      "request.line-at-a-time",
      "request.split-line-end",
      "request.pause"),
  SEEKS_THE_END_IN_THE_LAST_PIECE("request.byte-at-a-time", "request.split-line-end"),
  HURRIES_HEADS("request.pause", "request.bandwidth"),
  HURRIES_BODIES("request.pause-before-body", "request.pause-in-body"),
  HURRIES_LONG_PATHS("request.latency"),
  FORGETS_WHAT_FOLLOWS("request.two-at-once"),
  DROPS_SLOW_READERS("response.slow-reader", "response.late-reader"),
  DIES_WHEN_NOTHING_IS_ASKED("end.before-request"),
  DIES_ON_SHORT_REQUESTS("end.in-request", "end.in-body"),
  DIES_ON_ERRORS(
      "end.in-answer",
      "reset.before-request",
      "reset.in-request",
      "reset.in-body",
      "reset.in-answer",
      "reset.between-requests"),
  SHAKES_HANDS_WHILE_ACCEPTING("end.in-tls-handshake") {
    @Override
    boolean needsTls() {
      return true;
    }
  },
  SERVES_ONE_AT_A_TIME("crowd.idle", "crowd.slow-requests", "crowd.slow-bodies"),
  WRITES_ONE_AT_A_TIME("crowd.unread-answers"),
  LEAKS_SLOTS("crowd.left"),
  IGNORES_CLOSE("closing.on-request"),
  KEEPS_HTTP10("closing.http10"),
  IGNORES_THE_END("closing.after-client"),
  DROPS_HALF_CLOSED("closing.half-closed"),
  RESETS_UNREAD_BODIES("closing.unread-body"),
  CLOSES_SILENTLY("closing.not-before"),
  WAITS_FOR_REQUESTS("bound.no-request"),
  WAITS_FOR_HEADS("bound.half-request", "bound.drip"),
  COUNTS_FROM_THE_LAST_OCTET("bound.drip"),
  WAITS_FOR_BODIES("bound.half-body");

  private final List<String> exposedBy;

  Defect(String... exposedBy) {
    this.exposedBy = List.of(exposedBy);
  }

  /** Returns the ids of the checks that must fail. */
  List<String> exposedBy() {
    return exposedBy.stream().map(id -> "resilience." + id).toList();
  }

  boolean needsTls() {
    return false;
  }
}

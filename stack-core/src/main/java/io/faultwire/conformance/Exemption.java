package io.faultwire.conformance;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Tolerate a broken clause for a while, for a reason.
 *
 * @param check a check's id, or a glob such as {@code tcp.closing.*}
 * @param expect the outcome to tolerate: FAIL, WARN or INCONCLUSIVE
 * @param message a part of the message that the check must fail with; null for any
 * @param reason why it is tolerated; required
 * @param issue a link to the issue that tracks it; null if there is none
 * @param expires the last day on which it counts, {@code yyyy-mm-dd}; null for no end
 */
record Exemption(
    String check,
    Outcome expect,
    @Nullable String message,
    String reason,
    @Nullable String issue,
    @Nullable String expires) {

  boolean covers(String id) {
    return new Glob(check).matches(id);
  }

  boolean foretells(CheckResult result) {
    String why = result.message();
    return covers(result.check().id())
        && result.outcome() == expect
        && (message == null || (why != null && why.contains(message)));
  }

  boolean isOver(LocalDate today) {
    return expires != null && today.isAfter(LocalDate.parse(expires));
  }

  /** Return what is wrong with this entry, or null. */
  @Nullable String mistake() {
    if (check == null || check.isBlank()) {
      return "has no \"check\"; give a check's id or a glob";
    }
    if (reason == null || reason.isBlank()) {
      return "has no \"reason\"; say why it is tolerated";
    }
    if (expect != Outcome.FAIL && expect != Outcome.WARN && expect != Outcome.INCONCLUSIVE) {
      return "has no \"expect\" of FAIL, WARN or INCONCLUSIVE";
    }
    try {
      if (expires != null) {
        LocalDate.parse(expires);
      }
      return null;
    } catch (DateTimeParseException e) {
      return "expires on \"" + expires + "\"; write the day as yyyy-mm-dd";
    }
  }

  /** Return the reason, followed by the issue's link. */
  String explanation() {
    return issue == null ? reason : reason + " (" + issue + ")";
  }
}

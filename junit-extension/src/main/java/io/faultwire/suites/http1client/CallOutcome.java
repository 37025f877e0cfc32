package io.faultwire.suites.http1client;

import io.faultwire.http.OctetText;

/**
 * What a client made of a call.
 *
 * @param kind how the call ended
 * @param text the content that it returned, or why it failed
 */
record CallOutcome(Kind kind, String text) {

  /** How a call ends. */
  enum Kind {
    RETURNED,
    FAILED,
    /** It did not end while the client was waited for. */
    HUNG
  }

  boolean returned(String content) {
    return kind == Kind.RETURNED && text.equals(content);
  }

  boolean isReturned() {
    return kind == Kind.RETURNED;
  }

  boolean isFailed() {
    return kind == Kind.FAILED;
  }

  boolean isHung() {
    return kind == Kind.HUNG;
  }

  @Override
  public String toString() {
    return switch (kind) {
      case RETURNED ->
          text.isEmpty() ? "no content" : "the content \"" + OctetText.abridged(text) + "\"";
      case FAILED -> "an error (" + text + ")";
      case HUNG -> text;
    };
  }
}

package io.faultwire.suites.http1;

/** One word of an expectation, such as {@code 400} or {@code followed}. */
record Term(String word) {

  /** Refused with 400 for the lack of Host, which a server that needs none does not show. */
  static final String NO_HOST = "no-host";

  /** Whether a word holds, or cannot be told for a server. */
  enum Holds {
    YES,
    NO,
    UNKNOWN
  }

  /** Returns whether the word is about what follows on the connection. */
  boolean needsFollower() {
    return word.endsWith("followed") || word.equals("followed-at-all") || word.equals("closed");
  }

  boolean allowsEnd() {
    return word.equals("refused") || word.equals("not-followed") || word.equals("closed");
  }

  Holds holds(Observation seen) {
    return switch (word) {
      case "same" -> of(seen.reference().isUsual(seen.first()));
      case "refused" -> of(seen.isRefused());
      case NO_HOST ->
          seen.reference().isHostNeeded() ? of(seen.first().status() == 400) : Holds.UNKNOWN;
      case "4xx" -> of(seen.first().status() / 100 == 4);
      case "not-400" -> of(seen.first().isAnswer() && seen.first().status() != 400);
      case "followed" -> followed(seen, seen.isLikeUsualPost());
      case "followed-at-all" -> followed(seen, seen.first().isAnswer());
      case "not-followed" ->
          seen.isRefusedUnlikeUsual() ? Holds.YES : ended(seen, seen.secondIsGood());
      case "closed" -> ended(seen, seen.isStillOpen());
      default -> of(seen.first().status() == Integer.parseInt(word));
    };
  }

  private static Holds followed(Observation seen, boolean firstIsRight) {
    if (!firstIsRight) {
      return Holds.NO;
    }
    if (seen.secondIsUsual()) {
      return Holds.YES;
    }
    return seen.isStillOpen() ? Holds.NO : Holds.UNKNOWN;
  }

  private static Holds ended(Observation seen, boolean wentOn) {
    if (wentOn) {
      return Holds.NO;
    }
    return seen.usuallyFollowed() ? Holds.YES : Holds.UNKNOWN;
  }

  private static Holds of(boolean holds) {
    return holds ? Holds.YES : Holds.NO;
  }

  @Override
  public String toString() {
    return switch (word) {
      case "same" -> "the answer to the usual GET";
      case "refused" -> "a refusal (4xx, 5xx or the end of the connection)";
      case NO_HOST -> "status 400, since there is no Host";
      case "4xx" -> "a status 4xx";
      case "not-400" -> "another status than 400";
      case "followed" -> "the answer to the usual POST, and one to the next request";
      case "followed-at-all" -> "an answer, and one to the next request";
      case "not-followed" -> "a refusal, or no answer to the next request on the connection";
      case "closed" -> "the end of the connection before the next request";
      default -> "status " + word;
    };
  }
}

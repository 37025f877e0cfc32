package io.faultwire.suites.tcp.table;

/**
 * One way in which a TCP may react to a segment.
 *
 * @param answer what it sends
 * @param takesText whether its user receives the segment's text, or what of it is new
 * @param tellsUser whether its user is told that the connection was reset
 * @param next the state that the connection is in afterwards
 */
public record Reaction(Answer answer, boolean takesText, boolean tellsUser, ConnectionState next) {

  /** Return the reaction as words that follow the segment. */
  String phrase(ConnectionState before) {
    return answer.phrase()
        + (takesText ? ", its text is delivered" : "")
        + (tellsUser ? ", the user is told of a reset" : "")
        + (next == before
            ? ", and " + before.label() + " lasts"
            : ", and " + next.label() + " follows");
  }
}

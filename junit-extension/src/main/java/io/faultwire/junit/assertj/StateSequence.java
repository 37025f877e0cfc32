package io.faultwire.junit.assertj;

import io.faultwire.capture.StateChange;
import io.faultwire.tcp.TcpState;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** States that a connection is expected to pass through without others between them. */
final class StateSequence {
  private final List<TcpState> states;

  StateSequence(TcpState... states) {
    if (states.length == 0) {
      throw new IllegalArgumentException("name at least one state to pass through");
    }
    this.states = List.of(states);
  }

  boolean isContainedIn(List<TcpState> passed) {
    return Collections.indexOfSubList(passed, states) >= 0;
  }

  /** Return what was passed through instead, and where it departs from what was expected. */
  String explain(List<TcpState> passed, List<StateChange> changes) {
    if (passed.isEmpty()) {
      return "its states are not known: only a simulated host tells them, a capture read from a"
          + " file does not";
    }
    String way = "it passed through\n" + text(passed);
    int matched = longestPrefixIn(passed);
    if (matched == 0) {
      return way + "\nand never was in " + states.get(0).rfcName();
    }
    int start = Collections.indexOfSubList(passed, states.subList(0, matched));
    int next = start + matched;
    String after = "\nand went from " + states.get(matched - 1).rfcName();
    return next < passed.size()
        ? way + after + " to " + passed.get(next).rfcName() + ", " + changes.get(next - 1)
        : way + "\nand stayed in " + states.get(matched - 1).rfcName();
  }

  private int longestPrefixIn(List<TcpState> passed) {
    int length = states.size();
    while (length > 0 && Collections.indexOfSubList(passed, states.subList(0, length)) < 0) {
      length--;
    }
    return length;
  }

  private static String text(List<TcpState> states) {
    return states.stream().map(TcpState::rfcName).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return text(states);
  }
}

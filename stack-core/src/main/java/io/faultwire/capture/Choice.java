package io.faultwire.capture;

import java.util.List;
import java.util.stream.Collectors;

/** Picks the one that a test asks for, or says why there is not one. */
final class Choice {
  private static final int LISTED = 12;

  private Choice() {}

  static <T> T one(String what, String client, String server, List<T> matches, List<T> all) {
    if (matches.size() == 1) {
      return matches.get(0);
    }
    String asked = " " + what + " from '" + client + "' to '" + server + "'";
    if (matches.isEmpty()) {
      String others = all.isEmpty() ? "; there is none at all" : "; there are:" + list(all);
      throw new NoSuchConversationException("there is no" + asked + others);
    }
    throw new NoSuchConversationException(
        "there is more than one"
            + asked
            + ": give the client's port as well, or ask for all of them:"
            + list(matches));
  }

  private static String list(List<?> items) {
    String lines =
        items.stream().limit(LISTED).map(item -> "\n  " + item).collect(Collectors.joining());
    int more = items.size() - LISTED;
    return more > 0 ? lines + "\n  and " + more + " more" : lines;
  }
}

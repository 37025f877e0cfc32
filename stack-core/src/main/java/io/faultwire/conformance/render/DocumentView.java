package io.faultwire.conformance.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Show which requirements of one document were checked, and how that ended.
 *
 * @param source the document, such as {@code RFC 9293}
 * @param clauses its requirements, in the order of their sections
 */
record DocumentView(String source, List<ClauseView> clauses) {

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  static List<DocumentView> of(List<CheckView> checks) {
    Map<String, Map<String, List<CheckView>>> sources = new TreeMap<>();
    for (CheckView check : checks) {
      sources
          .computeIfAbsent(check.check().clause().source(), source -> new TreeMap<>())
          .computeIfAbsent(check.citation() + check.keyword(), clause -> new ArrayList<>())
          .add(check);
    }
    List<DocumentView> documents = new ArrayList<>();
    sources.forEach(
        (source, clauses) ->
            documents.add(
                new DocumentView(
                    source,
                    clauses.values().stream()
                        .map(ClauseView::new)
                        .sorted(Comparator.comparing(ClauseView::order))
                        .toList())));
    return documents;
  }

  int total() {
    return clauses.size();
  }

  /** Count the requirements of which every check passed. */
  long passed() {
    return clauses.stream().filter(clause -> clause.passed() == clause.total()).count();
  }

  /** Tell whether the reader should see the requirements at once. */
  boolean open() {
    return passed() < total();
  }

  /**
   * Show one requirement with all its checks.
   *
   * @param checks the checks, at least one
   */
  record ClauseView(List<CheckView> checks) {

    CheckView first() {
      return checks.get(0);
    }

    String section() {
      String section = first().check().clause().section();
      return section.isEmpty() ? "all" : section;
    }

    String requirement() {
      String id = first().check().clause().requirement();
      return id == null ? "" : id;
    }

    int total() {
      return checks.size();
    }

    long passed() {
      return checks.stream().filter(check -> check.outcome().equals("PASS")).count();
    }

    /** Return a key that sorts section 3.10 after 3.9 and after 3, and MUST-10 after MUST-9. */
    String order() {
      return padded(section()) + " " + padded(requirement()) + " " + first().keyword();
    }

    /** Pad numbers to one width; what is shorter sorts first, since a blank is below a dot. */
    private static String padded(String text) {
      return NUMBER
          .matcher(text)
          .replaceAll(
              number -> "0".repeat(Math.max(0, 6 - number.group().length())) + number.group());
    }
  }
}

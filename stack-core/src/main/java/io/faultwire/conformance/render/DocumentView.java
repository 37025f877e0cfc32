package io.faultwire.conformance.render;

import io.faultwire.conformance.Requirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Show which requirements of one document were checked, and how that ended.
 *
 * @param source the document, such as {@code RFC 9293}
 * @param requirements all its requirements, if a suite counts them; otherwise empty
 * @param clauses what else of it was checked, in the order of the sections
 */
record DocumentView(String source, List<RequirementView> requirements, List<ClauseView> clauses) {

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Return the documents by name, those first whose requirements are counted. */
  static List<DocumentView> of(List<Requirement> counted, List<CheckView> checks) {
    Map<String, Map<String, RequirementView>> registers = new TreeMap<>();
    for (Requirement requirement : counted) {
      registers
          .computeIfAbsent(requirement.clause().source(), source -> new LinkedHashMap<>())
          .computeIfAbsent(requirement.id(), id -> view(requirement, checks));
    }
    Map<String, Map<String, List<CheckView>>> sources = new TreeMap<>();
    registers.keySet().forEach(source -> sources.put(source, new TreeMap<>()));
    for (CheckView check : checks) {
      if (counted.stream().noneMatch(requirement -> requirement.isNamed(check.check().clause()))) {
        sources
            .computeIfAbsent(check.check().clause().source(), source -> new TreeMap<>())
            .computeIfAbsent(check.citation() + check.keyword(), clause -> new ArrayList<>())
            .add(check);
      }
    }
    List<DocumentView> documents = new ArrayList<>();
    sources.forEach(
        (source, clauses) ->
            documents.add(
                new DocumentView(
                    source,
                    List.copyOf(registers.getOrDefault(source, Map.of()).values()),
                    clauses.values().stream()
                        .map(ClauseView::new)
                        .sorted(Comparator.comparing(ClauseView::order))
                        .toList())));
    documents.sort(Comparator.comparing(document -> !document.hasRequirements()));
    return documents;
  }

  private static RequirementView view(Requirement requirement, List<CheckView> checks) {
    return new RequirementView(
        requirement,
        checks.stream().filter(check -> requirement.isChecked(check.check())).toList());
  }

  boolean hasRequirements() {
    return !requirements.isEmpty();
  }

  boolean hasClauses() {
    return !clauses.isEmpty();
  }

  List<CoverageView> coverage() {
    return CoverageView.of(requirements);
  }

  /** Count all requirements together. */
  CoverageView all() {
    List<CoverageView> rows = coverage();
    return rows.get(rows.size() - 1);
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
    return hasRequirements() || passed() < total();
  }

  /**
   * Show one requirement with all its checks.
   *
   * @param checks the checks, at least one
   */
  record ClauseView(List<CheckView> checks) {

    private static final int MOST_SHOWN = 24;

    /** Return the checks to show one by one: all, or of many those that did not pass. */
    List<CheckView> shown() {
      return total() <= MOST_SHOWN
          ? checks
          : checks.stream().filter(check -> !check.outcome().equals("PASS")).toList();
    }

    /** Tell whether some checks that passed are not shown one by one. */
    boolean hidesSome() {
      return shown().size() < total();
    }

    int hidden() {
      return total() - shown().size();
    }

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

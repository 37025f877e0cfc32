package io.faultwire.it.machine;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The needs whose absence is a failure: the value of {@code faultwire.required}. */
record Required(Set<Need> needs) {
  static final String PROPERTY = "faultwire.required";

  static Required fromSystemProperty() {
    return parse(System.getProperty(PROPERTY, ""));
  }

  /**
   * Reads a list separated by commas, such as {@code kernel,tshark}.
   *
   * @throws IllegalArgumentException if a name is not the id of a {@link Need}
   */
  static Required parse(String names) {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    for (String name : names.split(",")) {
      if (!name.isBlank()) {
        needs.add(byId(name.strip()));
      }
    }
    return new Required(needs);
  }

  boolean names(Need need) {
    return needs.contains(need);
  }

  private static Need byId(String id) {
    return Arrays.stream(Need.values())
        .filter(need -> need.id().equals(id.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    PROPERTY
                        + " names '"
                        + id
                        + "', which no test needs; known names are "
                        + Arrays.stream(Need.values()).map(Need::id).toList()));
  }
}

package io.faultwire.junit.internal;

import java.util.List;

/**
 * Where something was declared, for messages.
 *
 * @param source the annotation or call as it stands in the source
 * @param owner the class or method that it stands on
 * @param through the composed annotations that lead from the owner to it, outermost first
 */
public record Place(String source, String owner, List<String> through) {

  /** Return a place that is not reached through composed annotations. */
  public static Place of(String source, String owner) {
    return new Place(source, owner, List.of());
  }

  @Override
  public String toString() {
    String path = through.isEmpty() ? "" : " through " + String.join(" and ", through);
    return source + " on " + owner + path;
  }
}

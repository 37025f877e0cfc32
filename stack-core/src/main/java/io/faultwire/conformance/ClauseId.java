package io.faultwire.conformance;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Name one requirement of a standard.
 *
 * @param source the document, such as {@code RFC 9293} or {@code CA/B BR}
 * @param section the section within it, such as {@code 3.10.7.4}; empty for the whole document
 * @param requirement the requirement's own id, such as {@code MUST-13}, where the document has one
 */
public record ClauseId(String source, String section, @Nullable String requirement) {

  private static final Pattern RFC = Pattern.compile("RFC (\\d+)");

  public ClauseId {
    Objects.requireNonNull(section, "section");
    if (source == null || source.isBlank()) {
      throw new IllegalArgumentException(
          "A clause has no source. Name the RFC's number or another document.");
    }
  }

  /** Name a requirement of an RFC by its number, section and, where it has one, its id. */
  public static ClauseId rfc(int number, String section, @Nullable String requirement) {
    return new ClauseId("RFC " + number, section, requirement);
  }

  /** Return where the clause can be read, or null if the source is not an RFC. */
  public @Nullable String link() {
    Matcher rfc = RFC.matcher(source);
    if (!rfc.matches()) {
      return null;
    }
    String page = "https://www.rfc-editor.org/rfc/rfc" + rfc.group(1);
    return section.isEmpty() ? page : page + "#" + anchor();
  }

  private String anchor() {
    boolean appendix = Character.isLetter(section.charAt(0));
    return (appendix ? "appendix-" : "section-") + section;
  }

  /** Return the clause as people cite it, such as {@code RFC 9293, 3.6.1 (MUST-13)}. */
  @Override
  public String toString() {
    String place = section.isEmpty() ? source : source + ", " + section;
    return requirement == null ? place : place + " (" + requirement + ")";
  }
}

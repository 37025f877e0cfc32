package io.faultwire.conformance;

import java.util.regex.Pattern;

/** Match check ids by a pattern in which {@code *} stands for any characters. */
public final class Glob {

  private final String text;
  private final Pattern pattern;

  /** Create the matcher; a text without {@code *} matches itself alone. */
  public Glob(String text) {
    this.text = text.strip();
    this.pattern = Pattern.compile("\\Q" + this.text.replace("*", "\\E.*\\Q") + "\\E");
  }

  /** Tell whether the pattern covers the whole id. */
  public boolean matches(String id) {
    return pattern.matcher(id).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}

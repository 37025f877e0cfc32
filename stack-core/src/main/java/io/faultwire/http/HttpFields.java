package io.faultwire.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Field lines in their order.
 *
 * @param lines the lines
 */
public record HttpFields(List<HttpField> lines) {
  public static final HttpFields NONE = new HttpFields(List.of());

  public HttpFields {
    lines = List.copyOf(lines);
  }

  /** Returns the values of the lines of a name. */
  public List<String> all(String name) {
    return lines.stream().filter(line -> line.is(name)).map(HttpField::value).toList();
  }

  /** Returns whether there is a line of a name. */
  public boolean has(String name) {
    return !all(name).isEmpty();
  }

  /** Returns the values of a name, joined by commas (RFC 9110 section 5.3). */
  public Optional<String> value(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", all));
  }

  /** Returns the elements of a list of tokens, in lower case and without the empty ones. */
  public List<String> tokens(String name) {
    List<String> tokens = new ArrayList<>();
    for (String value : all(name)) {
      for (String token : value.split(",", -1)) {
        if (!token.isBlank()) {
          tokens.add(token.strip().toLowerCase(Locale.ROOT));
        }
      }
    }
    return tokens;
  }
}

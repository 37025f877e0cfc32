package io.faultwire.junit;

import io.faultwire.conformance.CheckInfo;
import java.util.Objects;

/**
 * Name one check of a {@link CheckSource}.
 *
 * @param check what the check says about itself; its id is public and never changes
 * @param argument what the method is given for this check
 * @param <T> the type of the argument
 */
public record CheckCase<T>(CheckInfo check, T argument) {

  public CheckCase {
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(argument, "argument");
  }

  /** Return the check's id. */
  public String id() {
    return check.id();
  }
}

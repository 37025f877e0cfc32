package io.faultwire.suites.script.expression;

import java.util.Set;

/** An expression that has a value once its variables have. */
interface Term {

  /**
   * Return the value: {@link java.math.BigInteger}, {@link Double}, {@link Boolean}, {@link
   * String}, {@link java.util.List} for a tuple, or {@link None}.
   */
  Object evaluate(Variables variables);

  /** Add the names of the variables that the value depends on. */
  void collectNames(Set<String> names);
}

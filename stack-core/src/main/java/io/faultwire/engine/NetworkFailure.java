package io.faultwire.engine;

import java.util.List;

/** What had gone wrong in a network unnoticed when it was closed. */
public final class NetworkFailure extends AssertionError {
  private static final long serialVersionUID = 1;

  /**
   * Creates the failure.
   *
   * @param problems at least one; the first becomes the cause, the others are suppressed
   */
  public NetworkFailure(List<? extends Throwable> problems) {
    super(
        String.join(
            "\n", problems.stream().map(problem -> String.valueOf(problem.getMessage())).toList()),
        problems.get(0));
    problems.subList(1, problems.size()).forEach(this::addSuppressed);
  }
}

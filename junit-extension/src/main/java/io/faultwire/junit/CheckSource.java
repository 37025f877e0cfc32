package io.faultwire.junit;

import java.util.List;

/**
 * List checks that are not methods of their own, such as the lines of a table or the files of a
 * directory. A method names its source with {@link ChecksFrom}.
 *
 * @param <T> what the method is given for each check
 */
public interface CheckSource<T> {

  /**
   * Return the checks, in the order in which a report shows them.
   *
   * <p>Called more than once for a run, and returns the same checks each time.
   *
   * @param target where the suite's options are read from
   * @throws io.faultwire.conformance.CouldNotFindOutException if the checks cannot be read; the
   *     message says what to correct
   */
  List<CheckCase<T>> checks(Target target);
}

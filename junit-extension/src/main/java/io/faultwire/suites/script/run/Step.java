package io.faultwire.suites.script.run;

import io.faultwire.suites.script.live.Mismatch;

/** What happens in one event, ready to be done. */
interface Step {

  /**
   * Do it.
   *
   * @param due when it is due
   * @throws Mismatch if the subject does not do what the script says
   */
  void run(RunState state, Due due);
}

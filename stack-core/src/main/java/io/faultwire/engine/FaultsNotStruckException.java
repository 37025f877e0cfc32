package io.faultwire.engine;

import io.faultwire.link.InstalledFault;
import java.util.List;
import java.util.stream.Collectors;

/** Faults that name particular frames, of which none came: the test did not test what it says. */
public final class FaultsNotStruckException extends AssertionError {
  private static final long serialVersionUID = 1;

  public FaultsNotStruckException(List<InstalledFault> faults) {
    super(
        faults.stream()
            .map(
                fault ->
                    "the fault '"
                        + fault.name()
                        + "' on "
                        + fault.place()
                        + " struck none of the "
                        + fault.offered()
                        + " frames that it saw")
            .collect(
                Collectors.joining(
                    "; ", "", ". Select frames that are sent, or remove the fault")));
  }
}

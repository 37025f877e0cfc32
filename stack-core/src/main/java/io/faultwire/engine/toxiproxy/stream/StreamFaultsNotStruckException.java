package io.faultwire.engine.toxiproxy.stream;

import java.util.List;
import java.util.stream.Collectors;

/** Faults that name connections or bytes that never came: the test did not test what it says. */
public final class StreamFaultsNotStruckException extends AssertionError {
  private static final long serialVersionUID = 1;

  StreamFaultsNotStruckException(String proxy, long connections, List<ActiveFault> faults) {
    super(
        faults.stream()
            .map(fault -> "the fault '" + fault + "' of upstream '" + proxy + "' struck nothing")
            .collect(
                Collectors.joining(
                    "; ",
                    "",
                    ": there were "
                        + connections
                        + " connections. Name connections and bytes that come, or remove the"
                        + " fault")));
  }
}

package io.faultwire.junit;

import io.faultwire.engine.toxiproxy.stream.StreamFault;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Set what a proxied address can do, and what strikes it from the start. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UpstreamBuilder {
  private final List<StreamFault> faults = new ArrayList<>();
  private boolean perConnection;

  UpstreamBuilder() {}

  /** Let faults name connections and bytes, at a cost for each connection. */
  public UpstreamBuilder perConnection() {
    perConnection = true;
    return this;
  }

  /** Add a fault that strikes from the first connection on. */
  public UpstreamBuilder fault(StreamFault fault) {
    faults.add(fault);
    return this;
  }

  boolean isPerConnection() {
    return perConnection;
  }

  List<StreamFault> faults() {
    return List.copyOf(faults);
  }
}

package io.faultwire.engine.simulation;

import io.faultwire.link.Port;
import io.faultwire.topology.HostSpec;

/** Plugs something other than a modelled host into the link of a declared host. */
@FunctionalInterface
public interface Outsider {
  /**
   * Returns the port that the link of the host ends at.
   *
   * @param host what was declared, with one interface
   * @param assembly the network that is being built
   */
  Port plugIn(HostSpec host, Assembly assembly);
}

package io.faultwire.engine.simulation;

import io.faultwire.link.Port;
import io.faultwire.topology.LinkSpec;

/** Plugs something other than a modelled device into the links of a declared one. */
@FunctionalInterface
public interface Outsider {
  /**
   * Returns the port that a link of the device ends at.
   *
   * @param assembly the network that is being built
   */
  Port plugIn(LinkSpec link, Assembly assembly);
}

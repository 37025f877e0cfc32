package io.faultwire.junit;

import io.faultwire.engine.Engine;
import io.faultwire.engine.Network;
import io.faultwire.time.Seed;
import io.faultwire.topology.LinkSpec;
import io.faultwire.topology.Topology;
import io.faultwire.topology.TopologyException;
import java.util.Optional;

/** An engine that no machine has, or one that simulates but carries no jumbo frames. */
public final class NowhereEngine implements Engine {
  static final ThreadLocal<Boolean> IS_HERE = ThreadLocal.withInitial(() -> false);

  @Override
  public String name() {
    return "nowhere";
  }

  @Override
  public Optional<String> lack() {
    return IS_HERE.get() ? Optional.empty() : Optional.of("nobody has built it");
  }

  @Override
  public void check(Topology topology) {
    for (LinkSpec link : topology.links()) {
      if (link.mtu() > LinkSpec.ETHERNET_MTU) {
        throw new TopologyException("link " + link.name(), "it is too wide", "Use a narrow one");
      }
    }
  }

  @Override
  public Network realise(Topology topology, Seed seed) {
    return Network.simulate(topology, seed);
  }
}

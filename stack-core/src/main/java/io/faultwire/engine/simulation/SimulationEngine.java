package io.faultwire.engine.simulation;

import io.faultwire.engine.Engine;
import io.faultwire.engine.Network;
import io.faultwire.host.process.Pace;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.util.Map;

/** The default engine: simulates everything in this JVM. */
public final class SimulationEngine implements Engine {
  @Override
  public String name() {
    return SIMULATION;
  }

  /** Builds the network in virtual time, or in real time if it has a gateway. */
  @Override
  public Network realise(Topology topology, Seed seed) {
    Pace pace = topology.hasGateway() ? Pace.real(System::nanoTime) : Pace.VIRTUAL;
    return new SimulatedNetwork(new Assembly(topology, seed, pace, Map.of()));
  }
}

package io.faultwire.engine.toxiproxy.lane;

import io.faultwire.engine.Engine;
import io.faultwire.engine.Network;
import io.faultwire.engine.simulation.Assembly;
import io.faultwire.engine.simulation.Cabling;
import io.faultwire.engine.simulation.SimulatedNetwork;
import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.engine.worker.Workers;
import io.faultwire.host.process.Pace;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The engine whose frames go through a real Toxiproxy server, in real time.
 *
 * <p>The sender chooses the fate of a frame by the seeded rules of the link, as in simulation;
 * Toxiproxy executes it, in another process. Hosts are those of the simulation, except that
 * TIME-WAIT lasts one second where the topology does not say how long.
 */
public final class ToxiproxyEngine implements Engine {
  /** The name that selects it. */
  public static final String NAME = "toxiproxy";

  private final Supplier<ToxiproxyServer> server;

  /** Creates the engine over the server of this JVM. */
  public ToxiproxyEngine() {
    server = ToxiproxyServer::shared;
  }

  /** Creates the engine over a server. */
  public ToxiproxyEngine(ToxiproxyServer other) {
    server = () -> other;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> lack() {
    return ToxiproxyServer.lack();
  }

  @Override
  public void check(Topology topology) {
    LaneLimits.check(topology);
  }

  /**
   * Builds the network and opens its lanes.
   *
   * @throws io.faultwire.engine.toxiproxy.server.ToxiproxyUnavailableException if there is no
   *     server; the message says what is missing
   * @throws io.faultwire.topology.TopologyException if the server cannot do what is declared; the
   *     message says what to use instead
   */
  @Override
  public Network realise(Topology topology, Seed seed) {
    check(topology);
    LaneNetwork lanes = new LaneNetwork(server.get());
    Cabling opened = lanes;
    Workers workers;
    Network network;
    try {
      workers = new Workers(topology, seed, lanes);
      opened = workers;
      Pace real = Pace.real(System::nanoTime);
      Pace pace = topology.hasGateway() ? real : real.ofAClosedWorld();
      network =
          new SimulatedNetwork(new Assembly(topology, seed, pace, workers.outsiders(), workers));
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
    try {
      lanes.awaitOpen();
      workers.begin();
      return network;
    } catch (RuntimeException | Error e) {
      try (network) {
        throw e;
      }
    }
  }
}

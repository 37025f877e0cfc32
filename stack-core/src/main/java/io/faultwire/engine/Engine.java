package io.faultwire.engine;

import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What realises a topology; found as a service, so that engines know the facade and not it them.
 */
public interface Engine {
  /** The name of the engine that simulates everything in this JVM. */
  String SIMULATION = "simulation";

  /** Returns the name that selects the engine. */
  String name();

  /** Builds the network. */
  Network realise(Topology topology, Seed seed);

  /**
   * Returns what this machine lacks for the engine, in one line, or nothing if it lacks nothing.
   */
  default Optional<String> lack() {
    return Optional.empty();
  }

  /**
   * Refuses what the engine can never do.
   *
   * @throws io.faultwire.topology.TopologyException naming the element, the reason, and what to use
   *     instead
   */
  default void check(Topology topology) {}

  /**
   * Returns an engine.
   *
   * @throws IllegalArgumentException if there is none of that name; the message names those that
   *     are
   */
  static Engine named(String name) {
    for (Engine engine : Engines.ALL) {
      if (engine.name().equals(name)) {
        return engine;
      }
    }
    List<String> names = Engines.ALL.stream().map(Engine::name).toList();
    throw new IllegalArgumentException("there is no engine '" + name + "': choose one of " + names);
  }

  /** The engines on the class path, looked for once. */
  final class Engines {
    private static final List<Engine> ALL =
        ServiceLoader.load(Engine.class, Engine.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private Engines() {}
  }
}

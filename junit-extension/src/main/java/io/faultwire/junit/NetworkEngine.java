package io.faultwire.junit;

import io.faultwire.engine.Engine;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What carries the frames of a test's network. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum NetworkEngine {
  /** The one that {@code faultwire.engine} names, or the simulation if nothing does. */
  CONFIGURED,

  /** This JVM, in virtual time; the same on every machine. */
  SIMULATION,

  /**
   * A real Toxiproxy server, in real time: the rules of a link choose what becomes of a frame, from
   * the same seed as in simulation, and the server executes it. A test is disabled where there is
   * no server, and fails there if {@code faultwire.required} names {@code toxiproxy}.
   */
  TOXIPROXY;

  /** Return the engine that is meant, if the setting has this value. */
  Engine resolve(Optional<String> setting) {
    if (this != CONFIGURED) {
      return Engine.named(name().toLowerCase(Locale.ROOT));
    }
    String name = setting.map(String::strip).orElse(Engine.SIMULATION).toLowerCase(Locale.ROOT);
    try {
      return Engine.named(name);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(
          "faultwire.engine=" + setting.orElse("") + ": " + e.getMessage(), e);
    }
  }
}

package io.faultwire.it.machine;

import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/** Tells whether a Docker daemon answers. */
final class Docker {
  private Docker() {}

  static Optional<String> lack() {
    try {
      return DockerClientFactory.instance().isDockerAvailable()
          ? Optional.empty()
          : Optional.of("no Docker daemon answers");
    } catch (RuntimeException e) {
      return Optional.of("the Docker daemon does not answer as it should: " + e.getMessage());
    }
  }
}

package io.faultwire.engine.toxiproxy.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Tells apart machines, their boots, and containers that count processes for themselves. */
final class Place {
  private static final String ID = Integer.toHexString(describe().hashCode());

  private Place() {}

  /** Returns the same for all processes that see each other's ids, and only for those. */
  static String id() {
    return ID;
  }

  private static String describe() {
    Map<String, String> environment = System.getenv();
    return environment.getOrDefault("HOSTNAME", "")
        + environment.getOrDefault("COMPUTERNAME", "")
        + System.getProperty("os.name")
        + read(Path.of("/proc/sys/kernel/random/boot_id"))
        + processNamespace();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static String processNamespace() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}

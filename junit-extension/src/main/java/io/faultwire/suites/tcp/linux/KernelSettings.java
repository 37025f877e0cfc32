package io.faultwire.suites.tcp.linux;

import io.faultwire.engine.kernel.KernelHost;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Settings of a kernel stack under the names that {@code sysctl} has. */
final class KernelSettings {
  /** The setting that a socket's congestion control follows unless its user chooses one. */
  static final String CONGESTION_CONTROL = "net.ipv4.tcp_congestion_control";

  private static final String NETWORK = "net.";
  private static final Pattern NAME = Pattern.compile("net(\\.[a-z0-9_-]+)+");

  private KernelSettings() {}

  /** Return why settings cannot be given, by name; those that can are set. */
  static Map<String, String> refused(KernelHost kernel, Map<String, String> settings) {
    Map<String, String> reasons = new TreeMap<>();
    settings.forEach(
        (name, value) -> change(kernel, name, value).ifPresent(why -> reasons.put(name, why)));
    return reasons;
  }

  /** Change a setting, or return why it cannot be changed. */
  static Optional<String> change(KernelHost kernel, String name, String value) {
    if (!NAME.matcher(name).matches()) {
      return Optional.of("only settings of the network can be changed: net.ipv4.tcp_sack");
    }
    try {
      set(kernel, name, value);
      return Optional.empty();
    } catch (IllegalStateException e) {
      return Optional.of(
          "Linux does not take this value in a network namespace; where it has the setting for the"
              + " whole machine only, leave it out ("
              + e.getMessage()
              + ")");
    }
  }

  /**
   * Change a setting.
   *
   * @throws IllegalStateException if the kernel does not know it or refuses the value
   */
  static void set(KernelHost kernel, String name, String value) {
    kernel.set(name.substring(NETWORK.length()).replace('.', '/'), value);
  }
}

package io.faultwire.it.machine;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells whether this process may make TAP devices and network namespaces. */
final class Kernel {
  /** Bits of the capability sets in {@code /proc/self/status}, see capabilities(7). */
  private static final int CAP_NET_ADMIN = 12;

  private static final int CAP_SYS_ADMIN = 21;

  private Kernel() {}

  static Optional<String> lackOfNetworkAdministration() {
    if (!Files.exists(Path.of("/dev/net/tun"))) {
      return Optional.of("there is no /dev/net/tun");
    }
    try {
      return lackOfCapabilities(Files.readString(Path.of("/proc/self/status")));
    } catch (IOException e) {
      return Optional.of("/proc/self/status cannot be read");
    }
  }

  static Optional<String> lackOfCapabilities(String status) {
    BigInteger effective =
        status
            .lines()
            .filter(line -> line.startsWith("CapEff:"))
            .map(line -> new BigInteger(line.substring("CapEff:".length()).strip(), 16))
            .findFirst()
            .orElse(BigInteger.ZERO);
    if (!effective.testBit(CAP_NET_ADMIN)) {
      return Optional.of("the capability CAP_NET_ADMIN is missing");
    }
    if (!effective.testBit(CAP_SYS_ADMIN)) {
      return Optional.of("the capability CAP_SYS_ADMIN is missing");
    }
    return Optional.empty();
  }
}

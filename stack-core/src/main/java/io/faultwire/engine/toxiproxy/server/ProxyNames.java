package io.faultwire.engine.toxiproxy.server;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Names of proxies that no one else gives: {@code faultwire-PLACE-PID-START-NUMBER-NAME}.
 *
 * <p>The place stands for this boot of this machine and its process ids, so that a later JVM can
 * tell whose proxies have nobody left.
 */
final class ProxyNames {
  private static final AtomicLong NUMBER = new AtomicLong();
  private static final String PREFIX =
      "faultwire-" + Place.id() + "-" + processText(ProcessHandle.current()) + "-";

  private ProxyNames() {}

  static String next(String name) {
    String readable = name.replaceAll("[^A-Za-z0-9._]+", "_");
    return PREFIX + NUMBER.incrementAndGet() + "-" + readable;
  }

  /** Tells whether a JVM of this machine gave a name and has ended since. */
  static boolean isLeftOver(String name) {
    String[] parts = name.split("-", 6);
    if (parts.length < 6 || !parts[0].equals("faultwire") || !parts[1].equals(Place.id())) {
      return false;
    }
    try {
      return ProcessHandle.of(Long.parseLong(parts[2]))
          .filter(process -> processText(process).equals(parts[2] + "-" + parts[3]))
          .isEmpty();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String processText(ProcessHandle process) {
    String start =
        process
            .info()
            .startInstant()
            .map(time -> Long.toString(time.toEpochMilli(), 36))
            .orElse("0");
    return process.pid() + "-" + start;
  }
}

package io.faultwire.engine.toxiproxy.server;

/** The system properties that say which server to take. */
public final class ServerSettings {
  /** The address of a server that runs, {@code http://localhost:8474}. */
  public static final String URL = "faultwire.toxiproxy.url";

  /**
   * The ports of that server that can be reached from here, {@code 8666-8697}; all without it. For
   * a server in a container, which has to publish them under the same numbers.
   */
  public static final String PORTS = "faultwire.toxiproxy.ports";

  /**
   * The name by which that server reaches what listens on this machine, {@code
   * host.docker.internal}; without it, a loopback address means the same to both.
   */
  public static final String GATEWAY = "faultwire.toxiproxy.gateway";

  /** The program to start, instead of the {@code toxiproxy-server} on the PATH. */
  public static final String BINARY = "faultwire.toxiproxy.binary";

  /** The image to start with Docker, instead of the one of Shopify's version 2.12.0. */
  public static final String IMAGE = "faultwire.toxiproxy.image";

  private ServerSettings() {}

  static String get(String property) {
    return System.getProperty(property, "").strip();
  }
}

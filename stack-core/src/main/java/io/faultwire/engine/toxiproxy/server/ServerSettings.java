package io.faultwire.engine.toxiproxy.server;

/** The system properties that say which server to take. */
public final class ServerSettings {
  /** The address of a server that runs, {@code http://localhost:8474}. */
  public static final String URL = "faultwire.toxiproxy.url";

  /** The program to start, instead of the {@code toxiproxy-server} on the PATH. */
  public static final String BINARY = "faultwire.toxiproxy.binary";

  private ServerSettings() {}

  static String get(String property) {
    return System.getProperty(property, "").strip();
  }
}

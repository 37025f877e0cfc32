package io.faultwire.engine.toxiproxy.server;

import com.google.gson.JsonObject;

/** A toxic in a proxy; closing it removes it, for which see its type. */
public final class InstalledToxic implements AutoCloseable {
  private final ToxiproxyServer server;
  private final String path;
  private Toxic toxic;
  private boolean closed;

  InstalledToxic(ToxiproxyServer server, String path, Toxic toxic) {
    this.server = server;
    this.path = path;
    this.toxic = toxic;
  }

  /** Returns what it is now. */
  public synchronized Toxic toxic() {
    return toxic;
  }

  /**
   * Sets the toxicity of open and coming connections, each of which draws anew; it closes none.
   *
   * <p>A {@link Toxic#timeout timeout} toggled between 0 and 1 is a black hole that comes and goes.
   */
  public synchronized void toxicity(double share) {
    change(toxic.withToxicity(share));
  }

  /**
   * Sets the attributes and toxicity, for open connections as well.
   *
   * @throws IllegalArgumentException if the other is of another type or direction, which a server
   *     cannot change
   */
  public synchronized void change(Toxic other) {
    if (!other.type().equals(toxic.type()) || other.direction() != toxic.direction()) {
      throw new IllegalArgumentException(
          "a toxic cannot turn from " + toxic + " into " + other + ": close it and add the other");
    }
    JsonObject body = other.toJson();
    server.check(server.patch(path, body), "change " + toxic + " into " + other);
    toxic = other;
  }

  /** Removes the toxic; does nothing if the proxy or the server is gone. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      server.removeQuietly(path);
    }
  }
}

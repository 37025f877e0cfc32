package io.faultwire.engine.toxiproxy.server;

import com.google.gson.JsonObject;
import io.faultwire.engine.toxiproxy.server.ApiClient.Answer;
import java.net.InetSocketAddress;
import java.util.Set;

/** A proxy of ours in a server, of a name that nobody else has; closing it removes it. */
public final class Proxy implements AutoCloseable {
  private final ToxiproxyServer server;
  private final String name;
  private final String upstream;
  private final String listening;
  private int toxics;
  private volatile boolean closed;

  Proxy(ToxiproxyServer server, String name, String upstream, String listening) {
    this.server = server;
    this.name = name;
    this.upstream = upstream;
    this.listening = listening;
  }

  /** Returns the name that the server knows it by. */
  public String name() {
    return name;
  }

  /** Returns where clients connect to; it stays while the proxy is disabled. */
  public InetSocketAddress address() {
    InetSocketAddress reached = server.origin().reach(listening);
    return new InetSocketAddress(reached.getHostString(), reached.getPort());
  }

  /** Returns where the server connects to, by the name that the server knows it by. */
  public String upstream() {
    return upstream;
  }

  /**
   * Installs a toxic behind those that are there, with all its attributes at once.
   *
   * <p>It strikes connections that are open already, unless its type says otherwise. A latency that
   * is installed before it lets the chunk that it holds go.
   *
   * @throws ToxiproxyException if the server does not know its type, or is gone
   */
  public synchronized InstalledToxic add(Toxic toxic) {
    String toxicName = toxic.type() + "_" + toxic.direction().word() + "_" + ++toxics;
    JsonObject body = toxic.toJson();
    body.addProperty("name", toxicName);
    body.addProperty("type", toxic.type());
    body.addProperty("stream", toxic.direction().word());
    Answer answer = server.post(path() + "/toxics", body);
    if (answer.error().contains("invalid toxic type")) {
      throw new ToxiproxyException(
          "the Toxiproxy server "
              + server
              + " has no toxic '"
              + toxic.type()
              + "'; take a newer one: "
              + ToxiproxyServer.RELEASES);
    }
    server.check(answer, "install " + toxic);
    return new InstalledToxic(server, path() + "/toxics/" + toxicName, toxic);
  }

  /** Ends all connections and refuses new ones, until {@link #enable}. */
  public void disable() {
    setEnabled(false);
  }

  /** Takes connections again, on the same address. */
  public void enable() {
    setEnabled(true);
  }

  /**
   * Returns the bytes that it has carried in connections that have ended.
   *
   * @throws ToxiproxyException if the server runs without its option {@code -proxy-metrics}
   */
  public TrafficCount traffic() {
    return server.traffic(Set.of(name));
  }

  /** Tells whether it was closed here, so that the server knows it no more. */
  public boolean isClosed() {
    return closed;
  }

  private void setEnabled(boolean enabled) {
    JsonObject body = new JsonObject();
    body.addProperty("enabled", enabled);
    server.check(server.patch(path(), body), (enabled ? "enable " : "disable ") + this);
  }

  private String path() {
    return "/proxies/" + name;
  }

  String listening() {
    return listening;
  }

  /** Ends all connections and removes the proxy; does nothing if the server is gone. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      server.remove(this);
    }
  }

  @Override
  public String toString() {
    return "proxy " + name + " (" + listening + " to " + upstream + ")";
  }
}

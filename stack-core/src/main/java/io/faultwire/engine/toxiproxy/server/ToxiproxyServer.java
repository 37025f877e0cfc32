package io.faultwire.engine.toxiproxy.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.faultwire.engine.toxiproxy.server.ApiClient.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Toxiproxy server, and our proxies in it; safe in parallel.
 *
 * <p>{@link #shared()} is the one of this JVM. Give its {@link #url()} to other JVMs as {@value
 * ServerSettings#URL} and they share it.
 */
public final class ToxiproxyServer {
  static final String RELEASES = "https://github.com/Shopify/toxiproxy/releases";

  /** How many ports are tried where others may have taken some. */
  private static final int MOST_PORTS = 100;

  private static final int STUCK = 503;
  private static final String IS_STUCK =
      ": it was stuck for 25 s, as it is while a toxic waits for an end that reads nothing, or for"
          + " an upstream that swallows attempts to connect. End such connections first";

  private final Origin origin;
  private final ApiClient api;
  private final String version;
  private final Set<Proxy> proxies = ConcurrentHashMap.newKeySet();

  ToxiproxyServer(Origin origin, String version) {
    this.origin = origin;
    this.api = new ApiClient(origin.url());
    this.version = version;
  }

  /**
   * Returns the server of this JVM, found or started at the first call, and again after it died.
   *
   * @throws ToxiproxyUnavailableException if there is none; the message says what is missing
   */
  public static ToxiproxyServer shared() {
    return SharedServer.get();
  }

  /** Returns why {@link #shared()} would fail, in one line, or nothing if it would not. */
  public static Optional<String> lack() {
    return SharedServer.lack();
  }

  /**
   * Returns a server that somebody else started, for tests that do not take the shared one.
   *
   * @param url the address of its API, {@code http://localhost:8474}
   * @throws ToxiproxyException if it does not answer or is too old; the message has the remedy
   */
  public static ToxiproxyServer at(String url) {
    ToxiproxyServer server = ServerCheck.open(ServerAddress.of(url, "", ""));
    SharedServer.endWithJvm(server);
    return server;
  }

  /** Returns the address of its API. */
  public URI url() {
    return origin.url();
  }

  /** Returns the version as it tells it; {@code git} for one that was built without. */
  public String version() {
    return version;
  }

  /**
   * Makes a proxy.
   *
   * @param name what it is for, as a part of its whole name
   * @param upstream the address of the real server, as seen from here, such as {@code
   *     localhost:5432}; it must not be one that swallows attempts to connect, since that blocks
   *     the proxy
   */
  public Proxy proxy(String name, String upstream) {
    InetSocketAddress address = Addresses.parse(upstream);
    return proxy(name, address);
  }

  /** Makes a proxy, as above. */
  public Proxy proxy(String name, InetSocketAddress upstream) {
    String unique = ProxyNames.next(name);
    String seen = origin.upstream(upstream.getHostString(), upstream.getPort());
    JsonObject body = new JsonObject();
    body.addProperty("name", unique);
    body.addProperty("upstream", seen);
    for (int i = 1; ; i++) {
      String listen = origin.listen();
      body.addProperty("listen", listen);
      Answer answer = post("/proxies", body);
      if (answer.isSuccess()) {
        JsonElement listening = answer.json().getAsJsonObject().get("listen");
        Proxy proxy = new Proxy(this, unique, seen, listening.getAsString());
        proxies.add(proxy);
        return proxy;
      }
      origin.release(listen);
      boolean isTaken = answer.error().contains("address already in use");
      if (!isTaken || !origin.hasFewPorts() || i == MOST_PORTS) {
        check(answer, "make a proxy to " + seen);
      }
    }
  }

  Origin origin() {
    return origin;
  }

  /** Removes what is ours, and ends the server if that is ours as well. */
  void end() {
    if (origin.outlivesUs()) {
      proxies.forEach(Proxy::close);
    }
    origin.end();
  }

  void remove(Proxy proxy) {
    proxies.remove(proxy);
    removeQuietly("/proxies/" + proxy.name());
    origin.release(proxy.listening());
  }

  void removeQuietly(String path) {
    try {
      Answer answer = api.delete(path);
      if (!answer.isSuccess() && answer.status() != 404) {
        SharedServer.LOG.log(
            System.Logger.Level.WARNING, "{0} is left in {1}: {2}", path, this, answer.error());
      }
    } catch (IOException e) {
      // A server that is gone keeps nothing.
    }
  }

  /**
   * Returns the bytes that proxies of these names have carried, so far as the server counts: it
   * adds a connection when that has ended, and forgets none.
   *
   * @throws ToxiproxyException if the server does not count
   */
  public TrafficCount traffic(Set<String> names) {
    try {
      Answer answer = api.get("/metrics");
      if (!answer.isSuccess()) {
        throw new ToxiproxyException(
            "the Toxiproxy server "
                + this
                + " counts no bytes: start it with the option -proxy-metrics");
      }
      return TrafficCount.parse(answer.body(), names);
    } catch (IOException e) {
      throw gone(e);
    }
  }

  /** Tells whether a loopback address means the same to the server as to this JVM. */
  public boolean sharesLoopback() {
    return origin.upstream("127.0.0.1", 1).equals("127.0.0.1:1");
  }

  /**
   * Does nothing if the server answers.
   *
   * @throws ToxiproxyException if it does not; the message says how it ended, and the remedy
   */
  public void checkAlive() {
    try {
      api.get("/version");
    } catch (IOException e) {
      throw gone(e);
    }
  }

  Answer post(String path, JsonObject body) {
    try {
      return api.post(path, body);
    } catch (IOException e) {
      throw gone(e);
    }
  }

  Answer patch(String path, JsonObject body) {
    try {
      return api.patch(path, body);
    } catch (IOException e) {
      throw gone(e);
    }
  }

  /** Throws what the server said unless it did what was asked for. */
  void check(Answer answer, String what) {
    if (!answer.isSuccess()) {
      throw new ToxiproxyException(
          "the Toxiproxy server "
              + this
              + " did not "
              + what
              + ": "
              + answer.error()
              + " (HTTP status "
              + answer.status()
              + ")"
              + (answer.status() == STUCK ? IS_STUCK : ""));
    }
  }

  private ToxiproxyException gone(IOException cause) {
    String how = origin.awaitDeath().orElse("it does not answer (" + cause.getMessage() + ")");
    return new ToxiproxyException(
        "the Toxiproxy server " + this + " is gone: " + how + ". " + origin.remedy() + ".", cause);
  }

  /** Tells whether the server is known to be at its end. */
  boolean isDead() {
    return origin.death().isPresent();
  }

  @Override
  public String toString() {
    return url() + " (" + origin.description() + ")";
  }
}

package io.faultwire.engine.toxiproxy.server;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The one server of this JVM, and the end of all that it knows. */
final class SharedServer {
  static final System.Logger LOG = System.getLogger("io.faultwire.toxiproxy");

  private static final Set<ToxiproxyServer> KNOWN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> KNOWN.forEach(ToxiproxyServer::end), "faultwire-toxiproxy-end"));
  }

  private static @Nullable ToxiproxyServer server;
  private static @Nullable String lack;
  private static @Nullable String failure;

  private SharedServer() {}

  static synchronized ToxiproxyServer get() {
    ToxiproxyServer known = server;
    if (known != null && !known.isDead()) {
      return known;
    }
    if (lack != null) {
      throw new ToxiproxyUnavailableException(lack);
    }
    if (failure != null) {
      throw new ToxiproxyException(failure);
    }
    try {
      ToxiproxyServer found =
          new ServerSearch(ServerSettings::get, System.getenv().getOrDefault("PATH", "")).find();
      server = found;
      endWithJvm(found);
      return found;
    } catch (ToxiproxyUnavailableException e) {
      lack = e.getMessage();
      throw e;
    } catch (ToxiproxyException e) {
      failure = e.getMessage();
      throw e;
    }
  }

  /** Makes sure that nothing of ours is left of it, or in it, when this JVM ends. */
  static void endWithJvm(ToxiproxyServer found) {
    KNOWN.removeIf(ToxiproxyServer::isDead);
    KNOWN.add(found);
  }

  static Optional<String> lack() {
    try {
      get();
      return Optional.empty();
    } catch (ToxiproxyUnavailableException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }
}

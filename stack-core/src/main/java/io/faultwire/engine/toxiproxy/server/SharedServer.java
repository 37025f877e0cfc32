package io.faultwire.engine.toxiproxy.server;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one server of this JVM. */
final class SharedServer {
  static final System.Logger LOG = System.getLogger("io.faultwire.toxiproxy");

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
      Runtime.getRuntime().addShutdownHook(new Thread(found::end, "faultwire-toxiproxy-end"));
      return found;
    } catch (ToxiproxyUnavailableException e) {
      lack = e.getMessage();
      throw e;
    } catch (ToxiproxyException e) {
      failure = e.getMessage();
      throw e;
    }
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

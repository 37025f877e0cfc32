package io.faultwire.junit;

import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import io.faultwire.junit.internal.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Declare the proxied addresses of an {@link UpstreamExtension} in code. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UpstreamExtensionBuilder {
  private final List<UpstreamDeclaration> declarations = new ArrayList<>();
  private @Nullable Supplier<ToxiproxyServer> server;

  UpstreamExtensionBuilder() {}

  /** Add a proxied address of a real server at an address, {@code localhost:5432}. */
  public UpstreamExtensionBuilder upstream(String name, String address) {
    return upstream(name, () -> address, upstream -> {});
  }

  /**
   * Add a proxied address.
   *
   * @param address the address of the real server, asked for as each test begins, so that it can be
   *     that of a server which the test class starts
   */
  public UpstreamExtensionBuilder upstream(
      String name, Supplier<String> address, Consumer<UpstreamBuilder> settings) {
    UpstreamBuilder upstream = new UpstreamBuilder();
    settings.accept(upstream);
    declarations.add(
        new UpstreamDeclaration(
            name,
            address,
            upstream.isPerConnection(),
            upstream.faults(),
            Place.of("upstream(\"" + name + "\", ...)", "UpstreamExtension.builder()")));
    return this;
  }

  /**
   * Take another server than the shared one, such as one in a container of the test's own.
   *
   * @param other is asked once, by the first test
   */
  public UpstreamExtensionBuilder server(Supplier<ToxiproxyServer> other) {
    server = once(other);
    return this;
  }

  private static Supplier<ToxiproxyServer> once(Supplier<ToxiproxyServer> supplier) {
    AtomicReference<@Nullable ToxiproxyServer> known = new AtomicReference<>();
    return () -> {
      synchronized (known) {
        ToxiproxyServer server = known.get();
        if (server == null) {
          server = supplier.get();
          known.set(server);
        }
        return server;
      }
    };
  }

  /** Return the extension, to be registered with {@code @RegisterExtension}. */
  public UpstreamExtension build() {
    return new UpstreamExtension(List.copyOf(declarations), server);
  }
}

package io.faultwire.engine.toxiproxy.lane;

import io.faultwire.engine.toxiproxy.server.InstalledToxic;
import io.faultwire.engine.toxiproxy.server.Proxy;
import io.faultwire.engine.toxiproxy.server.Toxic;
import io.faultwire.engine.toxiproxy.server.ToxiproxyServer;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The proxy of a lane with its toxic, asked for changes one after the other and never in the thread
 * of the lanes, since the server takes its time to answer.
 */
final class LaneGate {
  /** A request takes a millisecond, and a network has some ten lanes. */
  private static final ExecutorService CLERKS = Executors.newFixedThreadPool(8, LaneGate::clerk);

  private final ToxiproxyServer server;
  private final String name;
  private final InetSocketAddress upstream;
  private final @Nullable Toxic toxic;
  private CompletableFuture<@Nullable Void> last = CompletableFuture.completedFuture(null);
  private @Nullable Proxy proxy;
  private @Nullable InstalledToxic installed;

  /**
   * Creates a gate without a proxy.
   *
   * @param toxic what is to happen to what is sent; null for nothing
   */
  LaneGate(ToxiproxyServer server, String name, InetSocketAddress upstream, @Nullable Toxic toxic) {
    this.server = server;
    this.name = name;
    this.upstream = upstream;
    this.toxic = toxic;
  }

  private static Thread clerk(Runnable work) {
    Thread thread = new Thread(work, "faultwire toxiproxy requests");
    thread.setDaemon(true);
    return thread;
  }

  /** Makes the proxy, anew if there is one, and its toxic, so that nothing passes without. */
  void open(Consumer<InetSocketAddress> opened, Consumer<RuntimeException> failed) {
    ask(
        () -> {
          discard();
          Proxy made = server.proxy(name, upstream);
          proxy = made;
          installed = toxic == null ? null : made.add(toxic);
          return made.address();
        },
        opened,
        failed);
  }

  /** Removes the toxic, so that what it holds goes on. */
  void release(Runnable done, Consumer<RuntimeException> failed) {
    ask(
        () -> {
          if (installed != null) {
            installed.close();
          }
          return this;
        },
        self -> done.run(),
        failed);
  }

  /** Installs the toxic again. */
  void arm(Runnable done, Consumer<RuntimeException> failed) {
    ask(
        () -> {
          if (proxy != null && toxic != null) {
            installed = proxy.add(toxic);
          }
          return this;
        },
        self -> done.run(),
        failed);
  }

  /** Ends the connection, and lets none in until it is opened again. */
  void disable() {
    ask(
        () -> {
          if (proxy != null) {
            proxy.disable();
          }
          return this;
        },
        self -> {},
        gone -> {});
  }

  /** Lets connections in again. */
  void enable(Consumer<InetSocketAddress> enabled, Consumer<RuntimeException> failed) {
    ask(
        () -> {
          if (proxy == null) {
            throw new IllegalStateException("there is no proxy to enable");
          }
          proxy.enable();
          return proxy.address();
        },
        enabled,
        failed);
  }

  /** Removes the proxy; the result is done when that is. */
  CompletableFuture<@Nullable Void> close() {
    ask(
        () -> {
          discard();
          return this;
        },
        self -> {},
        failure -> {});
    return last;
  }

  private void discard() {
    if (proxy != null) {
      proxy.close();
      proxy = null;
    }
  }

  private <T> void ask(
      Supplier<T> question, Consumer<T> answer, Consumer<RuntimeException> failed) {
    last =
        last.handleAsync(
            (before, broken) -> {
              T result;
              try {
                result = question.get();
              } catch (RuntimeException e) {
                failed.accept(e);
                return null;
              }
              answer.accept(result);
              return null;
            },
            CLERKS);
  }
}

package io.faultwire.tls.battery;

import io.faultwire.tls.battery.ClientVerdict.Kind;
import io.faultwire.tls.catalogue.ChainSetting;
import io.faultwire.tls.catalogue.NamedChain;
import io.faultwire.tls.catalogue.PreparedChain;
import io.faultwire.tls.revocation.RevocationService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One chain that waits for a client: a server, and where that is asked for a proxy. */
public final class ChainTrial implements AutoCloseable {
  private static final long SETTLE_MILLIS = 1000;

  private final BatteryServer server;
  private final @Nullable NameProxy proxy;
  private final BatteryChain chain;

  private ChainTrial(BatteryServer server, @Nullable NameProxy proxy, BatteryChain chain) {
    this.server = server;
    this.proxy = proxy;
    this.chain = chain;
  }

  static ChainTrial open(
      NamedChain named,
      ChainSetting setting,
      RevocationService service,
      Path caFile,
      boolean proxied)
      throws IOException {
    PreparedChain prepared = named.prepare(setting);
    prepared.statuses().forEach(service::answer);
    BatteryServer server =
        BatteryServer.start(
            prepared.isStapled()
                ? prepared.chain().staplingServerContext()
                : prepared.chain().serverContext());
    NameProxy proxy = proxied ? NameProxy.to(server.port()) : null;
    BatteryChain chain =
        new BatteryChain(prepared, server.port(), proxy == null ? null : proxy.address(), caFile);
    return new ChainTrial(server, proxy, chain);
  }

  /** Returns what the client is given. */
  public BatteryChain chain() {
    return chain;
  }

  /**
   * Judges a call that has ended.
   *
   * @param failure what the call threw, or null if it returned
   * @param took how long it took
   */
  public ClientVerdict verdict(@Nullable Throwable failure, Duration took)
      throws InterruptedException {
    Sighting seen = server.sighting();
    long start = System.nanoTime();
    seen.settle(SETTLE_MILLIS);
    Duration waited = Duration.ofNanos(System.nanoTime() - start);
    Kind kind = kind(seen, failure);
    String why = kind == Kind.ACCEPTED ? "" : reason(seen, failure);
    return new ClientVerdict(chain.named(), kind, why, took, waited);
  }

  private static Kind kind(Sighting seen, @Nullable Throwable failure) {
    if (seen.hasRequest() || (failure == null && seen.hasHandshake())) {
      return Kind.ACCEPTED;
    }
    boolean met = seen.hasConnection() && !isFailureOfTheServer(seen);
    return met ? Kind.REFUSED : Kind.NEVER_VALIDATED;
  }

  private static boolean isFailureOfTheServer(Sighting seen) {
    return !seen.hasHandshake() && seen.failures().stream().anyMatch(Reasons::isOfTheServer);
  }

  private static String reason(Sighting seen, @Nullable Throwable failure) {
    List<String> failures = seen.failures();
    if (seen.hasConnection() && isFailureOfTheServer(seen)) {
      return "the server could not present it: " + failures.get(0);
    }
    if (failure != null) {
      return Reasons.of(failure);
    }
    return !seen.hasConnection()
        ? "it did not connect"
        : failures.isEmpty() ? "it closed" : failures.get(0);
  }

  @Override
  public void close() throws IOException {
    if (proxy != null) {
      proxy.close();
    }
    server.close();
  }
}

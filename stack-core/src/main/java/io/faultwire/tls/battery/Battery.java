package io.faultwire.tls.battery;

import io.faultwire.tls.catalogue.CertificateCatalogue;
import io.faultwire.tls.catalogue.ChainSetting;
import io.faultwire.tls.catalogue.NamedChain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Declares which chains a client is given, and how.
 *
 * <pre>{@code
 * BatteryResult result =
 *     Battery.ofCatalogue()
 *         .except("revocation.*")
 *         .run("payments", chain -> new PaymentsClient(chain.url(), chain.trustStore()).ping());
 * assertThat(result).acceptsGoodAndRefusesBadChains();
 * }</pre>
 *
 * <p>A battery holds no resources and may be run many times; each run has a root of its own.
 */
public final class Battery {
  /** The name under which a proxy leads to the server. */
  static final String DOMAIN_HOST = "shop.faultwire.test";

  private static final String LOCAL_HOST = "localhost";

  private final Predicate<NamedChain> chosen;
  private final boolean proxied;
  private final Duration patience;
  private final int parallelism;

  private Battery(
      Predicate<NamedChain> chosen, boolean proxied, Duration patience, int parallelism) {
    this.chosen = chosen;
    this.proxied = proxied;
    this.patience = patience;
    this.parallelism = parallelism;
  }

  /** Begins with all chains that a client can be given directly, one after the other. */
  public static Battery ofCatalogue() {
    return new Battery(chain -> !chain.needsFixedTime(), false, Duration.ofSeconds(10), 1);
  }

  /**
   * Keeps the chains whose names fit one of the patterns.
   *
   * @param patterns names in which {@code *} stands for anything, such as {@code validity.*}
   * @throws IllegalArgumentException if a pattern fits none
   */
  public Battery only(String... patterns) {
    Predicate<NamedChain> fits = fits(patterns);
    return new Battery(chosen.and(fits), proxied, patience, parallelism);
  }

  /**
   * Leaves chains out, such as {@code revocation.*} for a client that need not ask.
   *
   * @throws IllegalArgumentException if a pattern fits none
   */
  public Battery except(String... patterns) {
    Predicate<NamedChain> fits = fits(patterns);
    return new Battery(chosen.and(fits.negate()), proxied, patience, parallelism);
  }

  /**
   * Gives the client names such as {@code shop.faultwire.test} and a proxy that leads them to the
   * server, so that wildcards and international names can be tested as well. The client must use
   * {@link BatteryChain#proxy()}.
   */
  public Battery throughProxy() {
    return new Battery(chosen, true, patience, parallelism);
  }

  /** Waits so long for each call, ten seconds unless told otherwise. */
  public Battery patience(Duration bound) {
    return new Battery(chosen, proxied, bound, parallelism);
  }

  /** Calls the client up to so many times at once. */
  public Battery parallelism(int calls) {
    return new Battery(chosen, proxied, patience, calls);
  }

  /** Returns the chains that the client is given, in their order. */
  public List<NamedChain> chains() {
    return CertificateCatalogue.all().stream()
        .filter(chosen)
        .filter(chain -> proxied || !chain.needsDomain())
        .toList();
  }

  /** Returns the chains that are left out because they need a proxy. */
  public List<NamedChain> chainsThatNeedAProxy() {
    return CertificateCatalogue.all().stream()
        .filter(chosen)
        .filter(chain -> !proxied && chain.needsDomain())
        .toList();
  }

  /** Gives the client all chains and returns what it made of them. */
  public BatteryResult run(String client, BatteryClient call) {
    try (BatteryRun run = open()) {
      return new BatteryResult(client, run.callAll(chains(), call, parallelism));
    }
  }

  /** Runs a program as the client; {@code {proxy}} in its command leads through a proxy. */
  public BatteryResult run(String client, CommandClient command) {
    Battery battery = command.wantsProxy() ? throughProxy() : this;
    return battery.run(client, (BatteryClient) command);
  }

  /** Opens what a run has in common for all chains, for those who call the client themselves. */
  public BatteryRun open() {
    return new BatteryRun(ChainSetting.now(proxied ? DOMAIN_HOST : LOCAL_HOST), proxied, patience);
  }

  private static Predicate<NamedChain> fits(String... patterns) {
    List<Pattern> all = new ArrayList<>();
    for (String pattern : patterns) {
      Pattern regex = Pattern.compile("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
      if (CertificateCatalogue.all().stream().noneMatch(c -> regex.matcher(c.id()).matches())) {
        throw new IllegalArgumentException(
            "'%s' fits no chain; the groups are %s"
                .formatted(
                    pattern,
                    CertificateCatalogue.all().stream()
                        .map(NamedChain::group)
                        .distinct()
                        .toList()));
      }
      all.add(regex);
    }
    return chain -> all.stream().anyMatch(regex -> regex.matcher(chain.id()).matches());
  }
}

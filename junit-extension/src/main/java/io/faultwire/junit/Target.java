package io.faultwire.junit;

import io.faultwire.conformance.TargetInfo;
import io.faultwire.conformance.TargetKind;
import io.faultwire.time.Seed;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tell a check what it tests: a parameter of a {@link Check} method.
 *
 * <p>The settings are JUnit configuration parameters, which fall back on system properties, so that
 * a check runs in an IDE with {@code -Dfaultwire.target=https://localhost:8443}.
 */
public final class Target {

  /** The URL of the server to test. */
  public static final String URL_PROPERTY = "faultwire.target";

  /** The name of the server for people. */
  public static final String NAME_PROPERTY = "faultwire.targetName";

  /** The PEM file with the trusted roots. */
  public static final String CA_FILE_PROPERTY = "faultwire.caFile";

  /** The seed of every random draw. */
  public static final String SEED_PROPERTY = "faultwire.seed";

  /** What stands before the name of a suite's own setting. */
  public static final String OPTION_PREFIX = "faultwire.option.";

  private final Function<String, Optional<String>> settings;

  private Target(Function<String, Optional<String>> settings) {
    this.settings = settings;
  }

  /** Return the target of the running test, for parameter resolvers of a suite's own. */
  public static Target of(ExtensionContext context) {
    return new Target(context::getConfigurationParameter);
  }

  /** Return a target from its settings by full property name, for the sanity exchange and tests. */
  public static Target of(Map<String, String> properties) {
    TreeMap<String, String> copy = new TreeMap<>(properties);
    return new Target(name -> Optional.ofNullable(copy.get(name)));
  }

  /** Return the kind: a server if a URL was given, the built-in stack otherwise. */
  public TargetKind kind() {
    return setting(URL_PROPERTY).isPresent() ? TargetKind.URL : TargetKind.BUILT_IN_STACK;
  }

  /** Return the name for people. */
  public String name() {
    return setting(NAME_PROPERTY).or(() -> setting(URL_PROPERTY)).orElse(kind().label());
  }

  /**
   * Return the URL of the server to test.
   *
   * @throws Inconclusive if none was given
   */
  public URI url() {
    String text =
        setting(URL_PROPERTY)
            .orElseThrow(
                () ->
                    new Inconclusive(
                        "No server to test. Give its address with -D"
                            + URL_PROPERTY
                            + "=https://localhost:8443."));
    return URI.create(text);
  }

  /** Return the PEM file with the trusted roots, or null for the platform's own. */
  public @Nullable Path caFile() {
    return setting(CA_FILE_PROPERTY).map(Path::of).orElse(null);
  }

  /** Return the seed of every random draw; a fixed one if the user gave none. */
  public Seed seed() {
    return setting(SEED_PROPERTY).map(Seed::parse).orElse(Seed.DEFAULT);
  }

  /** Return a setting of the suite's own, {@code faultwire.option.<name>}. */
  public Optional<String> option(String name) {
    return setting(OPTION_PREFIX + name);
  }

  /** Return what a report says about this target. */
  public TargetInfo info() {
    return kind() == TargetKind.URL
        ? new TargetInfo(name(), TargetKind.URL, url().toString())
        : TargetInfo.BUILT_IN_STACK;
  }

  private Optional<String> setting(String property) {
    return settings.apply(property).map(String::strip).filter(text -> !text.isEmpty());
  }

  @Override
  public String toString() {
    return info().toString();
  }
}

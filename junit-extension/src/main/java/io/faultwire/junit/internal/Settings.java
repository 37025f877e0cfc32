package io.faultwire.junit.internal;

import io.faultwire.time.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Read Faultwire's settings, which are JUnit configuration parameters or system properties. */
public final class Settings {
  /** The seed to replay, instead of the one that belongs to the test. */
  public static final String SEED = "faultwire.seed";

  /** When captures and ladders are written: {@code failure} (the default) or {@code always}. */
  public static final String PUBLISH = "faultwire.publish";

  /** The directory below which they are written, instead of {@code target/faultwire}. */
  public static final String OUTPUT_DIRECTORY = "faultwire.outputDirectory";

  /** The engine of networks for which none is chosen. */
  public static final String ENGINE = "faultwire.engine";

  /** What the machine must have, so that a lack of it is a failure; a list with commas. */
  public static final String REQUIRED = "faultwire.required";

  private Settings() {}

  /** Return the name of the engine that the user asks for. */
  public static Optional<String> engine(ExtensionContext context) {
    return context.getConfigurationParameter(ENGINE).filter(name -> !name.isBlank());
  }

  /** Tell whether the user says that the machine must have something. */
  public static boolean isRequired(ExtensionContext context, String what) {
    String required = context.getConfigurationParameter(REQUIRED).orElse("");
    return Arrays.stream(required.split(",")).anyMatch(each -> each.strip().equalsIgnoreCase(what));
  }

  /**
   * Return the seed that the user asks for.
   *
   * @throws ExtensionConfigurationException if it is no seed; the message says what is one
   */
  public static Optional<Seed> seed(ExtensionContext context) {
    return context.getConfigurationParameter(SEED).map(text -> parse(SEED + "=" + text, text));
  }

  /** Return a seed that was written at a place, which an error names. */
  public static Seed parse(String place, String text) {
    try {
      return Seed.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(place + ": " + e.getMessage(), e);
    }
  }

  /** Tell whether passing tests write their captures as well. */
  public static boolean publishesAlways(ExtensionContext context) {
    String when = context.getConfigurationParameter(PUBLISH).orElse("failure");
    return switch (when) {
      case "always" -> true;
      case "failure" -> false;
      default ->
          throw new ExtensionConfigurationException(
              PUBLISH + "=" + when + " is not understood: write 'failure' or 'always'");
    };
  }

  /** Return the directory below which files are written, for Maven and for Gradle. */
  public static Path outputDirectory(ExtensionContext context) {
    Path base = Path.of(context.getConfigurationParameter("basedir").orElse(""));
    return context
        .getConfigurationParameter(OUTPUT_DIRECTORY)
        .map(Path::of)
        .orElseGet(() -> base.resolve(isGradle(base) ? "build" : "target").resolve("faultwire"));
  }

  private static boolean isGradle(Path base) {
    return !Files.exists(base.resolve("pom.xml"))
        && (Files.exists(base.resolve("build.gradle"))
            || Files.exists(base.resolve("build.gradle.kts")));
  }
}

package io.faultwire.plugin;

import io.faultwire.conformance.CouldNotFindOutException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Read the {@code faultwire.*} properties of the command line, and refuse misspelt ones. */
final class UserProperties {

  private static final String PREFIX = "faultwire.";
  private static final String OPTION_PREFIX = "faultwire.option.";

  /** What tests, and not this plugin, read. */
  private static final Set<String> OF_TESTS =
      Set.of(
          "faultwire.outputDirectory",
          "faultwire.publish",
          "faultwire.required",
          "faultwire.runs",
          "faultwire.stallTimeout",
          "faultwire.version");

  private UserProperties() {}

  /** Return the suites' own settings by their names. */
  static Map<String, String> options(Properties properties) {
    Map<String, String> options = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(OPTION_PREFIX)) {
        options.put(name.substring(OPTION_PREFIX.length()), properties.getProperty(name));
      }
    }
    return options;
  }

  /**
   * Check that every property is one that somebody reads.
   *
   * @throws CouldNotFindOutException if one is not; the message lists those that are
   */
  static void check(Properties properties, PluginDescriptor plugin) {
    Set<String> known = new TreeSet<>();
    for (MojoDescriptor mojo : plugin.getMojos()) {
      PlexusConfiguration defaults = mojo.getMojoConfiguration();
      for (PlexusConfiguration parameter : defaults.getChildren()) {
        String expression = parameter.getValue("");
        if (expression.startsWith("${" + PREFIX)) {
          known.add(expression.substring(2, expression.length() - 1));
        }
      }
    }
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      boolean ours = name.startsWith(PREFIX) && !name.startsWith(OPTION_PREFIX);
      if (ours && !known.contains(name) && !OF_TESTS.contains(name)) {
        throw new CouldNotFindOutException(
            "There is no parameter '%s'. Known: %s, %sNAME."
                .formatted(name, String.join(", ", known), OPTION_PREFIX));
      }
    }
  }
}

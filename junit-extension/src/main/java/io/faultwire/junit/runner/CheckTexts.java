package io.faultwire.junit.runner;

import io.faultwire.conformance.CouldNotFindOutException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** Read the texts for people from {@code checks.properties} in a test class's package. */
final class CheckTexts {

  static final String FILE = "checks.properties";

  private final Properties texts;

  private CheckTexts(Properties texts) {
    this.texts = texts;
  }

  /** Read the texts that lie beside a class; there are none if the file is missing. */
  static CheckTexts beside(Class<?> testClass) {
    Properties texts = new Properties();
    try (InputStream in = testClass.getResourceAsStream(FILE)) {
      if (in != null) {
        texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new CouldNotFindOutException(
          "Cannot read " + FILE + " beside " + testClass.getName() + ": " + e.getMessage(), e);
    }
    return new CheckTexts(texts);
  }

  Optional<String> title(String id) {
    return text(id + ".title");
  }

  Optional<String> description(String id) {
    return text(id + ".description");
  }

  Optional<String> remedy(String id) {
    return text(id + ".remedy");
  }

  private Optional<String> text(String key) {
    return Optional.ofNullable(texts.getProperty(key)).map(String::strip).filter(t -> !t.isEmpty());
  }
}

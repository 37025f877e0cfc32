package io.faultwire.capture.ladder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text with a file beside this class. {@code -Dfaultwire.golden=write} writes the files
 * instead; read the difference before you commit it.
 */
final class Golden {
  private Golden() {}

  static void assertMatches(String file, String actual) {
    try {
      if ("write".equals(System.getProperty("faultwire.golden"))) {
        Path directory = Path.of("src/test/resources/io/faultwire/capture/ladder");
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(file), actual);
        return;
      }
      try (InputStream in = Golden.class.getResourceAsStream(file)) {
        assertThat(in).as("golden file %s", file).isNotNull();
        String expected = new String(in.readAllBytes(), UTF_8);
        assertThat(actual).isEqualTo(expected);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

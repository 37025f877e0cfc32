package io.faultwire.suites.script;

import io.faultwire.suites.script.language.ScriptException;
import io.faultwire.suites.script.language.ScriptFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file on the class path.
 *
 * @param name the name for messages
 * @param resource its name on the class path, without a leading slash
 * @param loader who finds it
 */
record ResourceFile(String name, String resource, ClassLoader loader) implements ScriptFile {

  @Override
  public String text() {
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new ScriptException(name, 0, "it is not on the class path: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ScriptException(name, 0, "it cannot be read: " + e);
    }
  }

  @Override
  public Optional<ScriptFile> beside(String other) {
    String found = RelativeName.beside(resource, other);
    return loader.getResource(found) == null
        ? Optional.empty()
        : Optional.of(new ResourceFile(RelativeName.beside(name, other), found, loader));
  }
}

package io.faultwire.suites.script;

import io.faultwire.suites.script.language.ScriptException;
import io.faultwire.suites.script.language.ScriptFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of a directory.
 *
 * @param name the name for messages
 * @param path where it lies
 */
record PathFile(String name, Path path) implements ScriptFile {

  @Override
  public String text() {
    try {
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ScriptException(name, 0, "it cannot be read: " + e);
    }
  }

  @Override
  public Optional<ScriptFile> beside(String other) {
    if (other.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    Path found = path.resolveSibling(other).normalize();
    return Files.isRegularFile(found)
        ? Optional.of(new PathFile(RelativeName.beside(name, other), found))
        : Optional.empty();
  }
}

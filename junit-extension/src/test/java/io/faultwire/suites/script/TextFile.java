package io.faultwire.suites.script;

import io.faultwire.suites.script.language.ScriptFile;
import java.util.Optional;

/** A script that is in no file. */
public record TextFile(String name, String text) implements ScriptFile {
  @Override
  public Optional<ScriptFile> beside(String path) {
    return Optional.empty();
  }
}

package io.faultwire.suites.script.language;

import java.util.Optional;

/** A file with a script or a list of commands, from which others can be reached. */
public interface ScriptFile {

  /** Return the name for messages, such as {@code tcp/close.pkt}. */
  String name();

  /** Return the text. */
  String text();

  /** Return the file that a path names which begins beside this one, if it exists. */
  Optional<ScriptFile> beside(String path);
}

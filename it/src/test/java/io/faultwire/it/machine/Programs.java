package io.faultwire.it.machine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs as a shell does, and also where administrators keep theirs. */
public final class Programs {
  private Programs() {}

  /** Returns the absolute path of a program, or nothing if it is not installed. */
  public static Optional<Path> find(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
            Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/sbin", "/usr/bin"))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, name).toAbsolutePath())
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Optional<String> lack(String... names) {
    return Stream.of(names)
        .filter(name -> find(name).isEmpty())
        .findFirst()
        .map(name -> name + " is not on the PATH");
  }
}

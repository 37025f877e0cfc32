package io.faultwire.it.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the JDKs of the machine by the {@code release} file in their home. */
public final class Jdks {
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");

  private Jdks() {}

  /** Returns the home of a JDK of this feature version, such as 25, or nothing. */
  public static Optional<Path> home(int feature) {
    return homes().filter(home -> isJdk(home, feature)).findFirst();
  }

  private static Stream<Path> homes() {
    Stream<Path> named =
        Stream.of("JAVA25_HOME", "JAVA_HOME")
            .map(System.getenv()::get)
            .filter(home -> home != null && !home.isEmpty())
            .map(Path::of);
    return Stream.concat(
        Stream.concat(Stream.of(Path.of(System.getProperty("java.home"))), named),
        installed().stream());
  }

  private static List<Path> installed() {
    if (!Files.isDirectory(INSTALLED)) {
      return List.of();
    }
    try (Stream<Path> homes = Files.list(INSTALLED)) {
      return homes.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isJdk(Path home, int feature) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
      return false;
    }
    try {
      return Files.readAllLines(release).stream()
          .anyMatch(line -> line.matches("JAVA_VERSION=\"" + feature + "(\\..*)?\""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

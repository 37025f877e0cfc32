package io.faultwire.suites.script;

import io.faultwire.suites.script.language.ScriptFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds scripts: one file, or all files {@code *.pkt} of a tree, in the order of their names. */
public final class ScriptFiles {
  private static final String CLASSPATH = "classpath:";
  private static final String FILE = "file:";
  private static final String SUFFIX = ".pkt";

  private ScriptFiles() {}

  /**
   * Return the scripts at a place.
   *
   * @param place {@code classpath:/scripts}, {@code file:scripts} or a path, of a file or
   *     directory; a directory of a jar needs an entry of its own there, as Maven writes it
   * @param loader who finds places on the class path
   * @throws IllegalArgumentException if there are none; the message says where was looked
   */
  public static List<ScriptFile> at(String place, ClassLoader loader) {
    try {
      List<ScriptFile> found =
          place.startsWith(CLASSPATH)
              ? onClassPath(place.substring(CLASSPATH.length()), loader)
              : inDirectory(place.startsWith(FILE) ? place.substring(FILE.length()) : place);
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "There are no scripts (*"
                + SUFFIX
                + ") at '"
                + place
                + "'. Put some there, or"
                + " correct the place.");
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("The scripts at '" + place + "' cannot be listed: " + e, e);
    }
  }

  private static List<ScriptFile> inDirectory(String name) throws IOException {
    Path root;
    try {
      root = name.startsWith("//") ? Path.of(URI.create(FILE + name)) : Path.of(name);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + name + "' is no path: " + e.getReason(), e);
    }
    if (!Files.exists(root)) {
      throw new IllegalArgumentException(
          "There is no file or directory '"
              + name
              + "', seen from "
              + Path.of("").toAbsolutePath()
              + ". Correct the place of the scripts.");
    }
    Map<String, ScriptFile> found = new TreeMap<>();
    for (Path file : scriptsIn(root)) {
      String relative = relativeName(root, file);
      found.put(relative, new PathFile(relative, file));
    }
    return List.copyOf(found.values());
  }

  private static List<ScriptFile> onClassPath(String name, ClassLoader loader) throws IOException {
    String resource = name.replaceFirst("^/+", "").replaceFirst("/+$", "");
    List<URL> roots = Collections.list(loader.getResources(resource));
    if (roots.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no '" + resource + "' on the class path. Correct the place of the scripts.");
    }
    Map<String, ScriptFile> found = new TreeMap<>();
    for (URL root : roots) {
      for (String relative : relativeNames(root, resource)) {
        boolean single = resource.endsWith(SUFFIX);
        String each = single ? resource : resource + "/" + relative;
        found.putIfAbsent(relative, new ResourceFile(relative, each, loader));
      }
    }
    return List.copyOf(found.values());
  }

  private static List<String> relativeNames(URL root, String resource) throws IOException {
    URI uri = URI.create(root.toExternalForm().replace(" ", "%20"));
    if ("file".equals(uri.getScheme())) {
      return relativeNames(Path.of(uri));
    }
    String text = uri.toString();
    int end = text.indexOf("!/");
    if (!"jar".equals(uri.getScheme()) || end < 0) {
      throw new IllegalArgumentException("Scripts cannot be listed at " + root + ".");
    }
    try (FileSystem jar = FileSystems.newFileSystem(jarOf(text.substring(4, end)))) {
      return relativeNames(jar.getPath(resource));
    }
  }

  private static Path jarOf(String uri) {
    return Path.of(URI.create(uri));
  }

  private static List<String> relativeNames(Path root) throws IOException {
    return scriptsIn(root).stream().map(file -> relativeName(root, file)).toList();
  }

  private static List<Path> scriptsIn(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
          .toList();
    }
  }

  private static String relativeName(Path root, Path file) {
    Path relative = root.equals(file) ? file.getFileName() : root.relativize(file);
    return String.valueOf(relative).replace('\\', '/');
  }
}

package io.faultwire.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The classes of the published modules, and the names of the layers in their order. */
final class Code {
  static final String ROOT = "io.faultwire";

  /** A layer of the core uses only those before it. */
  static final List<String> LAYERS =
      List.of(
          "wire",
          "time",
          "link",
          "device",
          "ip",
          "udp",
          "tcp",
          "host",
          "http",
          "tls",
          "topology",
          "capture",
          "engine",
          "conformance");

  static final JavaClasses PUBLISHED =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private Code() {}

  /** Returns the packages of these names directly below the root, with all below them. */
  static String[] packages(List<String> names) {
    return names.stream().map(name -> ROOT + "." + name + "..").toArray(String[]::new);
  }

  /** Returns the names of the packages directly below the root that the import has seen. */
  static Set<String> importedTopPackages() {
    TreeSet<String> names = new TreeSet<>();
    for (JavaClass each : PUBLISHED) {
      names.add(
          each.getPackageName().substring(ROOT.length()).replaceFirst("^\\.", "").split("\\.")[0]);
    }
    return names;
  }

  /** Returns the names of the packages directly below the root in the sources of a module. */
  static Set<String> sourcesOf(String module) throws IOException {
    Path root = Path.of("..", module, "src", "main", "java", "io", "faultwire");
    try (Stream<Path> children = Files.list(root)) {
      TreeSet<String> names = new TreeSet<>();
      children.forEach(
          child -> names.add(Files.isDirectory(child) ? child.getFileName().toString() : ""));
      return names;
    }
  }
}

package io.faultwire.plugin.fork;

import io.faultwire.conformance.CouldNotFindOutException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hold what starts the forked JVM.
 *
 * @param program the java program
 * @param options options of the JVM
 * @param classPath the class path
 */
public record JavaCommand(Path program, List<String> options, List<Path> classPath) {

  static final String MAIN_CLASS = "io.faultwire.junit.runner.SuiteRunner";

  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

  /**
   * Return the java program of a JDK's home, of a path to it, or, for null, of this JVM.
   *
   * @throws CouldNotFindOutException if there is none
   */
  public static Path program(@Nullable Path jvm) {
    Path home = jvm == null ? Path.of(System.getProperty("java.home")) : jvm;
    String name = File.separatorChar == '\\' ? "java.exe" : "java";
    Path program = Files.isDirectory(home) ? home.resolve("bin").resolve(name) : home;
    if (!Files.isExecutable(program)) {
      throw new CouldNotFindOutException(
          "There is no java program " + program + ". Set faultwire.jvm to the home of a JDK.");
    }
    return program;
  }

  /** Split options at white space outside of quotes. */
  public static List<String> split(String options) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(options);
    while (word.find()) {
      words.add(word.group().replaceAll("[\"']", ""));
    }
    return words;
  }

  /**
   * Return the words that start the JVM on a request.
   *
   * @param directory where a file with the arguments is written, since a class path can be longer
   *     than a command line may be
   */
  List<String> words(Path request, Path directory) throws IOException {
    List<String> arguments = new ArrayList<>(options);
    arguments.add("-Djava.awt.headless=true");
    arguments.add("-cp");
    arguments.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    arguments.add(MAIN_CLASS);
    arguments.add(request.toString());
    Path file = directory.resolve("java.args");
    Files.write(file, arguments.stream().map(JavaCommand::quote).toList());
    return List.of(program.toString(), "@" + file);
  }

  private static String quote(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}

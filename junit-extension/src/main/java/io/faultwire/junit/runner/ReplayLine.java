package io.faultwire.junit.runner;

import io.faultwire.conformance.SeedText;
import io.faultwire.conformance.run.RunRequest;
import io.faultwire.junit.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Write the command that runs one check again. */
final class ReplayLine {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ReplayLine() {}

  static String of(RunRequest request, SuitePlan.Step step, String checkId) {
    List<String> words = new ArrayList<>();
    words.add("mvn");
    words.add("io.faultwire:faultwire-maven-plugin:" + request.toolVersion() + ":conformance");
    words.add("-Dfaultwire.suites=" + step.suite().name());
    words.add("-Dfaultwire.checks=" + checkId);
    words.add("-Dfaultwire.seed=" + SeedText.format(request.seed()));
    if (step.server() != null) {
      words.add("-D" + Target.URL_PROPERTY + "=" + step.server().url());
      if (request.caFile() != null) {
        words.add("-D" + Target.CA_FILE_PROPERTY + "=" + fromHere(request.caFile()));
      }
    }
    request
        .options()
        .forEach(
            (name, value) -> {
              if (step.suite().options().contains(name)) {
                words.add("-D" + Target.OPTION_PREFIX + name + "=" + value);
              }
            });
    return String.join(" ", words.stream().map(ReplayLine::quote).toList());
  }

  /** Return a path as the directory sees it in which Maven was started, so that reports compare. */
  private static String fromHere(String path) {
    Path here = Path.of("").toAbsolutePath();
    Path file = Path.of(path).toAbsolutePath().normalize();
    return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
  }

  private static String quote(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}

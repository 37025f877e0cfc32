package io.faultwire.suites.script;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.Level;
import io.faultwire.junit.CheckCase;
import io.faultwire.junit.CheckSource;
import io.faultwire.junit.Target;
import io.faultwire.suites.script.language.ScriptFile;
import java.io.UncheckedIOException;
import java.util.List;

/** Lists the scripts that the option {@code scripts} names; a script's path is its id. */
final class ScriptSource implements CheckSource<ScriptFile> {
  private static final String COMMENT = "//";

  @Override
  public List<CheckCase<ScriptFile>> checks(Target target) {
    String place =
        target
            .option(ScriptSuite.SCRIPTS)
            .orElseThrow(
                () ->
                    new CouldNotFindOutException(
                        "The suite scripts was not told where the scripts are. Set -D"
                            + Target.OPTION_PREFIX
                            + ScriptSuite.SCRIPTS
                            + "=directory."));
    try {
      return ScriptFiles.at(place, loader()).stream().map(ScriptSource::check).toList();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new CouldNotFindOutException(String.valueOf(e.getMessage()), e);
    }
  }

  private static ClassLoader loader() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread != null ? ofThread : ClassLoader.getSystemClassLoader();
  }

  private static CheckCase<ScriptFile> check(ScriptFile file) {
    CheckInfo info =
        new CheckInfo(
            ScriptId.of(file.name()),
            title(file),
            null,
            new ClauseId("Packet script", file.name(), null),
            Level.MUST,
            null);
    return new CheckCase<>(info, file);
  }

  /** Return what the script's first line says about it, or its name. */
  private static String title(ScriptFile file) {
    String first = file.text().lines().findFirst().orElse("").strip();
    String said = first.startsWith(COMMENT) ? first.substring(COMMENT.length()).strip() : "";
    return said.isEmpty() ? file.name() : said;
  }
}

package io.faultwire.suites.script.command;

import io.faultwire.suites.script.language.ScriptException;
import io.faultwire.suites.script.language.ScriptFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the commands of one file, and those of the files that it includes. */
public final class CommandReader {
  private static final int DEEPEST = 8;
  private static final String PROC = "/proc/sys/";

  private final ScriptFile file;
  private final int depth;

  /** Read the commands of a file. */
  public CommandReader(ScriptFile file) {
    this(file, 0);
  }

  private CommandReader(ScriptFile file, int depth) {
    this.file = file;
    this.depth = depth;
  }

  /**
   * Return the settings that commands make, in order.
   *
   * @param line the line that the text begins on
   * @throws ScriptException if one of the commands is not done
   */
  public List<Setting> settings(int line, String text) {
    List<Setting> settings = new ArrayList<>();
    for (ShellCommand command : ShellReader.read(file.name(), line, text)) {
      read(command, settings);
    }
    return settings;
  }

  private void read(ShellCommand command, List<Setting> settings) {
    if (command.joint().startsWith("|") || command.joint().equals("&")) {
      throw refuse(command, "commands joined by '" + command.joint() + "' are not done");
    }
    if (HarmlessCommands.contain(command)) {
      return;
    }
    String program = command.words().isEmpty() ? "" : command.words().get(0);
    if (command.output().isPresent()) {
      redirected(command, command.output().get(), settings);
    } else if (program.endsWith("sysctl")) {
      sysctl(command, settings);
    } else if (program.endsWith("/set_sysctls.py")) {
      command.words().stream().skip(1).forEach(word -> settings.add(setting(command, word)));
    } else if (program.endsWith(".sh")) {
      settings.addAll(included(command, program));
    } else {
      throw refuse(
          command,
          "the command '"
              + command.text()
              + "' is not done; there are sysctl, set_sysctls.py, files *.sh of these, and some"
              + " commands without effect here");
    }
  }

  /** Read {@code echo value > /proc/sys/...}. */
  private void redirected(ShellCommand command, String target, List<Setting> settings) {
    boolean echo = command.words().size() > 1 && command.words().get(0).equals("echo");
    if (!echo || !target.startsWith(PROC)) {
      throw refuse(command, "writing to '" + target + "' is not done; write to " + PROC);
    }
    String value = String.join(" ", command.words().subList(1, command.words().size()));
    settings.add(setting(command, target + "=" + value));
  }

  private void sysctl(ShellCommand command, List<Setting> settings) {
    for (String word : command.words().subList(1, command.words().size())) {
      if (!word.startsWith("-")) {
        settings.add(setting(command, word));
      } else if (!word.matches("-[qwen]+")) {
        throw refuse(command, "the option '" + word + "' of sysctl is not done");
      }
    }
  }

  private Setting setting(ShellCommand command, String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw refuse(command, "'" + assignment + "' is not a setting and its value: name=value");
    }
    String name = assignment.substring(0, equals).strip();
    String dotted =
        (name.startsWith(PROC) ? name.substring(PROC.length()) : name).replace('/', '.');
    String value = assignment.substring(equals + 1).strip().replaceAll("\\s+", " ");
    return new Setting(file.name(), command.line(), dotted, value);
  }

  private List<Setting> included(ShellCommand command, String path) {
    if (command.words().size() > 1) {
      throw refuse(command, "arguments of '" + path + "' are not done");
    }
    if (depth == DEEPEST) {
      throw refuse(command, "files include each other more than " + DEEPEST + " deep");
    }
    Optional<ScriptFile> found = file.beside(path);
    ScriptFile included =
        found.orElseThrow(
            () -> refuse(command, "there is no file '" + path + "' beside the script"));
    return new CommandReader(included, depth + 1).settings(1, included.text());
  }

  private ScriptException refuse(ShellCommand command, String reason) {
    return new ScriptException(file.name(), command.line(), reason);
  }
}

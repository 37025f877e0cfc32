package io.faultwire.suites.script.language;

import java.util.List;
import java.util.Optional;

/**
 * A script.
 *
 * @param file its name
 * @param lines its text
 * @param options those of the script, then those that were given
 * @param setUp the command that runs before the first event
 * @param events what happens, in order
 * @param cleanUp the command that runs after the last event
 */
public record Script(
    String file,
    List<String> lines,
    List<ScriptOption> options,
    Optional<Command> setUp,
    List<Event> events,
    Optional<Command> cleanUp) {

  /**
   * A shell command.
   *
   * @param line where it begins
   * @param text without the quotes
   */
  public record Command(int line, String text) {}

  /**
   * Read a script.
   *
   * @param file its name, for messages
   * @param text its text
   * @param given options of whoever runs it, which go before those of the script
   * @throws ScriptException if it is not understood
   */
  public static Script parse(String file, String text, List<ScriptOption> given) {
    return new ScriptParser(file, text, given).script();
  }

  /**
   * Return the lines of the event that begins on a line, or that line if none does.
   *
   * @param line the line, from 1
   */
  public List<String> linesOf(int line) {
    int last =
        events.stream()
            .filter(event -> event.line() == line)
            .mapToInt(Event::lastLine)
            .findFirst()
            .orElse(line);
    return lines.subList(Math.max(0, line - 1), Math.min(last, lines.size()));
  }
}

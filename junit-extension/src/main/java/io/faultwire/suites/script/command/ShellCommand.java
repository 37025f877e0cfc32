package io.faultwire.suites.script.command;

import java.util.List;
import java.util.Optional;

/**
 * One simple command.
 *
 * @param line the line that it begins on, from 1
 * @param words the program and its arguments
 * @param output the file that its output goes to, if that is not the null device
 * @param joint what joins it to the next one: {@code ;}, {@code &&}, {@code ||} or {@code |}
 */
record ShellCommand(int line, List<String> words, Optional<String> output, String joint) {

  String text() {
    return String.join(" ", words);
  }
}

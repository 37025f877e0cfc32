package io.faultwire.tls.battery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that is a program: it refuses by a status other than 0. */
public final class CommandClient implements BatteryClient {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final String PROXY = "{proxy}";
  private static final int LONGEST_REASON = 200;

  private final List<String> command;

  CommandClient(List<String> command) {
    this.command = List.copyOf(command);
    if (command.stream().noneMatch(word -> word.contains("{url}") || word.contains("{port}"))) {
      throw new IllegalArgumentException(
          "the command '%s' is not told where to connect: write {url}, or {host} and {port}"
              .formatted(String.join(" ", command)));
    }
  }

  /**
   * Reads a command line. Words with spaces stand in quotes; there is no shell.
   *
   * @param line such as {@code curl --cacert {caFile} {url}}; {@code {proxy}} in it runs the
   *     battery through a proxy
   */
  public static CommandClient of(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(
          word.group(3) != null
              ? word.group(3)
              : word.group(1) != null ? word.group(1) : word.group(2));
    }
    return new CommandClient(words);
  }

  /** Returns whether the command wants to go through a proxy. */
  public boolean wantsProxy() {
    return command.stream().anyMatch(word -> word.contains(PROXY));
  }

  @Override
  public void call(BatteryChain chain) throws IOException, InterruptedException {
    List<String> words = command.stream().map(word -> filled(word, chain)).toList();
    Path said = Files.createTempFile("faultwire-client", ".txt");
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      process.getOutputStream().close();
      int status = process.waitFor();
      if (status != 0) {
        throw new CommandFailedException("status " + status + ": " + reason(said));
      }
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(said);
    }
  }

  private static String filled(String word, BatteryChain chain) {
    return word.replace("{url}", chain.url().toString())
        .replace("{host}", chain.host())
        .replace("{port}", String.valueOf(chain.port()))
        .replace("{caFile}", chain.caFile().toString())
        .replace(PROXY, chain.proxyUrl());
  }

  /** Returns the last line that is not empty. */
  private static String reason(Path said) throws IOException {
    String last =
        new String(Files.readAllBytes(said), StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .reduce("it said nothing", (before, line) -> line);
    return last.length() <= LONGEST_REASON ? last : last.substring(0, LONGEST_REASON) + "...";
  }

  @Override
  public String toString() {
    return String.join(" ", command);
  }
}

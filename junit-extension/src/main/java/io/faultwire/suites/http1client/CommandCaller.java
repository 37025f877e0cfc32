package io.faultwire.suites.http1client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.faultwire.junit.NotApplicable;
import io.faultwire.junit.Target;
import io.faultwire.suites.http1client.CallOutcome.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that is a program: it writes the content, and fails by a status other than 0. */
final class CommandCaller implements Caller {
  /** The command for GET, and those for what it cannot do. */
  static final String COMMAND = "command";

  static final String HEAD = "headCommand";
  static final String POST = "postCommand";
  static final String AUTHORIZED = "authorizedCommand";

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final String ALL = "{urls}";

  private final Target target;

  CommandCaller(Target target) {
    this.target = target;
  }

  @Override
  public List<CallOutcome> call(List<ClientCall> calls) throws IOException, InterruptedException {
    ClientCall first = calls.get(0);
    String option = option(first);
    Optional<String> line = target.option(option);
    if (line.isEmpty()) {
      throw new NotApplicable(
          "The client was not told how to do this. Set -D%s%s."
              .formatted(Target.OPTION_PREFIX, option));
    }
    if (calls.size() == 1) {
      return List.of(run(words(line.get(), calls)));
    }
    if (!line.get().contains(ALL)
        || calls.stream().anyMatch(each -> !each.method().equals("GET"))) {
      throw new NotApplicable(
          "The program asks for one URL at a time. Write {urls} in place of {url} where it takes"
              + " several.");
    }
    return List.of(run(words(line.get(), calls)));
  }

  private static String option(ClientCall call) {
    if (!call.authorization().isEmpty()) {
      return AUTHORIZED;
    }
    return switch (call.method()) {
      case "HEAD" -> HEAD;
      case "POST" -> POST;
      default -> COMMAND;
    };
  }

  private static List<String> words(String line, List<ClientCall> calls) {
    List<String> words = new ArrayList<>();
    ClientCall first = calls.get(0);
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      String text =
          word.group(3) != null
              ? word.group(3)
              : word.group(1) != null ? word.group(1) : word.group(2);
      if (text.equals(ALL)) {
        calls.forEach(each -> words.add(each.url().toString()));
      } else {
        words.add(
            text.replace("{url}", first.url().toString())
                .replace("{content}", first.content())
                .replace("{authorization}", first.authorization()));
      }
    }
    return words;
  }

  private static CallOutcome run(List<String> words) throws IOException, InterruptedException {
    Path content = Files.createTempFile("faultwire-client", ".out");
    Path said = Files.createTempFile("faultwire-client", ".err");
    Process process =
        new ProcessBuilder(words)
            .redirectOutput(content.toFile())
            .redirectError(said.toFile())
            .start();
    try {
      process.getOutputStream().close();
      int status = process.waitFor();
      return status == 0
          ? new CallOutcome(Kind.RETURNED, text(content))
          : new CallOutcome(Kind.FAILED, "status " + status + ": " + lastLine(said));
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(content);
      Files.deleteIfExists(said);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), ISO_8859_1);
  }

  private static String lastLine(Path said) throws IOException {
    return text(said)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .reduce("it said nothing", (before, line) -> line);
  }
}

package io.faultwire.suites.http1client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.Level;
import io.faultwire.http.OctetText;
import io.faultwire.junit.CheckCase;
import io.faultwire.junit.CheckSource;
import io.faultwire.junit.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checks of {@code answers.txt}, whose beginning says how it is written. */
final class AnswerTable implements CheckSource<AnswerCase> {
  private static final String FILE = "answers.txt";
  private static final Pattern HEAD =
      Pattern.compile("\\[(\\S+)] (\\d+) ([\\d.]+) ([A-Z_]+) (\\S+)(.*)");
  private static final Pattern TEXT = Pattern.compile("(title|why|fix): (.*)");
  private static final Pattern REPEATED = Pattern.compile("\\{(.)\\*(\\d+)}");

  @Override
  public List<CheckCase<AnswerCase>> checks(Target target) {
    try (InputStream in = AnswerTable.class.getResourceAsStream(FILE)) {
      List<CheckCase<AnswerCase>> checks = new ArrayList<>();
      for (String entry : new String(in.readAllBytes(), UTF_8).split("\n(?=\\[)", -1)) {
        if (entry.startsWith("[")) {
          checks.add(check(entry.split("\n", -1)));
        }
      }
      return List.copyOf(checks);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  private static CheckCase<AnswerCase> check(String[] lines) {
    Matcher head = HEAD.matcher(lines[0]);
    require(head.matches(), lines[0]);
    Map<String, String> texts = new HashMap<>();
    StringBuilder octets = new StringBuilder();
    for (int i = 1; i < lines.length; i++) {
      Matcher text = TEXT.matcher(lines[i]);
      if (text.matches()) {
        texts.put(text.group(1), text.group(2));
      } else if (lines[i].startsWith("<")) {
        octets.append(octets(lines[i]));
      } else {
        require(lines[i].isBlank() || lines[i].startsWith("#"), lines[i]);
      }
    }
    CheckInfo info =
        new CheckInfo(
            "http1-client." + head.group(1),
            texts.getOrDefault("title", ""),
            texts.getOrDefault("why", ""),
            new ClauseId("RFC " + head.group(2), head.group(3), null),
            Level.valueOf(head.group(4)),
            texts.getOrDefault("fix", ""));
    List<String> manner = List.of(head.group(6).strip().split(" ", -1));
    Step step = new Step(octets.toString(), manner.contains("close"), manner.contains("slow"));
    return new CheckCase<>(
        info, new AnswerCase(step, manner.contains("head"), Expectation.of(head.group(5))));
  }

  private static String octets(String line) {
    boolean open = line.endsWith("\\");
    String text = line.substring(Math.min(2, line.length()), line.length() - (open ? 1 : 0));
    Matcher repeated = REPEATED.matcher(text.replace("{content}", Step.CONTENT));
    String whole =
        repeated.replaceAll(each -> each.group(1).repeat(Integer.parseInt(each.group(2))));
    return new String(OctetText.octets(whole), ISO_8859_1) + (open ? "" : "\r\n");
  }

  private static void require(boolean holds, String line) {
    if (!holds) {
      throw new IllegalStateException(FILE + ": what is '" + line + "'?");
    }
  }
}

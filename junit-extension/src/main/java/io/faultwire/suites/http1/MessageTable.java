package io.faultwire.suites.http1;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.Level;
import io.faultwire.junit.CheckCase;
import io.faultwire.junit.CheckSource;
import io.faultwire.junit.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checks of {@code messages.txt}, whose beginning says how it is written. */
final class MessageTable implements CheckSource<MessageCase> {
  private static final String FILE = "messages.txt";
  private static final Pattern HEAD =
      Pattern.compile("\\[(\\S+)] (\\d+) ([\\d.]+) (MUST|SHOULD|MAY) (\\S+)");
  private static final String END = "\\r\\n";
  private static final String HOST = "Host: {host}" + END;
  private static final String POST =
      "POST {post} HTTP/1.1" + END + HOST + "Content-Type: " + Site.FORM + END;

  @Override
  public List<CheckCase<MessageCase>> checks(Target target) {
    try (InputStream in = MessageTable.class.getResourceAsStream(FILE)) {
      return new Reading(new String(in.readAllBytes(), UTF_8)).checks();
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  /** Reads the table from its first line to its last. */
  private static final class Reading {
    private final String[] lines;
    private final List<CheckCase<MessageCase>> checks = new ArrayList<>();
    private String head = "";
    private String title = "";
    private String why = "";
    private String fix = "";
    private final StringBuilder message = new StringBuilder();

    Reading(String text) {
      this.lines = text.split("\n", -1);
    }

    List<CheckCase<MessageCase>> checks() {
      for (String line : lines) {
        read(line);
      }
      end();
      return List.copyOf(checks);
    }

    private void read(String line) {
      if (line.startsWith("[")) {
        end();
        head = line;
      } else if (line.startsWith("title: ")) {
        title = line.substring(7);
      } else if (line.startsWith("why: ")) {
        endUnlessBegun();
        why = line.substring(5);
      } else if (line.startsWith("fix: ")) {
        fix = line.substring(5);
      } else if (line.startsWith(">")) {
        boolean open = line.endsWith("\\");
        String text = line.substring(Math.min(2, line.length()), line.length() - (open ? 1 : 0));
        message.append(text).append(open ? "" : END);
      } else if (line.startsWith("@")) {
        message.append(macro(line.substring(1)));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        throw new IllegalStateException(FILE + ": what is '" + line + "'?");
      }
    }

    private static String macro(String name) {
      return switch (name) {
        case "get" -> "GET {target} HTTP/1.1" + END + HOST;
        case "post" -> POST;
        case "chunked" -> POST + "Transfer-Encoding: chunked" + END + END;
        default -> throw new IllegalStateException(FILE + ": there is no @" + name);
      };
    }

    /** A reason behind a message is that of the next check. */
    private void endUnlessBegun() {
      if (!message.isEmpty()) {
        end();
      }
    }

    private void end() {
      if (!head.isEmpty()) {
        checks.add(check());
      }
      head = "";
      message.setLength(0);
    }

    private CheckCase<MessageCase> check() {
      Matcher parts = HEAD.matcher(head);
      if (!parts.matches()) {
        throw new IllegalStateException(FILE + ": what is '" + head + "'?");
      }
      CheckInfo info =
          new CheckInfo(
              parts.group(1),
              title,
              why,
              new ClauseId("RFC " + parts.group(2), parts.group(3), null),
              Level.valueOf(parts.group(4)),
              fix);
      return new CheckCase<>(
          info, new MessageCase(message.toString(), Expectation.of(parts.group(5))));
    }
  }
}

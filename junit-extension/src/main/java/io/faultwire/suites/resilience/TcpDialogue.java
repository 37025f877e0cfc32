package io.faultwire.suites.resilience;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.Target;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Octets, and a pattern that is found in the answer to them once that is whole.
 *
 * <p>Patterns see each octet as the character of its number (ISO 8859-1), and dots match line ends.
 */
final class TcpDialogue implements Dialogue {
  static final String REQUEST_OPTION = "request";
  static final String ANSWER_OPTION = "answer";

  private static final Pattern ESCAPE = Pattern.compile("\\\\(x[0-9A-Fa-f]{2}|.?)");

  private final byte[] request;
  private final Pattern answer;

  TcpDialogue(byte[] request, Pattern answer) {
    this.request = request.clone();
    this.answer = answer;
  }

  /** Reads {@code faultwire.option.request} and {@code faultwire.option.answer}. */
  static TcpDialogue of(Target target) {
    String answer = option(target, ANSWER_OPTION, "a regular expression for its whole answer");
    try {
      return new TcpDialogue(
          octets(option(target, REQUEST_OPTION, "a request, such as PING\\r\\n")),
          Pattern.compile(answer, Pattern.DOTALL));
    } catch (PatternSyntaxException e) {
      throw new Inconclusive("faultwire.option." + ANSWER_OPTION + ": " + e.getMessage(), e);
    }
  }

  private static String option(Target target, String name, String what) {
    return target
        .option(name)
        .orElseThrow(
            () ->
                new Inconclusive(
                    "A server of no known protocol needs %s. Give it with -D%s%s."
                        .formatted(what, Target.OPTION_PREFIX, name)));
  }

  /** Reads text in UTF-8 with the escapes \r, \n, \t, \0, \\ and \xHH. */
  static byte[] octets(String text) {
    String plain = new String(text.getBytes(UTF_8), ISO_8859_1);
    Matcher escapes = ESCAPE.matcher(plain);
    return escapes
        .replaceAll(each -> Matcher.quoteReplacement(unescaped(each.group(1))))
        .getBytes(ISO_8859_1);
  }

  private static String unescaped(String escape) {
    return switch (escape) {
      case "r" -> "\r";
      case "n" -> "\n";
      case "t" -> "\t";
      case "0" -> "\0";
      case "\\" -> "\\";
      default -> {
        if (escape.length() != 3) {
          throw new Inconclusive(
              "faultwire.option.%s: there is no escape '\\%s'; use \\r, \\n, \\t, \\0, \\\\ or \\xHH."
                  .formatted(REQUEST_OPTION, escape));
        }
        yield String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
      }
    };
  }

  @Override
  public byte[] request() {
    return request.clone();
  }

  @Override
  public int middle() {
    return request.length / 2;
  }

  @Override
  public Answer read(Connection connection, long deadline) throws IOException {
    StringBuilder got = new StringBuilder();
    while (!answer.matcher(got).find()) {
      int octet = connection.read(deadline, "what " + answer + " describes");
      if (octet < 0) {
        throw new NoAnswer(
            "the connection ended after %d octets, in which %s is not found: \"%s\""
                .formatted(got.length(), answer, abridged(got)));
      }
      got.append((char) octet);
    }
    return new Answer("an answer with " + answer, got.length(), /* persistent= */ true);
  }

  private static String abridged(CharSequence text) {
    String shown = text.length() > 80 ? text.subSequence(0, 80) + "..." : text.toString();
    return shown.replace("\r", "\\r").replace("\n", "\\n");
  }

  @Override
  public String toString() {
    return "the request of " + request.length + " octets";
  }
}

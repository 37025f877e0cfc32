package io.faultwire.suites.resilience;

import io.faultwire.http.OctetText;
import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.Target;
import io.faultwire.suites.connection.Connection;
import io.faultwire.suites.connection.NoAnswer;
import java.io.IOException;
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

  private static byte[] octets(String text) {
    try {
      return OctetText.octets(text);
    } catch (IllegalArgumentException e) {
      throw new Inconclusive(
          "faultwire.option.%s: %s.".formatted(REQUEST_OPTION, e.getMessage()), e);
    }
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

package io.faultwire.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request as the strict reader found it.
 *
 * @param line the request line, right or wrong
 * @param fields the fields
 * @param content the content without its transfer coding; each character is one octet
 * @param isComplete whether the content was read up to its end
 * @param findings the deviations, in the order of their octets
 */
public record HttpRequest(
    String line,
    HttpFields fields,
    String content,
    boolean isComplete,
    List<HttpFinding> findings) {
  private static final Pattern LINE =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+) ([!-~]+) (HTTP/\\d\\.\\d)");

  public HttpRequest {
    findings = List.copyOf(findings);
  }

  /** Returns whether the line is a method, a target and a version (RFC 9112 section 3). */
  public boolean isLineRight() {
    return LINE.matcher(line).matches();
  }

  /** Returns the method, or what stands in its place. */
  public String method() {
    return part(1);
  }

  /** Returns the target, or what stands in its place. */
  public String target() {
    return part(2);
  }

  private String part(int number) {
    Matcher parts = LINE.matcher(line);
    if (parts.matches()) {
      return parts.group(number);
    }
    String[] words = line.split("\\s+", 3);
    return number <= words.length ? words[number - 1] : "";
  }

  /** Returns the request line, the fields and the beginning of the content, for people. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(OctetText.abridged(line));
    fields.lines().forEach(each -> text.append(" | ").append(each));
    if (!content.isEmpty()) {
      text.append(" | ").append(OctetText.abridged(content.getBytes(ISO_8859_1)));
    }
    return text.toString();
  }
}

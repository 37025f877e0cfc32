package io.faultwire.suites.http1;

import io.faultwire.http.Asked;
import io.faultwire.http.OctetText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request of the table, and what must come of it.
 *
 * @param template the request with its placeholders and escapes
 * @param expectation what must come of it
 */
record MessageCase(String template, Expectation expectation) {
  private static final Pattern REPEATED = Pattern.compile("\\{([^{}]+)\\*(\\d+)}");

  /** Returns the request as it is sent to a server. */
  byte[] octets(Site site) {
    String text =
        template
            .replace("{target}", site.target())
            .replace("{post}", site.postTarget())
            .replace("{host}", site.authority())
            .replace("{url}", site.absolute());
    Matcher repeated = REPEATED.matcher(text);
    return OctetText.octets(
        repeated.replaceAll(
            each ->
                Matcher.quoteReplacement(each.group(1).repeat(Integer.parseInt(each.group(2))))));
  }

  Asked asked() {
    String line = template.split("\\\\r", 2)[0];
    return new Asked(
        isPost() ? "POST" : "GET", line.endsWith("HTTP/1.0") ? "HTTP/1.0" : "HTTP/1.1");
  }

  boolean isPost() {
    return template.startsWith("POST ");
  }
}

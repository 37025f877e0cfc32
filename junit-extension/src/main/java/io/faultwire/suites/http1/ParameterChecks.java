package io.faultwire.suites.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.faultwire.http.Asked;
import io.faultwire.http.RequestBytes;
import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.NotApplicable;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Where parameters travel, and how their octets are written. */
class ParameterChecks extends Http1Checks {

  private static String echo(Reference reference) {
    return reference
        .site()
        .settings()
        .echoPath()
        .orElseThrow(
            () ->
                new NotApplicable(
                    "No resource is known that answers with the value of a parameter. Name one by"
                        + " faultwire.option.echoPath."));
  }

  private static void expectEcho(Evidence evidence, Reply reply, String value) {
    String got = new String(reply.body(), UTF_8);
    require(
        evidence,
        reply.isSuccess() && got.contains(value),
        "the value '%s' in the content".formatted(value),
        "%s and '%s'".formatted(reply, got));
  }

  private static void expectOfQuery(
      Reference reference, Evidence evidence, String written, String value) {
    String target = echo(reference) + "?other=1&faultwire=" + written;
    expectEcho(
        evidence, ask(reference, evidence, reference.site().to("GET", target), "GET"), value);
  }

  private static void expectOfForm(
      Reference reference, Evidence evidence, String written, String value) {
    byte[] request =
        reference
            .site()
            .to("POST", echo(reference))
            .field("Content-Type", Site.FORM)
            .withContent(("other=1&faultwire=" + written).getBytes(ISO_8859_1));
    expectEcho(evidence, ask(reference, evidence, request, new Asked("POST", "HTTP/1.1")), value);
  }

  @Test
  @Check("http1.parameters.query")
  @Clause(rfc = 3986, section = "3.4")
  void takesParametersOfGetFromTheQuery(Reference reference, Evidence evidence) {
    expectOfQuery(reference, evidence, "q1w2e3", "q1w2e3");
  }

  @Test
  @Check("http1.parameters.query-encoded")
  @Clause(rfc = 3986, section = "2.1")
  void decodesTheQuery(Reference reference, Evidence evidence) {
    expectOfQuery(reference, evidence, "q%31w%20e%26%3d", "q1w e&=");
  }

  @Test
  @Check("http1.parameters.query-utf8")
  @Clause(source = "WHATWG URL", section = "5.1")
  void decodesUtf8InTheQuery(Reference reference, Evidence evidence) {
    expectOfQuery(reference, evidence, "%C3%A4%E2%82%AC", "\u00e4\u20ac");
  }

  @Test
  @Check("http1.parameters.form")
  @Clause(source = "WHATWG URL", section = "5.1")
  void takesParametersOfPostFromTheContent(Reference reference, Evidence evidence) {
    expectOfForm(reference, evidence, "q1w2e3", "q1w2e3");
  }

  @Test
  @Check("http1.parameters.form-encoded")
  @Clause(source = "WHATWG URL", section = "5.1")
  void decodesTheForm(Reference reference, Evidence evidence) {
    expectOfForm(reference, evidence, "q%31w%26%3De", "q1w&=e");
  }

  @Test
  @Check("http1.parameters.form-plus")
  @Clause(source = "WHATWG URL", section = "5.1")
  void readsPlusAsABlankInAForm(Reference reference, Evidence evidence) {
    expectOfForm(reference, evidence, "q1+w2%2Be3", "q1 w2+e3");
  }

  @Test
  @Check("http1.parameters.path-encoded")
  @Clause(rfc = 9110, section = "4.2.3")
  void findsAPathWhoseLettersAreEncoded(Reference reference, Evidence evidence) {
    String path = reference.site().target();
    int letter = 0;
    while (letter < path.length() && !Character.isLetter(path.charAt(letter))) {
      letter++;
    }
    applies(
        letter < path.length() && !path.substring(0, letter).matches(".*[%?].*"),
        "The path has no letter.");
    String encoded =
        "%s%%%s%s"
            .formatted(
                path.substring(0, letter),
                Integer.toHexString(path.charAt(letter)).toUpperCase(Locale.ROOT),
                path.substring(letter + 1));
    RequestBytes get = reference.site().to("GET", encoded);
    Reply reply = ask(reference, evidence, get, "GET");
    require(evidence, reference.isUsual(reply), "the answer to the usual GET", reply);
  }
}

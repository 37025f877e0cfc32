package io.faultwire.suites.tls;

import static io.faultwire.conformance.Level.MUST;
import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.NotApplicable;
import io.faultwire.junit.Target;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Check what keeps browsers on HTTPS: HSTS (RFC 6797) and the redirect from HTTP. */
@ExtendWith(TlsServerResolver.class)
class WebChecks {
  /** Names the port of HTTP, 80 unless set where HTTPS has 443. */
  static final String HTTP_PORT_OPTION = "httpPort";

  private static final String FIELD = "Strict-Transport-Security";
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  @Test
  @Check("tls.hsts.sent")
  @Clause(rfc = 9325, section = "3.2", level = SHOULD)
  void sendsHsts(TlsServer server, Evidence evidence) throws IOException {
    evidence.expected("a header field " + FIELD);
    HttpExchange exchange = overTls(server, evidence);
    if (exchange.fields(FIELD).isEmpty()) {
      throw Failures.of(
          "a header field " + FIELD,
          exchange.statusLine() + " without it",
          "add the header field to every response over HTTPS");
    }
  }

  @Test
  @Check("tls.hsts.syntax")
  @Clause(rfc = 6797, section = "6.1", level = MUST)
  void sendsHstsInTheRightForm(TlsServer server, Evidence evidence) throws IOException {
    evidence.expected("max-age once, a number, and no directive twice");
    List<String> fields = overTls(server, evidence).fields(FIELD);
    if (fields.isEmpty()) {
      throw new NotApplicable("The server does not send " + FIELD + ".");
    }
    String problem = HstsPolicy.problem(fields.get(0));
    if (problem != null) {
      throw Failures.of(
          "max-age once, a number, and no directive twice",
          problem + " in '" + fields.get(0) + "'",
          "send a value such as 'max-age=31536000; includeSubDomains'");
    }
  }

  @Test
  @Check("tls.hsts.once")
  @Clause(rfc = 6797, section = "7.1", level = MUST)
  void sendsHstsOnce(TlsServer server, Evidence evidence) throws IOException {
    evidence.expected("at most one header field " + FIELD);
    List<String> fields = overTls(server, evidence).fields(FIELD);
    if (fields.size() > 1) {
      throw Failures.of(
          "one header field " + FIELD, fields.size() + " of them", "add it in one place only");
    }
  }

  @Test
  @Check("tls.hsts.not-over-http")
  @Clause(rfc = 6797, section = "7.2", level = MUST_NOT)
  void sendsNoHstsInTheClear(TlsServer server, Evidence evidence) throws IOException {
    evidence.expected("no header field " + FIELD + " over HTTP");
    List<String> fields = inTheClear(server, evidence).fields(FIELD);
    if (!fields.isEmpty()) {
      throw Failures.of(
          "no header field " + FIELD + " over HTTP",
          fields.get(0),
          "add the header field to responses over HTTPS only");
    }
  }

  @Test
  @Check("tls.hsts.redirect")
  @Clause(rfc = 6797, section = "7.2", level = SHOULD)
  void redirectsToHttps(TlsServer server, Evidence evidence) throws IOException {
    evidence.expected("a redirect to https");
    HttpExchange exchange = inTheClear(server, evidence);
    List<String> places = exchange.fields("Location");
    boolean redirected =
        exchange.status() / 100 == 3
            && places.stream().anyMatch(p -> p.toLowerCase(Locale.ROOT).startsWith("https://"));
    if (!redirected) {
      throw Failures.of(
          "a redirect to https",
          exchange.statusLine() + (places.isEmpty() ? "" : ", Location: " + places.get(0)),
          "answer requests over HTTP with 301 and the https address");
    }
  }

  private static HttpExchange overTls(TlsServer server, Evidence evidence) throws IOException {
    evidence.sent("GET / over HTTPS");
    return answered(HttpExchange.overTls(server, "/"), evidence);
  }

  private static HttpExchange inTheClear(TlsServer server, Evidence evidence) throws IOException {
    int port = httpPort(server);
    evidence.sent("GET / over HTTP at port " + port);
    return answered(HttpExchange.inTheClear(server, port, "/"), evidence);
  }

  private static HttpExchange answered(HttpExchange exchange, Evidence evidence) {
    evidence.got(exchange.statusLine());
    exchange.fields(FIELD).forEach(value -> evidence.got(FIELD + ": " + value));
    exchange.fields("Location").forEach(value -> evidence.got("Location: " + value));
    if (!exchange.isAnswered()) {
      throw new NotApplicable("The server does not answer a request of HTTP/1.1.");
    }
    return exchange;
  }

  private static int httpPort(TlsServer server) {
    String text = server.target().option(HTTP_PORT_OPTION).orElse("");
    if (text.isEmpty()) {
      if (server.endpoint().port() == HTTPS) {
        return HTTP;
      }
      throw new NotApplicable(
          "Where the server listens for HTTP was not said. Set -D"
              + Target.OPTION_PREFIX
              + HTTP_PORT_OPTION
              + "=8080.");
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          Target.OPTION_PREFIX + HTTP_PORT_OPTION + " is '" + text + "': give a port number", e);
    }
  }
}

package io.faultwire.suites.http1client;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.conformance.Level.SHOULD_NOT;

import io.faultwire.http.HttpFields;
import io.faultwire.http.HttpRequest;
import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a client sends. */
class RequestChecks extends ClientJudge {
  private static final String FORM = "faultwire=1";
  private static final String HTTP10 =
      "HTTP/1.0 200 OK\r\nContent-Length: 26\r\n\r\n" + Step.CONTENT;

  /** Returns the request that a call makes. */
  private static HttpRequest sent(
      Client client, Evidence evidence, String method, Function<Trial, ClientCall> call) {
    try (Trial trial = Trial.of(client, evidence, request -> Step.success(Step.CONTENT))) {
      trial.call(call.apply(trial));
      List<SeenRequest> seen = trial.requests();
      applies(
          !seen.isEmpty() && seen.get(0).is(method), "The client does not send " + method + ".");
      return seen.get(0).request();
    }
  }

  private static HttpRequest get(Client client, Evidence evidence, String path) {
    return sent(client, evidence, "GET", trial -> ClientCall.get(trial.url(path)));
  }

  private static HttpRequest post(Client client, Evidence evidence, String content) {
    return sent(client, evidence, "POST", trial -> ClientCall.post(trial.url("/form"), content));
  }

  private static String shown(HttpRequest request, String name) {
    return name + ": " + request.fields().value(name).orElse("(none)");
  }

  @Test
  @Check("http1-client.request.line")
  @Clause(rfc = 9112, section = "3")
  void writesARequestLine(Client client, Evidence evidence) {
    try (Trial trial = Trial.of(client, evidence, request -> Step.success(Step.CONTENT))) {
      trial.call(ClientCall.get(trial.url("/page?x=1")));
      HttpRequest request = trial.requests().get(0).request();
      require(
          evidence,
          request.isLineRight(),
          "a method, a target and a version with one space between",
          request.line());
    }
  }

  @Test
  @Check("http1-client.request.origin-form")
  @Clause(rfc = 9112, section = "3.2.1")
  void asksAServerInOriginForm(Client client, Evidence evidence) {
    String target = get(client, evidence, "/page?x=1").target();
    require(evidence, target.equals("/page?x=1"), "the target /page?x=1", target);
  }

  @Test
  @Check("http1-client.request.empty-path")
  @Clause(rfc = 9112, section = "3.2.1")
  void writesASlashForAnEmptyPath(Client client, Evidence evidence) {
    String target = get(client, evidence, "?x=1").target();
    require(evidence, target.equals("/?x=1"), "the target /?x=1", target);
  }

  @Test
  @Check("http1-client.request.fragment")
  @Clause(rfc = 9110, section = "7.1", level = MUST_NOT)
  void keepsTheFragment(Client client, Evidence evidence) {
    HttpRequest request = get(client, evidence, "/page#part");
    require(
        evidence, !request.line().contains("part"), "no fragment in the target", request.line());
  }

  @Test
  @Check("http1-client.request.percent-encoding")
  @Clause(rfc = 3986, section = "2.4", level = MUST_NOT)
  void leavesPercentEncodingAsItIs(Client client, Evidence evidence) {
    String path = "/a%2Fb%2520c?q=%26%2B";
    String target = get(client, evidence, path).target();
    require(evidence, target.equalsIgnoreCase(path), "the target " + path, target);
  }

  @Test
  @Check("http1-client.request.host")
  @Clause(rfc = 9112, section = "3.2")
  void namesTheHostOnce(Client client, Evidence evidence) {
    requireHost(client, evidence, "");
  }

  @Test
  @Check("http1-client.request.host-without-user")
  @Clause(rfc = 9112, section = "3.2")
  void leavesTheUserOutOfHost(Client client, Evidence evidence) {
    requireHost(client, evidence, "user:secret@");
  }

  private static void requireHost(Client client, Evidence evidence, String user) {
    String[] authority = {""};
    HttpRequest request =
        sent(
            client,
            evidence,
            "GET",
            trial -> {
              authority[0] = trial.authority();
              return ClientCall.get("http://" + user + trial.authority() + "/page");
            });
    List<String> hosts = request.fields().all("Host");
    require(evidence, hosts.equals(List.of(authority[0])), "Host once, as " + authority[0], hosts);
  }

  @Test
  @Check("http1-client.request.fields")
  @Clause(rfc = 9112, section = "5")
  void writesFieldLines(Client client, Evidence evidence) {
    HttpRequest request = get(client, evidence, "/page");
    require(
        evidence,
        request.findings().isEmpty(),
        "lines that end with CR LF, and fields by the grammar",
        request.findings());
  }

  @Test
  @Check("http1-client.request.user-agent")
  @Clause(rfc = 9110, section = "10.1.5", level = SHOULD)
  void saysWhatItIs(Client client, Evidence evidence) {
    HttpRequest request = get(client, evidence, "/page");
    require(
        evidence, request.fields().has("User-Agent"), "User-Agent", shown(request, "User-Agent"));
  }

  @Test
  @Check("http1-client.request.get-length")
  @Clause(rfc = 9110, section = "8.6", level = SHOULD_NOT)
  void sendsNoLengthWithoutContent(Client client, Evidence evidence) {
    HttpRequest request = get(client, evidence, "/page");
    require(
        evidence,
        !request.fields().has("Content-Length"),
        "no Content-Length in a GET without content",
        shown(request, "Content-Length"));
  }

  @Test
  @Check("http1-client.request.expect")
  @Clause(rfc = 9110, section = "10.1.1", level = MUST_NOT)
  void expectsNothingWithoutContent(Client client, Evidence evidence) {
    HttpRequest request = get(client, evidence, "/page");
    require(
        evidence,
        !request.fields().has("Expect"),
        "no Expect in a request without content",
        shown(request, "Expect"));
  }

  @Test
  @Check("http1-client.request.te")
  @Clause(rfc = 9110, section = "10.1.4")
  void namesTeInConnection(Client client, Evidence evidence) {
    requireNamed(client, evidence, "TE");
  }

  @Test
  @Check("http1-client.request.upgrade")
  @Clause(rfc = 9110, section = "7.8")
  void namesUpgradeInConnection(Client client, Evidence evidence) {
    requireNamed(client, evidence, "Upgrade");
  }

  private static void requireNamed(Client client, Evidence evidence, String name) {
    HttpRequest request = get(client, evidence, "/page");
    HttpFields fields = request.fields();
    applies(fields.has(name), "The client does not send " + name + ".");
    require(
        evidence,
        fields.tokens("Connection").contains(name.toLowerCase(Locale.ROOT)),
        name + " among the options of Connection",
        shown(request, "Connection"));
  }

  @Test
  @Check("http1-client.request.post-content")
  @Clause(rfc = 9112, section = "6")
  void sendsContentWhole(Client client, Evidence evidence) {
    HttpRequest request = post(client, evidence, FORM);
    require(
        evidence,
        request.isComplete() && request.content().equals(FORM),
        "the content " + FORM,
        "\"" + request.content() + "\"");
  }

  @Test
  @Check("http1-client.request.post-length")
  @Clause(rfc = 9110, section = "8.6", level = SHOULD)
  void sendsTheLengthOfContent(Client client, Evidence evidence) {
    HttpRequest request = post(client, evidence, FORM);
    require(
        evidence,
        request.fields().has("Content-Length") || request.fields().has("Transfer-Encoding"),
        "Content-Length, or Transfer-Encoding",
        shown(request, "Content-Length"));
  }

  @Test
  @Check("http1-client.request.post-empty")
  @Clause(rfc = 9110, section = "8.6", level = SHOULD)
  void sendsLengthZero(Client client, Evidence evidence) {
    HttpRequest request = post(client, evidence, "");
    require(
        evidence,
        request.fields().all("Content-Length").equals(List.of("0"))
            || request.fields().has("Transfer-Encoding"),
        "Content-Length: 0 in a POST without content",
        shown(request, "Content-Length"));
  }

  @Test
  @Check("http1-client.request.both-lengths")
  @Clause(rfc = 9112, section = "6.2", level = MUST_NOT)
  void sendsOneLength(Client client, Evidence evidence) {
    HttpRequest request = post(client, evidence, FORM);
    require(
        evidence,
        request.fields().all("Content-Length").size() <= 1
            && !(request.fields().has("Content-Length")
                && request.fields().has("Transfer-Encoding")),
        "Content-Length once, or Transfer-Encoding",
        shown(request, "Content-Length") + ", " + shown(request, "Transfer-Encoding"));
  }

  @Test
  @Check("http1-client.request.coding-to-http10")
  @Clause(rfc = 9112, section = "6.1", level = MUST_NOT)
  void sendsNoCodingToAServerOfHttp10(Client client, Evidence evidence) {
    try (Trial trial = Trial.of(client, evidence, request -> Step.of(HTTP10).thenClose())) {
      trial.call(ClientCall.get(trial.url("/first")), ClientCall.post(trial.url("/second"), FORM));
      List<SeenRequest> posts = trial.requests().stream().filter(each -> each.is("POST")).toList();
      applies(!posts.isEmpty(), "The client does not send POST.");
      HttpRequest post = posts.get(0).request();
      require(
          evidence,
          !post.fields().has("Transfer-Encoding"),
          "no Transfer-Encoding to a server that has answered in HTTP/1.0",
          shown(post, "Transfer-Encoding"));
    }
  }
}

package io.faultwire.suites.http1client;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.http.HttpRequest;
import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where a client goes when it is redirected, and what it takes there. */
class RedirectChecks extends ClientJudge {
  private static final String FORM = "faultwire=1";
  private static final String SECRET = "Bearer secret";
  private static final int ENDLESS = 100;
  private static final Set<String> OF_CONTENT =
      Set.of("content-length", "content-type", "content-encoding", "content-language");

  /** Lets the client be redirected once and returns what it sends then. */
  private static HttpRequest follow(
      Client client, Evidence evidence, int status, String location, String content) {
    boolean isPost = !content.isEmpty();
    Script script =
        request ->
            request.isFor("/directory/start")
                ? Step.redirect(status, location)
                : Step.success(Step.CONTENT);
    try (Trial trial = Trial.of(client, evidence, script)) {
      String url = trial.url("/directory/start");
      trial.call(isPost ? ClientCall.post(url, content) : ClientCall.get(url));
      List<SeenRequest> seen = trial.requests();
      applies(!isPost || seen.get(0).is("POST"), "The client does not send POST.");
      applies(seen.size() > 1, "The client does not follow redirects of status " + status + ".");
      return seen.get(1).request();
    }
  }

  private static void requireTarget(
      Client client, Evidence evidence, String location, String target) {
    String got = follow(client, evidence, 302, location, "").target();
    require(evidence, got.equals(target), "a request for " + target, got);
  }

  @Test
  @Check("http1-client.redirect.relative")
  @Clause(rfc = 9110, section = "10.2.2")
  void resolvesARelativeLocation(Client client, Evidence evidence) {
    requireTarget(client, evidence, "other?x=1", "/directory/other?x=1");
  }

  @Test
  @Check("http1-client.redirect.dot-segments")
  @Clause(rfc = 9110, section = "10.2.2")
  void removesDotSegments(Client client, Evidence evidence) {
    requireTarget(client, evidence, "../other", "/other");
  }

  @Test
  @Check("http1-client.redirect.query")
  @Clause(rfc = 9110, section = "10.2.2")
  void resolvesAQuery(Client client, Evidence evidence) {
    String got = follow(client, evidence, 302, "?x=1#part", "").target();
    require(
        evidence,
        got.startsWith("/directory/start?x=1"),
        "a request for /directory/start?x=1",
        got);
  }

  @Test
  @Check("http1-client.redirect.fragment")
  @Clause(rfc = 9110, section = "7.1", level = MUST_NOT)
  void keepsTheFragmentOfLocation(Client client, Evidence evidence) {
    HttpRequest request = follow(client, evidence, 302, "/other#part", "");
    require(evidence, !request.line().contains("part"), "no fragment", request.line());
  }

  @Test
  @Check("http1-client.redirect.see-other")
  @Clause(rfc = 9110, section = "15.4.4")
  void retrievesBehind303(Client client, Evidence evidence) {
    HttpRequest request = follow(client, evidence, 303, "/other", FORM);
    require(
        evidence,
        request.method().equals("GET") || request.method().equals("HEAD"),
        "GET or HEAD behind 303",
        request.method());
  }

  @Test
  @Check("http1-client.redirect.content-fields")
  @Clause(rfc = 9110, section = "15.4", level = SHOULD)
  void dropsTheFieldsOfContent(Client client, Evidence evidence) {
    HttpRequest request = follow(client, evidence, 303, "/other", FORM);
    applies(request.method().equals("GET"), "The client does not change to GET.");
    List<String> left =
        request.fields().lines().stream()
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .filter(OF_CONTENT::contains)
            .toList();
    require(evidence, left.isEmpty(), "no fields of the content of the POST", left);
  }

  @Test
  @Check("http1-client.redirect.temporary")
  @Clause(rfc = 9110, section = "15.4.8", level = MUST_NOT)
  void keepsTheMethodBehind307(Client client, Evidence evidence) {
    requirePost(evidence, follow(client, evidence, 307, "/other", FORM));
  }

  @Test
  @Check("http1-client.redirect.permanent")
  @Clause(rfc = 9110, section = "15.4.9", level = SHOULD)
  void keepsTheMethodBehind308(Client client, Evidence evidence) {
    requirePost(evidence, follow(client, evidence, 308, "/other", FORM));
  }

  private static void requirePost(Evidence evidence, HttpRequest request) {
    require(evidence, request.method().equals("POST"), "POST once more", request.method());
  }

  @Test
  @Check("http1-client.redirect.content")
  @Clause(rfc = 9110, section = "15.4", level = SHOULD)
  void sendsTheContentAgain(Client client, Evidence evidence) {
    HttpRequest request = follow(client, evidence, 307, "/other", FORM);
    applies(request.method().equals("POST"), "The client does not send POST again.");
    require(
        evidence,
        request.content().equals(FORM),
        "the content " + FORM,
        "\"" + request.content() + "\"");
  }

  @Test
  @Check("http1-client.redirect.host")
  @Clause(rfc = 9112, section = "3.2")
  void namesTheNewHost(Client client, Evidence evidence) {
    try (AnswerServer other = new AnswerServer(request -> Step.success(Step.CONTENT))) {
      HttpRequest request = elsewhere(client, evidence, other, "");
      List<String> hosts = request.fields().all("Host");
      require(
          evidence,
          hosts.equals(List.of(other.authority())),
          "Host as " + other.authority(),
          hosts);
    } catch (IOException e) {
      throw new Inconclusive("No server can be opened on localhost: " + e.getMessage(), e);
    }
  }

  @Test
  @Check("http1-client.redirect.authorization")
  @Clause(rfc = 9110, section = "15.4", level = SHOULD)
  void keepsCredentialsFromOthers(Client client, Evidence evidence) {
    try (AnswerServer other = new AnswerServer(request -> Step.success(Step.CONTENT))) {
      HttpRequest request = elsewhere(client, evidence, other, SECRET);
      require(
          evidence,
          !request.fields().has("Authorization"),
          "no Authorization to another server",
          "Authorization: " + request.fields().value("Authorization").orElse("(none)"));
    } catch (IOException e) {
      throw new Inconclusive("No server can be opened on localhost: " + e.getMessage(), e);
    }
  }

  private static HttpRequest elsewhere(
      Client client, Evidence evidence, AnswerServer other, String authorization) {
    String location = "http://" + other.authority() + "/other";
    try (Trial trial = Trial.of(client, evidence, request -> Step.redirect(302, location))) {
      trial.call(ClientCall.get(trial.url("/start")).authorizedBy(authorization));
      other.requests().forEach(each -> evidence.got("at " + other.authority() + " " + each));
      applies(
          authorization.isEmpty()
              || trial.requests().get(0).request().fields().has("Authorization"),
          "The client does not send Authorization.");
      applies(
          !other.requests().isEmpty(), "The client does not follow redirects to other servers.");
      return other.requests().get(0).request();
    }
  }

  @Test
  @Check("http1-client.redirect.loop")
  @Clause(rfc = 9110, section = "15.4", level = SHOULD)
  void leavesALoop(Client client, Evidence evidence) {
    Trial[] self = new Trial[1];
    Script script =
        request ->
            self[0].requests().size() >= ENDLESS
                ? Step.success(Step.CONTENT)
                : Step.redirect(302, "/start");
    try (Trial trial = Trial.of(client, null, script)) {
      self[0] = trial;
      CallOutcome outcome = trial.call(ClientCall.get(trial.url("/start")));
      int count = trial.requests().size();
      evidence.sent(trial.requests().get(0) + " is redirected to itself");
      evidence.got(count + " requests, and " + outcome);
      applies(count > 1, "The client does not follow redirects.");
      require(evidence, count < ENDLESS, "less than " + ENDLESS + " requests", count + " requests");
    }
  }
}

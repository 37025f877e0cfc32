package io.faultwire.suites.http1;

import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that hold only if the resource has, or has not, changed. */
class ConditionalChecks extends Http1Checks {
  private static final String OTHER_TAG = "\"faultwire-other\"";

  private static String tag(Reference reference) {
    String tag = reference.get().field("ETag").orElse("");
    applies(!tag.isEmpty(), "The answer to GET has no ETag.");
    return tag;
  }

  private static String strongTag(Reference reference) {
    String tag = tag(reference);
    applies(!tag.startsWith("W/"), "The ETag is a weak one.");
    return tag;
  }

  private static Instant modified(Reference reference) {
    String date = reference.get().field("Last-Modified").orElse("");
    applies(HttpDate.read(date).isPresent(), "The answer to GET has no Last-Modified.");
    return HttpDate.read(date).get();
  }

  private static Reply get(Reference reference, Evidence evidence, String... fields) {
    var request = reference.site().get();
    for (int i = 0; i < fields.length; i += 2) {
      request.field(fields[i], fields[i + 1]);
    }
    return ask(reference, evidence, request, "GET");
  }

  private static void expect(Reference reference, Evidence evidence, int status, String... fields) {
    Reply reply = get(reference, evidence, fields);
    require(
        evidence,
        reply.status() == status,
        "status %d to %s: %s".formatted(status, fields[0], fields[1]),
        reply);
  }

  private static void expectUsual(Reference reference, Evidence evidence, String... fields) {
    expect(reference, evidence, reference.get().status(), fields);
  }

  @Test
  @Check("http1.conditional.none-match")
  @Clause(rfc = 9110, section = "13.1.2")
  void sendsNothingAgain(Reference reference, Evidence evidence) {
    expect(reference, evidence, 304, "If-None-Match", tag(reference));
  }

  @Test
  @Check("http1.conditional.none-match-other")
  @Clause(rfc = 9110, section = "13.1.2")
  void sendsWhatHasChanged(Reference reference, Evidence evidence) {
    tag(reference);
    expectUsual(reference, evidence, "If-None-Match", OTHER_TAG);
  }

  @Test
  @Check("http1.conditional.none-match-list")
  @Clause(rfc = 9110, section = "13.1.2")
  void looksThroughAllTags(Reference reference, Evidence evidence) {
    String tags = OTHER_TAG + ", " + tag(reference);
    expect(reference, evidence, 304, "If-None-Match", tags);
  }

  @Test
  @Check("http1.conditional.none-match-weak")
  @Clause(rfc = 9110, section = "13.1.2")
  void comparesWeakly(Reference reference, Evidence evidence) {
    String tag = tag(reference);
    String other = tag.startsWith("W/") ? tag.substring(2) : "W/" + tag;
    expect(reference, evidence, 304, "If-None-Match", other);
  }

  @Test
  @Check("http1.conditional.none-match-any")
  @Clause(rfc = 9110, section = "13.1.2")
  void matchesAnyRepresentation(Reference reference, Evidence evidence) {
    tag(reference);
    expect(reference, evidence, 304, "If-None-Match", "*");
  }

  @Test
  @Check("http1.conditional.not-modified-fields")
  @Clause(rfc = 9110, section = "15.4.5")
  void sendsTheFieldsThatCachesNeed(Reference reference, Evidence evidence) {
    Reply reply = get(reference, evidence, "If-None-Match", tag(reference));
    applies(reply.status() == 304, "If-None-Match is answered by %s.".formatted(reply));
    List<String> missing = new ArrayList<>();
    for (String name :
        List.of("Content-Location", "Date", "ETag", "Vary", "Cache-Control", "Expires")) {
      if (reference.get().fields().has(name) && !reply.fields().has(name)) {
        missing.add(name);
      }
    }
    require(
        evidence,
        missing.isEmpty(),
        "the fields in an answer of status 304 that one of 200 has",
        "none of " + missing);
  }

  @Test
  @Check("http1.conditional.match-other")
  @Clause(rfc = 9110, section = "13.1.1")
  void failsIfNothingMatches(Reference reference, Evidence evidence) {
    tag(reference);
    expect(reference, evidence, 412, "If-Match", OTHER_TAG);
  }

  @Test
  @Check("http1.conditional.match")
  @Clause(rfc = 9110, section = "13.1.1")
  void goesOnIfOneMatches(Reference reference, Evidence evidence) {
    expectUsual(reference, evidence, "If-Match", strongTag(reference));
  }

  @Test
  @Check("http1.conditional.match-weak")
  @Clause(rfc = 9110, section = "13.1.1")
  void comparesStrongly(Reference reference, Evidence evidence) {
    expect(reference, evidence, 412, "If-Match", "W/" + strongTag(reference));
  }

  @Test
  @Check("http1.conditional.modified-since")
  @Clause(rfc = 9110, section = "13.1.3", level = SHOULD)
  void sendsNothingThatIsNotNewer(Reference reference, Evidence evidence) {
    String date = HttpDate.fixed(modified(reference));
    expect(reference, evidence, 304, "If-Modified-Since", date);
  }

  @Test
  @Check("http1.conditional.modified-since-older")
  @Clause(rfc = 9110, section = "13.1.3")
  void sendsWhatIsNewer(Reference reference, Evidence evidence) {
    String date = HttpDate.fixed(modified(reference).minus(Duration.ofDays(2)));
    expectUsual(reference, evidence, "If-Modified-Since", date);
  }

  @Test
  @Check("http1.conditional.modified-since-rfc850")
  @Clause(rfc = 9110, section = "5.6.7")
  void readsDatesOfRfc850(Reference reference, Evidence evidence) {
    requireReadable(reference, evidence, HttpDate.rfc850(modified(reference)));
  }

  @Test
  @Check("http1.conditional.modified-since-asctime")
  @Clause(rfc = 9110, section = "5.6.7")
  void readsDatesOfAsctime(Reference reference, Evidence evidence) {
    requireReadable(reference, evidence, HttpDate.asctime(modified(reference)));
  }

  private static void requireReadable(Reference reference, Evidence evidence, String date) {
    String fixed = HttpDate.fixed(modified(reference));
    applies(
        get(reference, evidence, "If-Modified-Since", fixed).status() == 304,
        "If-Modified-Since has no effect in any form.");
    expect(reference, evidence, 304, "If-Modified-Since", date);
  }

  @Test
  @Check("http1.conditional.modified-since-no-date")
  @Clause(rfc = 9110, section = "13.1.3")
  void ignoresWhatIsNoDate(Reference reference, Evidence evidence) {
    modified(reference);
    expectUsual(reference, evidence, "If-Modified-Since", "yesterday");
  }

  @Test
  @Check("http1.conditional.precedence")
  @Clause(rfc = 9110, section = "13.1.3")
  void prefersTagsToDates(Reference reference, Evidence evidence) {
    tag(reference);
    String date = HttpDate.fixed(modified(reference));
    expectUsual(reference, evidence, "If-None-Match", OTHER_TAG, "If-Modified-Since", date);
  }

  @Test
  @Check("http1.conditional.unmodified-since")
  @Clause(rfc = 9110, section = "13.1.4")
  void failsIfItIsNewer(Reference reference, Evidence evidence) {
    String date = HttpDate.fixed(modified(reference).minus(Duration.ofDays(2)));
    expect(reference, evidence, 412, "If-Unmodified-Since", date);
  }
}

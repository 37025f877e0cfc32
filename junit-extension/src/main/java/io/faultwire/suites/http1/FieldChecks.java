package io.faultwire.suites.http1;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.http.HttpField;
import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import io.faultwire.suites.http1.Samples.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The fields of answers of many kinds. */
class FieldChecks extends Http1Checks {
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String DIRECTIVE = TOKEN + "(=(" + TOKEN + "|\"([^\"\\\\]|\\\\.)*\"))?";
  private static final String CACHE_CONTROL =
      "[ \\t,]*" + DIRECTIVE + "([ \\t]*,[ \\t]*(" + DIRECTIVE + ")?)*";
  private static final List<String> SINGLE =
      List.of(
          "Age",
          "Content-Location",
          "Content-Range",
          "Content-Type",
          "Date",
          "ETag",
          "Expires",
          "Last-Modified",
          "Location",
          "Retry-After",
          "Server");

  /** Fails on the first answer that is not right, and does not apply if there is none to judge. */
  private static void requireAll(
      Samples samples,
      Evidence evidence,
      Predicate<Reply> judged,
      Predicate<Reply> right,
      String expected) {
    boolean seen = false;
    for (Sample sample : samples.answers()) {
      if (judged.test(sample.reply())) {
        seen = true;
        String got = String.valueOf(sample.reply().response());
        evidence.sent(sample.request()).got(got);
        require(evidence, right.test(sample.reply()), expected, got);
      }
    }
    applies(seen, "No answer was seen that it is about.");
  }

  private static void requireForm(
      Samples samples, Evidence evidence, String name, Predicate<String> right, String form) {
    requireAll(
        samples,
        evidence,
        reply -> reply.fields().has(name),
        reply -> reply.fields().all(name).stream().allMatch(right),
        name + " of the form " + form);
  }

  @Test
  @Check("http1.answer.date")
  @Clause(rfc = 9110, section = "6.6.1")
  void hasADate(Samples samples, Evidence evidence) {
    requireAll(
        samples,
        evidence,
        reply -> reply.status() >= 200 && reply.status() < 500,
        reply -> reply.fields().has("Date"),
        "Date in each answer of status 2xx, 3xx and 4xx");
  }

  @Test
  @Check("http1.answer.date-form")
  @Clause(rfc = 9110, section = "5.6.7")
  void writesDatesInTheFixedForm(Samples samples, Evidence evidence) {
    requireForm(samples, evidence, "Date", FieldChecks::isDate, "Sun, 06 Nov 1994 08:49:37 GMT");
  }

  @Test
  @Check("http1.answer.last-modified-form")
  @Clause(rfc = 9110, section = "8.8.2")
  void writesLastModifiedInTheFixedForm(Samples samples, Evidence evidence) {
    requireForm(
        samples, evidence, "Last-Modified", FieldChecks::isDate, "Sun, 06 Nov 1994 08:49:37 GMT");
  }

  private static boolean isDate(String text) {
    return HttpDate.read(text).isPresent();
  }

  @Test
  @Check("http1.answer.last-modified-past")
  @Clause(rfc = 9110, section = "8.8.2.1", level = MUST_NOT)
  void wasNotModifiedInTheFuture(Samples samples, Evidence evidence) {
    requireAll(
        samples,
        evidence,
        reply -> date(reply, "Last-Modified").isPresent() && date(reply, "Date").isPresent(),
        reply -> !date(reply, "Last-Modified").get().isAfter(date(reply, "Date").get()),
        "no Last-Modified later than Date");
  }

  private static Optional<Instant> date(Reply reply, String name) {
    return reply.field(name).flatMap(HttpDate::read);
  }

  @Test
  @Check("http1.answer.content-type")
  @Clause(rfc = 9110, section = "8.3", level = SHOULD)
  void saysTheTypeOfItsContent(Samples samples, Evidence evidence) {
    requireAll(
        samples,
        evidence,
        reply -> reply.body().length > 0,
        reply -> reply.fields().has("Content-Type"),
        "Content-Type beside content");
  }

  @Test
  @Check("http1.answer.content-type-form")
  @Clause(rfc = 9110, section = "8.3.1")
  void writesTypesAsTypeAndSubtype(Samples samples, Evidence evidence) {
    String type = TOKEN + "/" + TOKEN;
    String parameters = "([ \\t]*;[ \\t]*(" + TOKEN + "=(" + TOKEN + "|\"([^\"\\\\]|\\\\.)*\"))?)*";
    requireForm(
        samples, evidence, "Content-Type", text -> text.matches(type + parameters), "type/subtype");
  }

  @Test
  @Check("http1.answer.etag-form")
  @Clause(rfc = 9110, section = "8.8.3")
  void quotesItsTags(Samples samples, Evidence evidence) {
    requireForm(
        samples,
        evidence,
        "ETag",
        text -> text.matches("(W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\""),
        "\"tag\" or W/\"tag\"");
  }

  @Test
  @Check("http1.answer.singletons")
  @Clause(rfc = 9110, section = "5.3", level = MUST_NOT)
  void repeatsNoFieldThatIsNoList(Samples samples, Evidence evidence) {
    requireAll(
        samples,
        evidence,
        Reply::isAnswer,
        reply -> SINGLE.stream().allMatch(name -> reply.fields().all(name).size() < 2),
        "no second line of a field that is no list");
  }

  @Test
  @Check("http1.answer.connection-form")
  @Clause(rfc = 9110, section = "7.6.1")
  void namesConnectionOptionsAsTokens(Samples samples, Evidence evidence) {
    requireForm(
        samples,
        evidence,
        "Connection",
        text -> text.matches("[ \\t,]*" + TOKEN + "([ \\t]*,[ \\t]*(" + TOKEN + ")?)*"),
        "a list of tokens");
  }

  @Test
  @Check("http1.cache.control-form")
  @Clause(rfc = 9111, section = "5.2")
  void writesDirectivesAsTokens(Samples samples, Evidence evidence) {
    requireForm(
        samples,
        evidence,
        "Cache-Control",
        text -> text.matches(CACHE_CONTROL),
        "directive or directive=value");
  }

  @Test
  @Check("http1.cache.age-form")
  @Clause(rfc = 9111, section = "5.1")
  void writesAgeInSeconds(Samples samples, Evidence evidence) {
    requireForm(samples, evidence, "Age", text -> text.matches("\\d+"), "a number of seconds");
  }

  @Test
  @Check("http1.cache.max-age-form")
  @Clause(rfc = 9111, section = "5.2.2.1")
  void writesMaxAgeInSeconds(Samples samples, Evidence evidence) {
    Predicate<HttpField> right =
        line -> !line.value().matches("(?i).*\\b(s-maxage|max-age)(?!=\"?\\d+\"?\\s*(,|$)).*");
    requireAll(
        samples,
        evidence,
        reply -> reply.field("Cache-Control").orElse("").contains("max"),
        reply ->
            reply.fields().lines().stream()
                .filter(line -> line.is("Cache-Control"))
                .allMatch(right),
        "max-age with a number of seconds");
  }
}

package io.faultwire.suites.http1;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;

import io.faultwire.http.Asked;
import io.faultwire.http.RequestBytes;
import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts of a resource. */
class RangeChecks extends Http1Checks {

  private static RequestBytes request(Reference reference, String range) {
    return reference.site().get().field("Range", range);
  }

  private static Reply get(Reference reference, Evidence evidence, String range) {
    return ask(reference, evidence, request(reference, range), "GET");
  }

  /** Returns the whole content, if the server has ranges of it to offer. */
  private static byte[] whole(Reference reference) {
    applies(reference.isStable(), "The content changes from one GET to the next.");
    byte[] whole = reference.get().body();
    applies(whole.length > 2, "The content has less than three octets.");
    try (Exchange exchange = reference.exchange(null)) {
      byte[] octets = request(reference, "bytes=0-1").withoutContent();
      Reply reply = exchange.send(octets).read(Asked.GET);
      applies(reply.status() == 206, "The server offers no ranges of this resource.");
    }
    return whole;
  }

  private static void expect(
      Reference reference, Evidence evidence, String range, int from, int to) {
    byte[] whole = whole(reference);
    Reply reply = get(reference, evidence, range.formatted(whole.length));
    String expected =
        "status 206, Content-Range: bytes %d-%d/%d, and these octets"
            .formatted(from, to < 0 ? whole.length + to : to, whole.length);
    int end = to < 0 ? whole.length + to + 1 : to + 1;
    int start = from < 0 ? whole.length + from : from;
    String field = "bytes %d-%d/%d".formatted(start, end - 1, whole.length);
    boolean right =
        reply.status() == 206
            && reply.field("Content-Range").orElse("").equals(field)
            && Arrays.equals(reply.body(), Arrays.copyOfRange(whole, start, end));
    require(
        evidence,
        right,
        from < 0 ? expected.replace("bytes " + from, "bytes " + start) : expected,
        "%s, Content-Range: %s, and %d octets"
            .formatted(reply, reply.field("Content-Range").orElse("(none)"), reply.body().length));
  }

  @Test
  @Check("http1.range.first")
  @Clause(rfc = 9110, section = "14.4")
  void sendsTheFirstOctets(Reference reference, Evidence evidence) {
    expect(reference, evidence, "bytes=0-0", 0, 0);
  }

  @Test
  @Check("http1.range.open")
  @Clause(rfc = 9110, section = "14.1.2")
  void sendsAllFromAnOctetOn(Reference reference, Evidence evidence) {
    expect(reference, evidence, "bytes=1-", 1, -1);
  }

  @Test
  @Check("http1.range.suffix")
  @Clause(rfc = 9110, section = "14.1.2")
  void sendsTheLastOctets(Reference reference, Evidence evidence) {
    expect(reference, evidence, "bytes=-2", -2, -1);
  }

  @Test
  @Check("http1.range.beyond")
  @Clause(rfc = 9110, section = "14.1.2")
  void endsWhereTheContentEnds(Reference reference, Evidence evidence) {
    expect(reference, evidence, "bytes=1-%d00", 1, -1);
  }

  @Test
  @Check("http1.range.unsatisfiable")
  @Clause(rfc = 9110, section = "15.5.17", level = SHOULD)
  void saysTheLengthIfThereIsNothing(Reference reference, Evidence evidence) {
    int length = whole(reference).length;
    Reply reply = get(reference, evidence, "bytes=" + (length + 10) + "-");
    applies(reply.status() == 416, "It is answered by %s, which is permitted.".formatted(reply));
    String field = "bytes */" + length;
    require(
        evidence,
        reply.field("Content-Range").orElse("").equals(field),
        "Content-Range: " + field,
        reply.field("Content-Range").orElse("none"));
  }

  @Test
  @Check("http1.range.unit")
  @Clause(rfc = 9110, section = "14.2")
  void ignoresUnitsThatItDoesNotKnow(Reference reference, Evidence evidence) {
    Reply reply = get(reference, evidence, "faultwires=0-1");
    require(evidence, reference.isUsual(reply), "the answer to the usual GET", reply);
  }

  @Test
  @Check("http1.range.head")
  @Clause(rfc = 9110, section = "14.2")
  void ignoresRangesOfOtherMethods(Reference reference, Evidence evidence) {
    whole(reference);
    RequestBytes head =
        reference.site().to("HEAD", reference.site().target()).field("Range", "bytes=0-0");
    Reply reply = ask(reference, evidence, head, "HEAD");
    require(evidence, reply.status() != 206, "no status 206 to HEAD", reply);
  }

  @Test
  @Check("http1.range.if-range")
  @Clause(rfc = 9110, section = "13.1.5")
  void sendsAllIfItHasChanged(Reference reference, Evidence evidence) {
    whole(reference);
    RequestBytes get = request(reference, "bytes=0-0").field("If-Range", "\"faultwire-other\"");
    Reply reply = ask(reference, evidence, get, "GET");
    require(evidence, reference.isUsual(reply), "the answer to the usual GET", reply);
  }

  @Test
  @Check("http1.range.if-range-same")
  @Clause(rfc = 9110, section = "13.1.5", level = SHOULD)
  void sendsAPartIfItHasNotChanged(Reference reference, Evidence evidence) {
    whole(reference);
    String tag = reference.get().field("ETag").orElse("");
    applies(tag.startsWith("\""), "The answer to GET has no strong ETag.");
    RequestBytes get = request(reference, "bytes=0-0").field("If-Range", tag);
    Reply reply = ask(reference, evidence, get, "GET");
    require(evidence, reply.status() == 206, "status 206", reply);
  }

  @Test
  @Check("http1.range.several")
  @Clause(rfc = 9110, section = "15.3.7.2", level = MUST_NOT)
  void saysRangesOfPartsInTheParts(Reference reference, Evidence evidence) {
    whole(reference);
    Reply reply = get(reference, evidence, "bytes=0-0,2-2");
    applies(
        reply.status() == 206
            && reply.field("Content-Type").orElse("").startsWith("multipart/byteranges"),
        "Two ranges are answered by %s, and not by two parts.".formatted(reply));
    require(
        evidence,
        !reply.fields().has("Content-Range"),
        "no Content-Range in the header of an answer of several parts",
        reply.field("Content-Range").orElse(""));
  }

  @Test
  @Check("http1.range.fields")
  @Clause(rfc = 9110, section = "15.3.7")
  void sendsTheFieldsThatCachesNeed(Reference reference, Evidence evidence) {
    whole(reference);
    Reply reply = get(reference, evidence, "bytes=0-0");
    List<String> missing = new ArrayList<>();
    for (String name :
        List.of("Date", "Cache-Control", "ETag", "Expires", "Content-Location", "Vary")) {
      if (reference.get().fields().has(name) && !reply.fields().has(name)) {
        missing.add(name);
      }
    }
    require(
        evidence,
        missing.isEmpty(),
        "the fields in an answer of status 206 that one of 200 has",
        "none of " + missing);
  }
}

package io.faultwire.suites.http1;

import static io.faultwire.conformance.Level.MUST_NOT;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.conformance.Level.SHOULD_NOT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.faultwire.http.Asked;
import io.faultwire.http.Framing;
import io.faultwire.http.RequestBytes;
import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.junit.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What each method promises. */
class MethodChecks extends Http1Checks {
  private static final String SECRET = "faultwire-secret";

  private static Reply head(Reference reference, Evidence evidence) {
    return ask(reference, evidence, reference.site().to("HEAD", reference.site().target()), "HEAD");
  }

  @Test
  @Check("http1.head.offered")
  @Clause(rfc = 9110, section = "9.1")
  void offersHead(Reference reference, Evidence evidence) {
    Reply reply = head(reference, evidence);
    require(
        evidence,
        reply.isAnswer() && reply.status() != 405 && reply.status() != 501,
        "HEAD to be offered, as by each server of general purpose",
        reply);
  }

  @Test
  @Check("http1.head.no-content")
  @Clause(rfc = 9110, section = "9.3.2", level = MUST_NOT)
  void sendsNoContentForHead(Reference reference, Evidence evidence) {
    applies(reference.get().body().length > 0, "The answer to GET has no content either.");
    applies(reference.isFollowed(), "The server closes each connection.");
    RequestBytes head = reference.site().to("HEAD", reference.site().target());
    try (Exchange exchange = reference.exchange(evidence)) {
      exchange.send(head.withoutContent()).send(reference.site().lastGet());
      Reply first = exchange.read(Asked.HEAD);
      applies(first.isSuccess(), "HEAD is answered by %s.".formatted(first));
      Reply second = exchange.read(Asked.GET);
      require(
          evidence,
          reference.isUsual(second) || second.isEnd(),
          "nothing but the next answer behind the head of the answer to HEAD",
          second);
    }
  }

  @Test
  @Check("http1.head.fields")
  @Clause(rfc = 9110, section = "9.3.2", level = SHOULD)
  void sendsTheFieldsOfGetForHead(Reference reference, Evidence evidence) {
    Reply head = head(reference, evidence);
    applies(head.status() == reference.get().status(), "HEAD is answered by %s.".formatted(head));
    List<String> different = new ArrayList<>();
    for (String name : List.of("Content-Type", "ETag", "Last-Modified", "Cache-Control", "Vary")) {
      if (!Objects.equals(head.field(name), reference.get().field(name))) {
        different.add(name + " '" + head.field(name).orElse("") + "'");
      }
    }
    require(
        evidence,
        different.isEmpty(),
        "the fields of the answer to GET",
        String.join(", ", different));
  }

  @Test
  @Check("http1.head.length")
  @Clause(rfc = 9110, section = "8.6", level = MUST_NOT)
  void saysTheLengthOfGetForHead(Reference reference, Evidence evidence) {
    applies(reference.isStable(), "The content changes from one GET to the next.");
    Reply head = head(reference, evidence);
    String length = head.field("Content-Length").orElse("");
    applies(head.isSuccess() && !length.isEmpty(), "The answer to HEAD has no Content-Length.");
    applies(
        reference.get().response() != null
            && reference.get().response().framing() == Framing.LENGTH,
        "The answer to GET has no Content-Length.");
    String usual = String.valueOf(reference.get().body().length);
    require(evidence, length.equals(usual), "no Content-Length but " + usual, length);
  }

  @Test
  @Check("http1.methods.allow")
  @Clause(rfc = 9110, section = "15.5.6")
  void listsWhatIsAllowed(Reference reference, Evidence evidence) {
    Site site = reference.site();
    for (String method : List.of("FAULTWIRE", "TRACE", "OPTIONS", "POST")) {
      byte[] request =
          method.equals("POST")
              ? site.to(method, site.target())
                  .field("Content-Type", Site.FORM)
                  .withContent(Site.FORM_CONTENT.getBytes(ISO_8859_1))
              : site.to(method, site.target()).withoutContent();
      Reply reply = ask(reference, evidence, request, new Asked(method, "HTTP/1.1"));
      if (reply.status() == 405) {
        require(evidence, reply.fields().has("Allow"), "Allow in an answer of status 405", "none");
        return;
      }
    }
    applies(false, "No method that was tried is answered by 405.");
  }

  @Test
  @Check("http1.methods.options")
  @Clause(rfc = 9110, section = "9.3.7", level = SHOULD)
  void saysWhatIsOffered(Reference reference, Evidence evidence) {
    RequestBytes options = reference.site().to("OPTIONS", reference.site().target());
    Reply reply = ask(reference, evidence, options, "OPTIONS");
    applies(reply.isSuccess(), "OPTIONS is answered by %s.".formatted(reply));
    require(evidence, reply.fields().has("Allow"), "Allow in the answer to OPTIONS", "none");
  }

  @Test
  @Check("http1.methods.trace")
  @Clause(rfc = 9110, section = "9.3.8", level = SHOULD)
  void doesNotReflectSecrets(Reference reference, Evidence evidence) {
    RequestBytes trace =
        reference.site().to("TRACE", reference.site().target()).field("Cookie", SECRET);
    Reply reply = ask(reference, evidence, trace, "TRACE");
    applies(reply.isSuccess(), "TRACE is answered by %s.".formatted(reply));
    require(
        evidence,
        !new String(reply.body(), ISO_8859_1).contains(SECRET),
        "a trace without the field Cookie",
        "one with it");
  }

  @Test
  @Check("http1.methods.get-repeated")
  @Clause(rfc = 9110, section = "9.2.1", level = SHOULD_NOT)
  void changesNothingByGet(Reference reference, Evidence evidence) {
    applies(reference.get().fields().has("ETag"), "The answer has no ETag to tell states apart.");
    String before = reference.get().field("ETag").orElse("");
    Reply reply = null;
    for (int i = 0; i < 3; i++) {
      reply = ask(reference, evidence, reference.site().get(), "GET");
    }
    require(
        evidence,
        reply != null && reply.field("ETag").orElse("").equals(before),
        "the same ETag %s after three more requests".formatted(before),
        reply == null ? "nothing" : reply.field("ETag").orElse("none"));
  }
}

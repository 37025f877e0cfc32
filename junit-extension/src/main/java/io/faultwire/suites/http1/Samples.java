package io.faultwire.suites.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.faultwire.http.Asked;
import io.faultwire.http.OctetText;
import io.faultwire.http.RequestBytes;
import java.util.ArrayList;
import java.util.List;

/** Answers of many kinds, asked for once, in which checks look for what no answer may have. */
record Samples(List<Sample> all) {

  /**
   * One answer.
   *
   * @param request what was asked, for people
   * @param reply what came
   */
  record Sample(String request, Reply reply) {}

  static Samples of(Reference reference) {
    Site site = reference.site();
    List<Sample> all = new ArrayList<>();
    all.add(new Sample("GET", reference.get()));
    all.add(new Sample("POST", reference.post()));
    for (String method : List.of("HEAD", "OPTIONS")) {
      all.add(ask(reference, method, site.to(method, site.target())));
    }
    all.add(ask(reference, "GET", site.to("GET", "/faultwire-is-not-there")));
    all.add(ask(reference, "GET", RequestBytes.of("GET", site.target())));
    all.add(ask(reference, "GET", site.get().field("Range", "bytes=0-0")));
    reference
        .get()
        .field("ETag")
        .ifPresent(tag -> all.add(ask(reference, "GET", site.get().field("If-None-Match", tag))));
    all.add(
        ask(
            reference,
            new Asked("POST", "HTTP/1.1"),
            site.post()
                .field("Expect", "100-continue")
                .withContent(Site.FORM_CONTENT.getBytes(ISO_8859_1))));
    all.add(
        ask(
            reference,
            new Asked("GET", "HTTP/1.0"),
            new RequestBytes()
                .line("GET " + site.target() + " HTTP/1.0")
                .field("Host", site.authority())
                .withoutContent()));
    return new Samples(List.copyOf(all));
  }

  private static Sample ask(Reference reference, String method, RequestBytes request) {
    return ask(reference, new Asked(method, "HTTP/1.1"), request.withoutContent());
  }

  private static Sample ask(Reference reference, Asked asked, byte[] request) {
    try (Exchange exchange = reference.exchange(null)) {
      String words = OctetText.abridged(request);
      return new Sample(words, exchange.send(request).read(asked));
    }
  }

  /** Returns the samples that are answers. */
  List<Sample> answers() {
    return all.stream().filter(sample -> sample.reply().isAnswer()).toList();
  }
}

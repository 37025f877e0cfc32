package io.faultwire.suites.http1;

import io.faultwire.http.Asked;
import io.faultwire.junit.ChecksFrom;
import io.faultwire.junit.Evidence;

/** POST with content of every type and of no type. */
class ContentChecks extends Http1Checks {

  @ChecksFrom(ContentKinds.class)
  void content(ContentKind kind, Reference reference, Evidence evidence) {
    applies(
        reference.takesPost(),
        "POST to %s is answered by %s. Name a resource that takes it by faultwire.option.postPath."
            .formatted(reference.site().postTarget(), reference.post()));
    byte[] request = kind.request(reference.site());
    Reply reply = ask(reference, evidence, request, new Asked("POST", "HTTP/1.1"));
    require(
        evidence,
        reply.isAnswer() && reply.status() < 500,
        "success, or an error of the client (4xx)",
        reply);
  }
}

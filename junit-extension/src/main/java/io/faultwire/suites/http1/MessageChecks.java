package io.faultwire.suites.http1;

import io.faultwire.http.Asked;
import io.faultwire.junit.ChecksFrom;
import io.faultwire.junit.Evidence;
import io.faultwire.junit.Inconclusive;
import io.faultwire.junit.NotApplicable;
import io.faultwire.junit.NotTestable;
import io.faultwire.suites.http1.Term.Holds;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a server makes of each request of the table. */
@ExtendWith(ReferenceResolver.class)
class MessageChecks {

  @ChecksFrom(MessageTable.class)
  void message(MessageCase message, Reference reference, Evidence evidence) {
    evidence.expected(message.expectation().toString());
    Observation seen = observe(message, reference, evidence);
    Holds holds = message.expectation().holds(seen);
    if (holds == Holds.YES) {
      return;
    }
    if (seen.first().kind() == Reply.Kind.RESET && !message.expectation().allowsEnd()) {
      throw new Inconclusive("The connection was reset, which may have taken an answer with it.");
    }
    if (holds == Holds.NO) {
      throw new AssertionError("Expected %s, but got %s.".formatted(message.expectation(), seen));
    }
    if (message.expectation().isOfNoHost()) {
      throw new NotApplicable(
          "The server answers requests without Host (see http1.host.missing), so that nothing shows"
              + " what it makes of this one.");
    }
    throw undecided(seen);
  }

  private static Observation observe(MessageCase message, Reference reference, Evidence evidence) {
    try (Exchange exchange = reference.exchange(evidence)) {
      byte[] octets = message.octets(reference.site());
      boolean follows = message.expectation().needsFollower();
      if (follows) {
        exchange.send(joined(octets, reference.site().lastGet()));
      } else {
        exchange.sendUntilAnswered(octets);
      }
      Reply first = exchange.read(message.asked());
      @Nullable Reply second = follows && first.isAnswer() ? exchange.read(Asked.GET) : null;
      return new Observation(first, second, message.isPost(), reference);
    }
  }

  private static byte[] joined(byte[] one, byte[] two) {
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    return both;
  }

  private static RuntimeException undecided(Observation seen) {
    if (seen.usuallyFollowed()) {
      return new NotTestable(
          "The server answered " + seen.first() + " and closed the connection behind it.");
    }
    return new NotApplicable(
        "The server closes the connection behind every %s (%s), so that nothing shows how it reads"
                .formatted(seen.isPost() ? "POST" : "GET", seen.reference().post())
            + " the content. Name a resource that takes POST by faultwire.option.postPath.");
  }
}

package io.faultwire.tls.battery;

import io.faultwire.tls.catalogue.Demand;
import io.faultwire.tls.catalogue.NamedChain;
import java.time.Duration;

/**
 * Says what a client made of a chain.
 *
 * @param chain which chain it was given
 * @param kind what it did
 * @param error what it said if it refused, or why it never came to validate; empty if it accepted
 * @param took how long its call took
 * @param waited how long the server was waited for afterwards, until it had seen all of the client
 */
public record ClientVerdict(
    NamedChain chain, Kind kind, String error, Duration took, Duration waited) {

  /** Names what a client can do. */
  public enum Kind {
    /** It sent its request, or was content with the handshake. */
    ACCEPTED,
    /** It had seen the chain and went no further. */
    REFUSED,
    /** It has not seen the chain: it did not connect, or had nothing in common with the server. */
    NEVER_VALIDATED
  }

  /** Returns whether the client did what the chain's clause asks. */
  public boolean isRight() {
    return switch (chain.demand()) {
      case ACCEPT -> kind == Kind.ACCEPTED;
      case REFUSE -> kind == Kind.REFUSED;
      case EITHER -> true;
    };
  }

  /** Returns what was asked, what was done and which clause decides, in one line. */
  public String message() {
    String asked = chain.demand() == Demand.ACCEPT ? "must accept" : "must refuse";
    return "%s: %s; a client %s it (%s), and this one %s"
        .formatted(chain.id(), chain.title(), asked, chain.clause(), done());
  }

  /** Returns what was done, with the error. */
  public String done() {
    return switch (kind) {
      case ACCEPTED -> "accepted it";
      case REFUSED -> "refused it: " + error;
      case NEVER_VALIDATED -> "never came to validate it: " + error;
    };
  }
}

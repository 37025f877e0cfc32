package io.faultwire.tls.judgement;

import io.faultwire.tls.RevocationStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds what one OCSP response or revocation list says of a certificate.
 *
 * @param source what it is, for a report
 * @param status what it says
 * @param authentic whether who signed it may say so
 * @param thisUpdate since when it is true
 * @param nextUpdate until when it is true, or null if nobody says
 */
record StatusClaim(
    String source,
    RevocationStatus status,
    boolean authentic,
    Instant thisUpdate,
    @Nullable Instant nextUpdate) {

  boolean isCurrent(Instant at) {
    return !at.isBefore(thisUpdate) && (nextUpdate == null || !at.isAfter(nextUpdate));
  }

  String period() {
    return "from " + thisUpdate + " to " + (nextUpdate == null ? "no named end" : nextUpdate);
  }
}

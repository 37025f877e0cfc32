package io.faultwire.tls.judgement;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds what was learned about the revocation of a chain's certificates, as it came: it may be
 * forged, old, about something else, or no DER at all.
 *
 * @param asked whether anybody tried to learn something; if not, nothing is judged
 * @param stapled OCSP responses that the server sent in its handshake
 * @param responses OCSP responses that responders gave
 * @param lists revocation lists
 */
public record StatusEvidence(
    boolean asked, List<byte[]> stapled, List<byte[]> responses, List<byte[]> lists) {
  /** Nothing was asked, so that nothing is judged. */
  public static final StatusEvidence NOT_ASKED =
      new StatusEvidence(false, List.of(), List.of(), List.of());

  /** Copies the lists. */
  public StatusEvidence {
    stapled = List.copyOf(stapled);
    responses = List.copyOf(responses);
    lists = List.copyOf(lists);
  }

  List<byte[]> allResponses() {
    List<byte[]> all = new ArrayList<>(stapled);
    all.addAll(responses);
    return all;
  }
}

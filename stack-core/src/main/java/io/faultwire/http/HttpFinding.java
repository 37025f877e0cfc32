package io.faultwire.http;

/**
 * One deviation.
 *
 * @param point what is deviated from
 * @param offset where the octets begin in the message
 * @param octets the octets in question, as {@link OctetText}
 */
public record HttpFinding(HttpPoint point, long offset, String octets) {

  @Override
  public String toString() {
    return "RFC %d section %s: %s, but octet %d begins \"%s\""
        .formatted(point.rfc(), point.section(), point.rule(), offset, octets);
  }
}

package io.faultwire.suites.resilience;

/**
 * A whole answer.
 *
 * @param kind what answers to the same request have in common: HTTP's status, or that the pattern
 *     was found
 * @param octets how long it was
 * @param persistent whether the server means to keep the connection
 */
record Answer(String kind, long octets, boolean persistent) {

  @Override
  public String toString() {
    return kind + " (" + octets + " octets)";
  }
}

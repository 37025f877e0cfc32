package io.faultwire.suites.script.language;

/**
 * Which fields of an expected packet a script demands; all others it demands always.
 *
 * @param mark what it demands of the IPv4 header's type of service
 * @param timeToLive whether it demands the time to live
 * @param window whether it demands the window
 * @param options whether it demands the options
 */
public record Demands(Mark mark, boolean timeToLive, boolean window, boolean options) {

  /** What is demanded of the octet that holds DSCP and ECN. */
  public enum Mark {
    NONE,
    /** The ECN codepoint. */
    ECN,
    /** ECT(0) or ECT(1). */
    ECT,
    /** All eight bits. */
    TYPE_OF_SERVICE
  }
}

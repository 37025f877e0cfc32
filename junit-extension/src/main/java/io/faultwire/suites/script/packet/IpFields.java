package io.faultwire.suites.script.packet;

/**
 * The fields of an IPv4 header that a script can give or demand.
 *
 * @param typeOfService the octet that holds DSCP and ECN (RFC 2474, RFC 3168)
 * @param timeToLive the hops that are left
 */
public record IpFields(int typeOfService, int timeToLive) {
  /** The time to live of a packet for which a script gives none. */
  public static final int LARGEST_TIME_TO_LIVE = 255;

  /** The fields of a packet for which a script gives none. */
  public static final IpFields DEFAULT = new IpFields(0, LARGEST_TIME_TO_LIVE);

  private static final int ECN = 3;

  /** Return the ECN codepoint: 0 none, 1 ECT(1), 2 ECT(0), 3 CE. */
  public int ecn() {
    return typeOfService & ECN;
  }

  /** Return the codepoint's name as scripts write it. */
  public static String ecnName(int codepoint) {
    return switch (codepoint & ECN) {
      case 1 -> "ect1";
      case 2 -> "ect0";
      case 3 -> "ce";
      default -> "noecn";
    };
  }
}

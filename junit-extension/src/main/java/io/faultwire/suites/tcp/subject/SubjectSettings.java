package io.faultwire.suites.tcp.subject;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What is asked of the subject before it is made.
 *
 * @param initialSequenceNumber the ISS of the subject's connections; empty for its own choice
 * @param retransmissions how often a connection sends a segment again before it is given up: R2 of
 *     RFC 9293 section 3.8.3, which a user can set (MUST-21); empty for the subject's own choice
 * @param takesSourceRoutes whether datagrams with a source route shall be taken, which many hosts
 *     refuse unless they are told otherwise
 * @param mtu the largest IPv4 packet that the wire shall carry; empty for the subject's own choice
 * @param adjacent whether packets shall take no time on the wire, where time is virtual
 * @param kernelSettings values of settings under the names that Linux's {@code sysctl} has
 */
public record SubjectSettings(
    OptionalInt initialSequenceNumber,
    OptionalInt retransmissions,
    boolean takesSourceRoutes,
    OptionalInt mtu,
    boolean adjacent,
    Map<String, String> kernelSettings) {

  /** The settings of a check that asks for nothing. */
  public static final SubjectSettings NONE = ofCheck(OptionalInt.empty(), OptionalInt.empty());

  /** Settings that ask for a subject that takes source routes. */
  public static final SubjectSettings SOURCE_ROUTES =
      new SubjectSettings(
          OptionalInt.empty(), OptionalInt.empty(), true, OptionalInt.empty(), false, Map.of());

  public SubjectSettings {
    kernelSettings = new TreeMap<>(kernelSettings);
  }

  private static SubjectSettings ofCheck(
      OptionalInt initialSequenceNumber, OptionalInt retransmissions) {
    return new SubjectSettings(
        initialSequenceNumber, retransmissions, false, OptionalInt.empty(), false, Map.of());
  }

  /** Return settings that ask for an ISS. */
  public static SubjectSettings withIss(int initialSequenceNumber) {
    return ofCheck(OptionalInt.of(initialSequenceNumber), OptionalInt.empty());
  }

  /** Return settings that ask for a number of retransmissions. */
  public static SubjectSettings withRetransmissions(int retransmissions) {
    return ofCheck(OptionalInt.empty(), OptionalInt.of(retransmissions));
  }

  /** Return the settings of a packet script. */
  public static SubjectSettings ofScript(OptionalInt mtu, Map<String, String> kernelSettings) {
    return new SubjectSettings(
        OptionalInt.empty(), OptionalInt.empty(), false, mtu, true, kernelSettings);
  }
}

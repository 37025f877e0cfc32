package io.faultwire.suites.tcp.subject;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What is asked of the subject before it is made.
 *
 * @param initialSequenceNumber the ISS of the subject's connections; empty for its own choice
 * @param mtu the largest IPv4 packet that the wire shall carry; empty for the subject's own choice
 * @param adjacent whether packets shall take no time on the wire, where time is virtual
 * @param kernelSettings values of settings under the names that Linux's {@code sysctl} has
 */
public record SubjectSettings(
    OptionalInt initialSequenceNumber,
    OptionalInt mtu,
    boolean adjacent,
    Map<String, String> kernelSettings) {

  /** The settings of a check that asks for nothing. */
  public static final SubjectSettings NONE =
      new SubjectSettings(OptionalInt.empty(), OptionalInt.empty(), false, Map.of());

  public SubjectSettings {
    kernelSettings = new TreeMap<>(kernelSettings);
  }

  /** Return settings that ask for an ISS. */
  public static SubjectSettings withIss(int initialSequenceNumber) {
    return new SubjectSettings(
        OptionalInt.of(initialSequenceNumber), OptionalInt.empty(), false, Map.of());
  }

  /** Return the settings of a packet script. */
  public static SubjectSettings ofScript(OptionalInt mtu, Map<String, String> kernelSettings) {
    return new SubjectSettings(OptionalInt.empty(), mtu, true, kernelSettings);
  }
}

package io.faultwire.suites.script.live;

import java.util.List;
import java.util.OptionalInt;

/**
 * What the options of a script say about its run.
 *
 * @param toleranceNanos by how much a time may differ
 * @param tolerancePercent by how much of the time since the event before it may differ
 * @param bindPort the port that {@code bind} gets
 * @param connectPort the tester's port, which {@code connect} and {@code sendto} get
 * @param mss the size of the segments that a longer one of the tester is sent in; empty for none
 * @param mtu the largest packet of the wire; empty for any
 * @param strictSegments whether a longer expected segment may not come in several
 * @param scaledEchoes whether echoes of timestamps that were not sent are computed
 * @param timestampTickNanos the unit of the subject's timestamps; 0 to demand no values
 * @param localAddress the subject's address in the script
 * @param remoteAddress the tester's address in the script
 * @param initialCommands files of commands that run before the script
 */
public record RunOptions(
    long toleranceNanos,
    double tolerancePercent,
    int bindPort,
    int connectPort,
    OptionalInt mss,
    OptionalInt mtu,
    boolean strictSegments,
    boolean scaledEchoes,
    long timestampTickNanos,
    String localAddress,
    String remoteAddress,
    List<String> initialCommands) {

  /** The first of the tester's ports that connect to the subject. */
  static final int FIRST_TESTER_PORT = 40_001;

  /**
   * Return by how much a time may differ.
   *
   * @param span the time since the event that it counts from, in nanoseconds
   */
  public long tolerance(long span) {
    return Math.max(toleranceNanos, (long) (tolerancePercent / 100 * span));
  }
}

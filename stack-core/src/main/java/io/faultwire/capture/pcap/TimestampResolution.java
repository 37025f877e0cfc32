package io.faultwire.capture.pcap;

import java.math.BigInteger;

/** The unit of an interface's timestamps: options if_tsresol and if_tsoffset of pcapng. */
final class TimestampResolution {
  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

  private final BigInteger ticksPerSecond;
  private final BigInteger offsetNanos;

  /**
   * Decodes the options.
   *
   * @param resolution if_tsresol: the negative exponent, of 2 if the highest bit is set, else of 10
   * @param offsetSeconds if_tsoffset
   */
  TimestampResolution(int resolution, long offsetSeconds) {
    int exponent = resolution & 0x7F;
    BigInteger base = (resolution & 0x80) != 0 ? BigInteger.TWO : BigInteger.TEN;
    ticksPerSecond = base.pow(exponent);
    offsetNanos = BigInteger.valueOf(offsetSeconds).multiply(NANOS_PER_SECOND);
  }

  /**
   * Converts a timestamp.
   *
   * @param ticks unsigned
   * @throws ArithmeticException if the time does not fit into 63 bits of nanoseconds
   */
  long toNanos(long ticks) {
    return new BigInteger(Long.toUnsignedString(ticks))
        .multiply(NANOS_PER_SECOND)
        .divide(ticksPerSecond)
        .add(offsetNanos)
        .longValueExact();
  }
}

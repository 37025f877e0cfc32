package io.faultwire.link;

import java.time.Duration;

/** What a {@link Rule} decides about one frame. */
public final class Verdict {
  /** Leave the frame alone. */
  public static final Verdict PASS = new Verdict(Kind.PASS, 0, 0);

  /** Take the frame off the link. */
  public static final Verdict DROP = new Verdict(Kind.DROP, 0, 0);

  /** Send the frame twice. */
  public static final Verdict DUPLICATE = new Verdict(Kind.DUPLICATE, 0, 0);

  /** Set congestion experienced in the IPv4 header; a frame without one is left alone. */
  public static final Verdict MARK = new Verdict(Kind.MARK, 0, 0);

  /** The kinds of verdict. */
  public enum Kind {
    PASS,
    DROP,
    DELAY,
    HOLD,
    DUPLICATE,
    CORRUPT,
    CORRUPT_BEYOND_FCS,
    MARK
  }

  private final Kind kind;
  private final long nanos;
  private final int count;
  private final long bitsPerSecond;

  private Verdict(Kind kind, long nanos, int count) {
    this(kind, nanos, count, 0);
  }

  private Verdict(Kind kind, long nanos, int count, long bitsPerSecond) {
    this.kind = kind;
    this.nanos = nanos;
    this.count = count;
    this.bitsPerSecond = bitsPerSecond;
  }

  /** Delivers the frame later by {@code nanos} nanoseconds. */
  public static Verdict delay(long nanos) {
    return nanos <= 0 ? PASS : new Verdict(Kind.DELAY, nanos, 0);
  }

  /** Delivers the frame later by the given time. */
  public static Verdict delay(Duration delay) {
    return delay(delay.toNanos());
  }

  /**
   * Delivers the frame once a transmitter is done with it.
   *
   * @param nanos how long that takes, the frames before it included
   * @param bitsPerSecond the rate of the transmitter
   */
  public static Verdict transmission(long nanos, long bitsPerSecond) {
    return nanos <= 0 ? PASS : new Verdict(Kind.DELAY, nanos, 0, bitsPerSecond);
  }

  /**
   * Keeps the frame until {@code frames} later ones of its direction have gone, or until {@code
   * nanos} nanoseconds have passed.
   */
  public static Verdict hold(int frames, long nanos) {
    return new Verdict(Kind.HOLD, nanos, frames);
  }

  /**
   * Inverts one bit, so that the receiver's check of the FCS fails.
   *
   * @param bit the bit's index; bit 0 is the highest of the first octet
   */
  public static Verdict corrupt(int bit) {
    return new Verdict(Kind.CORRUPT, 0, bit);
  }

  /**
   * Inverts one bit where no FCS protects it, as a broken memory in a switch does, so that the
   * checksums of IP, UDP and TCP are the first to see it.
   */
  public static Verdict corruptBeyondFcs(int bit) {
    return new Verdict(Kind.CORRUPT_BEYOND_FCS, 0, bit);
  }

  public Kind kind() {
    return kind;
  }

  /** Returns the delay, or the longest hold, in nanoseconds. */
  public long nanos() {
    return nanos;
  }

  /** Returns the rate of the transmitter that a delay is due to; 0 if it is due to none. */
  public long bitsPerSecond() {
    return bitsPerSecond;
  }

  /** Returns the number of frames to wait for, or the index of the bit to invert. */
  public int count() {
    return count;
  }
}

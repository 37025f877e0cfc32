package io.faultwire.tcp;

/** Arithmetic of sequence numbers modulo 2^32 (RFC 9293 section 3.4). */
public final class Seq {
  private Seq() {}

  /** Tells whether {@code a} comes before {@code b}. */
  public static boolean lt(int a, int b) {
    return a - b < 0;
  }

  /** Tells whether {@code a} comes before {@code b} or is equal to it. */
  public static boolean le(int a, int b) {
    return a - b <= 0;
  }

  /** Tells whether {@code a} comes after {@code b}. */
  public static boolean gt(int a, int b) {
    return a - b > 0;
  }

  /** Tells whether {@code a} comes after {@code b} or is equal to it. */
  public static boolean ge(int a, int b) {
    return a - b >= 0;
  }

  /** Returns the later of two sequence numbers. */
  public static int max(int a, int b) {
    return gt(a, b) ? a : b;
  }
}

package io.faultwire.time;

/**
 * A stream of random draws that is equal on every JVM (SplitMix64: Steele, Lea and Flood, "Fast
 * splittable pseudorandom number generators", OOPSLA 2014).
 */
public final class RandomStream {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private long state;

  RandomStream(long state) {
    this.state = state;
  }

  /** Returns 64 random bits. */
  public long nextLong() {
    state += GAMMA;
    return scramble(state);
  }

  /** Returns 32 random bits. */
  public int nextInt() {
    return (int) (nextLong() >>> 32);
  }

  /** Returns a number from 0 (inclusive) to {@code bound} (exclusive). */
  public int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** Returns a number from 0 (inclusive) to 1 (exclusive). */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Returns true with the given probability, from 0 to 1. */
  public boolean chance(double probability) {
    return nextDouble() < probability;
  }

  /** Returns a draw of the standard normal distribution (Box-Muller transform). */
  public double nextGaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
  }

  /** Fills {@code target} with random bytes. */
  public void nextBytes(byte[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] = (byte) (nextLong() >>> 56);
    }
  }

  static long scramble(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

package io.faultwire.link;

import io.faultwire.time.RandomStream;

/** How random delays are distributed around their mean. */
public enum Jitter {
  /** Evenly from {@code delay - jitter} to {@code delay + jitter}. */
  UNIFORM {
    @Override
    double deviation(RandomStream random) {
      return 2 * random.nextDouble() - 1;
    }
  },

  /** Normally, {@code jitter} being the standard deviation. */
  NORMAL {
    @Override
    double deviation(RandomStream random) {
      return random.nextGaussian();
    }
  },

  /** Like {@link #NORMAL} in scale, but with the long tail of a Pareto distribution (alpha 3). */
  PARETO {
    @Override
    double deviation(RandomStream random) {
      double draw = StrictMath.pow(1 - random.nextDouble(), -1.0 / 3);
      double mean = 1.5;
      double standardDeviation = StrictMath.sqrt(0.75);
      return (draw - mean) / standardDeviation;
    }
  };

  abstract double deviation(RandomStream random);

  /** Draws a delay in nanoseconds; one below zero is zero. */
  long draw(RandomStream random, long delay, long jitter) {
    return Math.max(0, delay + (long) (jitter * deviation(random)));
  }
}

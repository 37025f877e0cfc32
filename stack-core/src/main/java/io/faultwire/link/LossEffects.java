package io.faultwire.link;

/** The models of random loss that netem has. */
final class LossEffects {
  private LossEffects() {}

  static Effect bernoulli(double probability) {
    return random -> (packet, now) -> random.chance(probability) ? Verdict.DROP : Verdict.PASS;
  }

  /** Each draw is a mixture of a fresh one and the last one, as in netem's {@code get_crandom}. */
  static Effect correlated(double probability, double weight) {
    return random -> {
      double[] last = {random.nextDouble()};
      return (packet, now) -> {
        last[0] = random.nextDouble() * (1 - weight) + last[0] * weight;
        return last[0] < probability ? Verdict.DROP : Verdict.PASS;
      };
    };
  }

  static Effect gilbertElliott(double p, double r, double lossInBad, double lossInGood) {
    return random -> {
      boolean[] bad = {false};
      return (packet, now) -> {
        if (random.chance(bad[0] ? r : p)) {
          bad[0] = !bad[0];
        }
        return random.chance(bad[0] ? lossInBad : lossInGood) ? Verdict.DROP : Verdict.PASS;
      };
    };
  }
}

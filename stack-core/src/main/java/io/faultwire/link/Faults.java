package io.faultwire.link;

import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.Packet;
import java.time.Duration;
import java.util.function.Predicate;

/** The faults that come with Faultwire, under the names that Linux netem gives them. */
public final class Faults {
  /** How long {@link #reorder} holds a frame at the most when no later frame comes. */
  public static final Duration REORDER_HOLD = Duration.ofMillis(50);

  /** The effect of {@link #partition}, by which a carrier knows it. */
  static final Effect PARTITION = random -> (packet, now) -> Verdict.DROP;

  private Faults() {}

  /** Drops each frame with a probability in percent. */
  public static Fault loss(double percent) {
    double probability = Percent.check("loss", percent);
    return everywhere("loss " + Percent.format(percent), LossEffects.bernoulli(probability));
  }

  /**
   * Drops frames with a probability that depends on the frame before.
   *
   * @param percent the share of frames dropped
   * @param correlation how much of a draw is the draw before, in percent (netem's {@code loss
   *     random P C})
   */
  public static Fault correlatedLoss(double percent, double correlation) {
    double probability = Percent.check("loss", percent);
    double weight = Percent.check("correlation", correlation);
    return everywhere(
        "loss " + Percent.format(percent) + " correlated " + Percent.format(correlation),
        LossEffects.correlated(probability, weight));
  }

  /**
   * Drops frames in bursts, by the Gilbert-Elliott model (netem's {@code loss gemodel}).
   *
   * @param p the chance in percent to go from the good to the bad state, at each frame
   * @param r the chance in percent to go back
   * @param lossInBad the share of frames dropped in the bad state, in percent
   * @param lossInGood the share of frames dropped in the good state, in percent
   */
  public static Fault gilbertElliott(double p, double r, double lossInBad, double lossInGood) {
    return everywhere(
        "gemodel p " + Percent.format(p) + " r " + Percent.format(r),
        LossEffects.gilbertElliott(
            Percent.check("p", p),
            Percent.check("r", r),
            Percent.check("loss in the bad state", lossInBad),
            Percent.check("loss in the good state", lossInGood)));
  }

  /**
   * Marks frames of an ECN-capable transport as having met congestion where another fault would
   * drop them; others are dropped (netem's {@code ecn}, RFC 3168 section 5).
   *
   * @param loss a fault that drops frames
   */
  public static Fault ecn(Fault loss) {
    Effect marking =
        random -> {
          Rule rule = loss.effect().begin(random);
          return (packet, now) -> {
            Verdict verdict = rule.judge(packet, now);
            return verdict == Verdict.DROP && isEcnCapable(packet) ? Verdict.MARK : verdict;
          };
        };
    return new Fault(loss.name() + " ecn", marking, loss.selection());
  }

  /** Marks those of the selected frames whose transport is ECN-capable; leaves others alone. */
  public static Fault mark(Selection selection) {
    return new Fault(
        "mark " + selection,
        random -> (packet, now) -> isEcnCapable(packet) ? Verdict.MARK : Verdict.PASS,
        selection);
  }

  private static boolean isEcnCapable(Packet packet) {
    Ipv4Header ip = packet.ipv4();
    return ip != null && ip.isEcnCapable();
  }

  /** Delays each frame by the same time. */
  public static Fault delay(Duration delay) {
    return delay(delay, Duration.ZERO, Jitter.UNIFORM);
  }

  /**
   * Delays each frame by a random time. Frames overtake each other where the jitter is larger than
   * their distance.
   *
   * @param jitter how far the delay strays; what that means is for the distribution to say
   */
  public static Fault delay(Duration delay, Duration jitter, Jitter distribution) {
    long nanos = notNegative("delay", delay);
    long spread = notNegative("jitter", jitter);
    String name = "delay " + format(delay);
    if (spread == 0) {
      Verdict constant = Verdict.delay(nanos);
      return everywhere(name, random -> (packet, now) -> constant);
    }
    return everywhere(
        name + " jitter " + format(jitter),
        random -> (packet, now) -> Verdict.delay(distribution.draw(random, nanos, spread)));
  }

  /**
   * Holds frames back until later ones have overtaken them.
   *
   * @param percent the share of frames held
   * @param gap how many later frames pass before a held one goes, at least 1
   */
  public static Fault reorder(double percent, int gap) {
    double probability = Percent.check("reorder", percent);
    if (gap < 1) {
      throw new IllegalArgumentException("a reorder gap is at least 1 frame, not " + gap);
    }
    Verdict hold = Verdict.hold(gap, REORDER_HOLD.toNanos());
    return everywhere(
        "reorder " + Percent.format(percent) + " gap " + gap,
        random -> (packet, now) -> random.chance(probability) ? hold : Verdict.PASS);
  }

  /** Sends frames twice, with a probability in percent. */
  public static Fault duplicate(double percent) {
    double probability = Percent.check("duplicate", percent);
    return everywhere(
        "duplicate " + Percent.format(percent),
        random -> (packet, now) -> random.chance(probability) ? Verdict.DUPLICATE : Verdict.PASS);
  }

  /**
   * Inverts one random bit of frames, with a probability in percent. The receiver's FCS check drops
   * such a frame, as Ethernet does.
   */
  public static Fault corrupt(double percent) {
    double probability = Percent.check("corrupt", percent);
    return everywhere(
        "corrupt " + Percent.format(percent),
        random ->
            (packet, now) ->
                random.chance(probability)
                    ? Verdict.corrupt(random.nextInt(packet.length() * 8))
                    : Verdict.PASS);
  }

  /**
   * Inverts one random bit of what Ethernet carries, with a probability in percent and without the
   * FCS noticing, as netem's {@code corrupt} does. IP, UDP and TCP checksums have to find it.
   */
  public static Fault corruptBeyondFcs(double percent) {
    double probability = Percent.check("corrupt", percent);
    return everywhere(
        "corrupt beyond FCS " + Percent.format(percent),
        random ->
            (packet, now) ->
                random.chance(probability)
                    ? Verdict.corruptBeyondFcs(randomBitBehindEthernet(packet, random.nextLong()))
                    : Verdict.PASS);
  }

  private static int randomBitBehindEthernet(Packet packet, long draw) {
    int first = (packet.networkOffset() - packet.start()) * 8;
    int bits = packet.length() * 8 - first;
    return bits == 0 ? 0 : first + (int) Long.remainderUnsigned(draw, bits);
  }

  /**
   * Sends frames one after the other at a rate, and drops those that find the queue full.
   *
   * @param bitsPerSecond the rate of the link
   * @param queueLimit how many frames wait at the most
   */
  public static Fault rate(long bitsPerSecond, int queueLimit) {
    if (bitsPerSecond < 1 || queueLimit < 1) {
      throw new IllegalArgumentException(
          "a rate needs at least 1 bit per second and a queue of at least 1 frame, not "
              + bitsPerSecond
              + " bit/s and "
              + queueLimit
              + " frames");
    }
    return everywhere(
        "rate " + bitsPerSecond + " bit/s limit " + queueLimit,
        random -> new RateRule(bitsPerSecond, queueLimit));
  }

  /** Drops everything. */
  public static Fault partition() {
    return everywhere("partition", PARTITION);
  }

  /** Drops the selected frames. */
  public static Fault drop(Selection selection) {
    return new Fault("drop " + selection, random -> (packet, now) -> Verdict.DROP, selection);
  }

  /** Drops every frame that matches. */
  public static Fault drop(Predicate<Packet> match) {
    return drop(Selection.matching(match));
  }

  /** Keeps the selected frames for a time, while others go on. */
  public static Fault hold(Selection selection, Duration time) {
    Verdict verdict = Verdict.delay(notNegative("hold", time));
    return new Fault(
        "hold " + selection + " for " + format(time),
        random -> (packet, now) -> verdict,
        selection);
  }

  private static Fault everywhere(String name, Effect effect) {
    return new Fault(name, effect, Selection.all());
  }

  private static long notNegative(String what, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("a " + what + " cannot be negative: " + duration);
    }
    return duration.toNanos();
  }

  private static String format(Duration duration) {
    return duration.toNanos() % 1_000_000 == 0
        ? duration.toMillis() + " ms"
        : duration.toNanos() / 1000 + " us";
  }
}

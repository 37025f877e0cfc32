package io.faultwire.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.apiguardian.api.API;

/**
 * Join two hosts, two switches or a host and a switch of the network of a {@link NetworkTest}.
 *
 * <p>The attributes hold for each of the two directions by itself, as those of Linux netem do. For
 * unequal directions write one {@code @Link} for each, with {@link #from()}.
 */
@Documented
@Repeatable(Link.List.class)
@java.lang.annotation.Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface Link {

  /** Return the names of the two ends. */
  String[] between();

  /** Return the end that the frames leave for which this holds; empty for both. */
  String from() default "";

  /** Return where the attributes start from; those that are given here go before it. */
  LinkPreset preset() default LinkPreset.PERFECT;

  /** Return how long a frame is under way, in milliseconds; NaN for that of the preset. */
  double latencyMillis() default Double.NaN;

  /** Return how far the latency swings to either side, in milliseconds; NaN as above. */
  double jitterMillis() default Double.NaN;

  /** Return the share of frames that are lost, in percent; NaN as above. */
  double lossPercent() default Double.NaN;

  /**
   * Return whether frames of an ECN-capable transport are marked as having met congestion where
   * they would be lost (netem's {@code ecn}); the hosts must have agreed on ECN.
   */
  boolean ecn() default false;

  /** Return the share of frames that later ones overtake, in percent; NaN as above. */
  double reorderPercent() default Double.NaN;

  /** Return how many frames overtake a reordered one; 0 for that of the preset. */
  int reorderGap() default 0;

  /** Return the share of frames that arrive twice, in percent; NaN as above. */
  double duplicatePercent() default Double.NaN;

  /** Return the share of frames that arrive with one bit inverted, in percent; NaN as above. */
  double corruptPercent() default Double.NaN;

  /** Return the rate in bits per second; 0 for that of the preset. */
  long bitsPerSecond() default 0;

  /** Return how many frames wait for a limited rate before more are dropped; 0 as above. */
  int queueLimit() default 0;

  /** Return the largest IP datagram that fits into a frame, in octets; 0 for 1500. */
  int mtu() default 0;

  /** Hold several {@link Link} annotations of one element. */
  @Documented
  @java.lang.annotation.Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  @interface List {
    Link[] value();
  }
}

package io.faultwire.topology;

import java.time.Duration;

/** Makes a {@link LinkProfile} step by step. */
public final class LinkProfileBuilder {
  private Duration latency;
  private Duration jitter;
  private double loss;
  private boolean ecn;
  private double reorder;
  private int reorderGap;
  private double duplicate;
  private double corrupt;
  private long rate;
  private int queueLimit;

  LinkProfileBuilder(LinkProfile start) {
    this.latency = start.latency();
    this.jitter = start.jitter();
    this.loss = start.lossPercent();
    this.ecn = start.ecn();
    this.reorder = start.reorderPercent();
    this.reorderGap = start.reorderGap();
    this.duplicate = start.duplicatePercent();
    this.corrupt = start.corruptPercent();
    this.rate = start.bitsPerSecond();
    this.queueLimit = start.queueLimit();
  }

  /** Sets how long a frame travels. */
  public LinkProfileBuilder latency(Duration value) {
    latency = value;
    return this;
  }

  /** Sets how far the latency swings to either side. */
  public LinkProfileBuilder jitter(Duration value) {
    jitter = value;
    return this;
  }

  /** Sets the percentage of frames that are dropped. */
  public LinkProfileBuilder loss(double percent) {
    loss = percent;
    return this;
  }

  /** Sets whether frames of an ECN-capable transport are marked where they would be dropped. */
  public LinkProfileBuilder ecn(boolean value) {
    ecn = value;
    return this;
  }

  /** Sets the percentage of frames that later ones overtake. */
  public LinkProfileBuilder reorder(double percent) {
    reorder = percent;
    return this;
  }

  /** Sets how many frames overtake a reordered one. */
  public LinkProfileBuilder reorderGap(int frames) {
    reorderGap = frames;
    return this;
  }

  /** Sets the percentage of frames that arrive twice. */
  public LinkProfileBuilder duplicate(double percent) {
    duplicate = percent;
    return this;
  }

  /** Sets the percentage of frames in which one bit is inverted. */
  public LinkProfileBuilder corrupt(double percent) {
    corrupt = percent;
    return this;
  }

  /** Sets the rate in bits per second; 0 for infinitely fast. */
  public LinkProfileBuilder rate(long bitsPerSecond) {
    rate = bitsPerSecond;
    return this;
  }

  /** Sets how many frames wait for the transmitter. */
  public LinkProfileBuilder queueLimit(int frames) {
    queueLimit = frames;
    return this;
  }

  /**
   * Returns the profile.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message names it
   */
  public LinkProfile build() {
    return new LinkProfile(
        latency, jitter, loss, ecn, reorder, reorderGap, duplicate, corrupt, rate, queueLimit);
  }
}

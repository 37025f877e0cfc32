package io.faultwire.topology;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Declares a link; what is set applies to both directions unless {@link #from} names one. */
public final class LinkBuilder {
  private final String a;
  private final String b;
  private LinkProfileBuilder forward = LinkProfile.builder();
  private LinkProfileBuilder backward = LinkProfile.builder();
  private int mtu = LinkSpec.ETHERNET_MTU;

  LinkBuilder(String a, String b) {
    this.a = a;
    this.b = b;
  }

  /** Starts both directions from a profile, such as {@link LinkProfile#lossyWifi()}. */
  public LinkBuilder profile(LinkProfile profile) {
    forward = profile.toBuilder();
    backward = profile.toBuilder();
    return this;
  }

  /**
   * Sets values for the direction that leaves from one end only.
   *
   * @throws TopologyException if the device is no end of this link
   */
  public LinkBuilder from(String device, Consumer<LinkProfileBuilder> values) {
    if (device.equals(a)) {
      values.accept(forward);
    } else if (device.equals(b)) {
      values.accept(backward);
    } else {
      throw new TopologyException(
          "link " + a + "-" + b,
          "'" + device + "' is no end of it",
          "Name the direction by the end that it leaves from, '" + a + "' or '" + b + "'");
    }
    return this;
  }

  /** Sets how long a frame travels. */
  public LinkBuilder latency(Duration latency) {
    return both(p -> p.latency(latency));
  }

  /** Sets how far the latency swings to either side. */
  public LinkBuilder jitter(Duration jitter) {
    return both(p -> p.jitter(jitter));
  }

  /** Sets the percentage of frames that are dropped. */
  public LinkBuilder loss(double percent) {
    return both(p -> p.loss(percent));
  }

  /** Sets the percentage of frames that later ones overtake. */
  public LinkBuilder reorder(double percent) {
    return both(p -> p.reorder(percent));
  }

  /** Sets how many frames overtake a reordered one. */
  public LinkBuilder reorderGap(int frames) {
    return both(p -> p.reorderGap(frames));
  }

  /** Sets the percentage of frames that arrive twice. */
  public LinkBuilder duplicate(double percent) {
    return both(p -> p.duplicate(percent));
  }

  /** Sets the percentage of frames in which one bit is inverted. */
  public LinkBuilder corrupt(double percent) {
    return both(p -> p.corrupt(percent));
  }

  /** Sets the rate in bits per second; 0 for infinitely fast. */
  public LinkBuilder rate(long bitsPerSecond) {
    return both(p -> p.rate(bitsPerSecond));
  }

  /** Sets how many frames wait for the transmitter. */
  public LinkBuilder queueLimit(int frames) {
    return both(p -> p.queueLimit(frames));
  }

  /** Sets the largest IP datagram that the link carries, in octets, 68 to 65535. */
  public LinkBuilder mtu(int octets) {
    mtu = octets;
    return this;
  }

  private LinkBuilder both(Consumer<LinkProfileBuilder> change) {
    List.of(forward, backward).forEach(change);
    return this;
  }

  LinkSpec build() {
    // RFC 791: every internet module must be able to forward a datagram of 68 octets
    if (mtu < 68 || mtu > 65_535) {
      throw new TopologyException(
          "link " + a + "-" + b, "an MTU of " + mtu, "Give 68 to 65535 octets (RFC 791)");
    }
    try {
      return new LinkSpec(a, b, forward.build(), backward.build(), mtu);
    } catch (IllegalArgumentException e) {
      throw new TopologyException(
          "link " + a + "-" + b, String.valueOf(e.getMessage()), "Give a value in that range");
    }
  }
}

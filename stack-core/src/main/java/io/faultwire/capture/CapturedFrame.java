package io.faultwire.capture;

import io.faultwire.capture.layer.Layer;
import io.faultwire.capture.layer.LayerModel;
import io.faultwire.capture.layer.Layers;
import io.faultwire.link.Verdict;
import io.faultwire.wire.Packet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One frame on one link. A frame that crosses a switch is captured on both sides of it. */
public final class CapturedFrame {
  /** The arrival time of a frame that did not arrive. */
  public static final long NEVER = FrameRecord.NEVER;

  private final FrameRecord record;

  CapturedFrame(FrameRecord record) {
    this.record = record;
  }

  /** Returns its number in the capture, from 1, in the order in which frames were sent. */
  public int number() {
    return record.number;
  }

  /** Returns where it was seen. */
  public CapturedInterface where() {
    return record.where;
  }

  /** Returns the name of the link, such as {@code client-server}. */
  public String link() {
    return record.where.linkName();
  }

  /** Returns the name of the link's direction, such as {@code client->server}. */
  public String direction() {
    return record.where.name();
  }

  /**
   * Returns when it was sent, in nanoseconds of virtual time, or since 1970 in a capture made
   * elsewhere.
   */
  public long sentAt() {
    return record.sentAt;
  }

  /** Returns when it arrived at the other end of the link, or {@link #NEVER}. */
  public long arrivedAt() {
    return record.arrivedAt;
  }

  /** Tells whether it reached the other end of the link, be it intact or not. */
  public boolean isDelivered() {
    return record.isDelivered();
  }

  /** Returns what became of it on this link. */
  public Fate fate() {
    if (record.isDropped()) {
      return Fate.DROPPED;
    }
    if (!record.isDelivered()) {
      return Fate.IN_FLIGHT;
    }
    if (record.isCorrupted()) {
      return Fate.CORRUPTED;
    }
    if (record.isTouched(Verdict.Kind.DUPLICATE)) {
      return Fate.DUPLICATE;
    }
    if (record.isTouched(Verdict.Kind.MARK)) {
      return Fate.MARKED;
    }
    if (record.isTouched(Verdict.Kind.HOLD)) {
      return Fate.HELD;
    }
    boolean late = touches().stream().anyMatch(t -> t.kind() == Verdict.Kind.DELAY && !t.routine());
    return late ? Fate.DELAYED : Fate.DELIVERED;
  }

  /** Returns what rules did to it, in the order in which they did it. */
  public List<Touch> touches() {
    return List.copyOf(record.touches);
  }

  /** Returns the rule's deed that decided its {@link #fate}, if a rule did. */
  public Optional<Touch> decidedBy() {
    Fate fate = fate();
    return touches().stream()
        .filter(
            touch ->
                switch (fate) {
                  case DROPPED -> touch.kind() == Verdict.Kind.DROP;
                  case CORRUPTED -> touch.isHarmful();
                  case DUPLICATE -> touch.kind() == Verdict.Kind.DUPLICATE;
                  case MARKED -> touch.kind() == Verdict.Kind.MARK;
                  case HELD -> touch.kind() == Verdict.Kind.HOLD;
                  case DELAYED -> touch.kind() == Verdict.Kind.DELAY && !touch.routine();
                  case IN_FLIGHT -> !touch.routine();
                  case DELIVERED -> false;
                })
        .findFirst();
  }

  /** Returns the length in octets, without FCS. */
  public int length() {
    return record.length;
  }

  /** Tells whether the program that captured it kept only its beginning; the rest reads as 0. */
  public boolean isTruncated() {
    return record.capturedLength < record.length;
  }

  /** Returns a copy of its octets as they were sent. */
  public byte[] bytes() {
    return Arrays.copyOfRange(record.chunk, record.offset, record.offset + record.length);
  }

  /** Returns a copy of its octets as rules on the way left them. */
  public byte[] bytesOnArrival() {
    return record.arrivedBytes();
  }

  /** Returns its headers as they were sent. */
  public Packet packet() {
    return record.wrap(new Packet());
  }

  /** Returns its layers from the lowest to the highest, as a model of layers numbers them. */
  public List<Layer> layers(LayerModel model) {
    return Layers.of(packet(), model);
  }

  /** Returns its fate and all that rules did to it, such as {@code dropped by 'loss 5%'}. */
  public String describeFate() {
    StringBuilder text = new StringBuilder(fate().toString());
    for (Touch touch : record.touches) {
      String action = touch.action().equals(fate().toString()) ? "" : ", " + touch.action();
      text.append(action).append(" by '").append(touch.rule()).append('\'');
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CapturedFrame frame && frame.record == record;
  }

  @Override
  public int hashCode() {
    return record.number;
  }

  @Override
  public String toString() {
    return "frame "
        + number()
        + " at "
        + Nanos.format(sentAt())
        + " on "
        + direction()
        + ": "
        + FrameSummary.of(packet())
        + " ("
        + describeFate()
        + ")";
  }
}

package io.faultwire.engine.toxiproxy.lane;

import io.faultwire.link.Journey;
import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One frame on its way over the lanes of a direction; used by the thread of the lanes. */
final class Parcel {
  private final LaneBundle bundle;
  private final Journey journey;
  private final int generation;
  private final @Nullable Object trace;
  private final long sentAt;
  private final ByteBuffer record;
  private long sequence;
  private boolean transmitted;
  private @Nullable Hold hold;
  private List<Hold> overtaken = List.of();
  private byte[] octets = new byte[0];
  private boolean sealed;
  private int fcs;

  /**
   * Copies a frame.
   *
   * @param generation of the network's frames, by which those of before an event are known
   */
  Parcel(Frame frame, LaneBundle bundle, Journey journey, int generation) {
    this.bundle = bundle;
    this.journey = journey;
    this.generation = generation;
    this.trace = frame.trace();
    this.sentAt = System.nanoTime();
    this.record = LaneRecord.of(frame);
  }

  LaneBundle bundle() {
    return bundle;
  }

  Journey journey() {
    return journey;
  }

  int generation() {
    return generation;
  }

  /** Returns the record, to be written from its position on. */
  ByteBuffer record() {
    return record;
  }

  /** Makes the record ready to be written from its beginning. */
  void address(int lane, long number) {
    sequence = number;
    record.rewind();
    LaneRecord.address(record, lane, number);
  }

  /** Returns its number on the lane that it is on. */
  long sequence() {
    return sequence;
  }

  /** Returns when it leaves the transmitter, on the scale of {@link System#nanoTime}. */
  long leavesTransmitter() {
    return sentAt + journey.transmission();
  }

  /** Returns when it is to arrive, unless it is held. */
  long due() {
    return leavesTransmitter() + journey.delay();
  }

  /** Returns what it waits for, if it is held. */
  @Nullable Hold hold() {
    return hold;
  }

  void setHold(Hold own) {
    hold = own;
  }

  /** Has a frame that is held wait for this one. */
  void overtakes(Hold other) {
    if (overtaken.isEmpty()) {
      overtaken = new ArrayList<>(1);
    }
    overtaken.add(other);
  }

  /**
   * Is told that it came out of its lane.
   *
   * @param buffer holds the record as it came
   * @param at where the record begins
   */
  void cameOut(ByteBuffer buffer, int at) {
    if (journey.bitsPerSecond() > 0 && !transmitted) {
      transmitted = true;
      bundle.transmitted(this);
      return;
    }
    octets = new byte[LaneRecord.length(buffer, at)];
    buffer.get(at + LaneRecord.HEADER, octets);
    sealed = LaneRecord.isSealed(buffer, at);
    fcs = LaneRecord.fcs(buffer, at);
    overtaken.forEach(each -> each.wasOvertaken(due()));
    bundle.arrived(this);
  }

  /** Is told that it never will, although no rule condemned it. */
  void wasLost() {
    overtaken.forEach(each -> each.wasOvertaken(due()));
    bundle.lost();
  }

  /** Returns the frame as it came out of the last lane. */
  Frame unpack(FramePool pool) {
    Frame frame = pool.copyOf(octets, 0, octets.length);
    if (sealed) {
      frame.sealFcs(fcs);
    }
    frame.setTrace(trace);
    return frame;
  }
}

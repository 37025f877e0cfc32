package io.faultwire.engine.toxiproxy.lane;

import io.faultwire.link.Carrier;
import io.faultwire.link.InstalledFault;
import io.faultwire.link.Journey;
import io.faultwire.link.LinkDirection;
import io.faultwire.topology.LinkProfile;
import io.faultwire.wire.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of one direction of a link.
 *
 * <p>A frame goes first through the lane of its transmitter, if there is a rate, and then through
 * one that holds it, delays it or does nothing to it.
 */
final class LaneBundle implements Carrier {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Lanes of different latencies; delays between two of them are waited for before sending. */
  private static final int MOST_LATENCIES = 12;

  /** How many of them a declared jitter is spread over. */
  private static final int JITTER_LATENCIES = 8;

  private static final int PREPARED_HOLDS = 2;

  private final LaneNetwork network;
  private final LinkDirection direction;
  private final TreeMap<Long, Lane> latencies = new TreeMap<>();
  private final Map<Long, Lane> transmitters = new HashMap<>();
  private final HoldLanes holdLanes;
  private final List<Hold> holds = new ArrayList<>();
  private @Nullable Lane blackHole;

  LaneBundle(LaneNetwork network, LinkDirection direction) {
    this.network = network;
    this.direction = direction;
    this.holdLanes = new HoldLanes(() -> lane(LaneSpec.hold()));
  }

  LinkDirection direction() {
    return direction;
  }

  /** Opens the lanes that a declaration will need; others are opened when a frame needs them. */
  void prepare(LinkProfile profile) {
    if (profile.lossPercent() > 0) {
      blackHole();
    }
    if (profile.bitsPerSecond() > 0) {
      transmitter(profile.bitsPerSecond());
    }
    if (profile.reorderPercent() > 0) {
      holdLanes.prepare(PREPARED_HOLDS);
    }
    long least = profile.latency().minus(profile.jitter()).toNanos();
    long span = 2 * profile.jitter().toNanos();
    for (int i = 0; i < (span == 0 ? 1 : JITTER_LATENCIES); i++) {
      latencyLane((least + span * i / JITTER_LATENCIES) / NANOS_PER_MILLI);
    }
  }

  private Lane lane(LaneSpec spec) {
    return network.lanes().add(spec.of(direction.name()));
  }

  private Lane blackHole() {
    Lane known = blackHole;
    if (known == null) {
      known = lane(LaneSpec.loss());
      blackHole = known;
    }
    return known;
  }

  /** Toxiproxy counts thousands of octets a second; it gets the next higher rate. */
  private Lane transmitter(long bitsPerSecond) {
    long kilobytes = (bitsPerSecond + 7999) / 8000;
    return transmitters.computeIfAbsent(kilobytes, rate -> lane(LaneSpec.rate(rate)));
  }

  private Lane latencyLane(long millis) {
    return latencies.computeIfAbsent(
        millis, latency -> lane(latency == 0 ? LaneSpec.clean() : LaneSpec.latency(latency)));
  }

  @Override
  public void carry(Frame frame, Journey journey) {
    Parcel parcel = new Parcel(frame, this, journey, network.sent());
    frame.release();
    network.loop().execute(() -> send(parcel));
  }

  @Override
  public void lose(Frame frame, InstalledFault by) {
    Parcel parcel = new Parcel(frame, this, Journey.DIRECT, 0);
    frame.release();
    if (by.isPartition()) {
      network.loop().execute(this::cut);
    } else {
      network.loop().execute(() -> blackHole().send(parcel));
    }
  }

  /** While the proxies are disabled, a frame finds no connection that could carry it. */
  private void cut() {
    latencies.values().forEach(Lane::cut);
    transmitters.values().forEach(Lane::cut);
  }

  private void send(Parcel parcel) {
    Journey journey = parcel.journey();
    if (journey.isHeld()) {
      Hold hold = new Hold(parcel, network.loop());
      parcel.setHold(hold);
      holds.add(hold);
    } else {
      holds.forEach(hold -> hold.isOvertakenBy(parcel));
    }
    if (journey.bitsPerSecond() > 0) {
      transmitter(journey.bitsPerSecond()).send(parcel);
    } else {
      goOn(parcel);
    }
    holds.removeIf(Hold::isNamed);
  }

  /** Is told that a frame came out of the lane of its transmitter. */
  void transmitted(Parcel parcel) {
    long early = parcel.leavesTransmitter() - System.nanoTime();
    if (early > 0) {
      network.loop().at(parcel.leavesTransmitter(), () -> goOn(parcel));
    } else {
      goOn(parcel);
    }
  }

  private void goOn(Parcel parcel) {
    Hold hold = parcel.hold();
    if (hold != null) {
      holdLanes.send(hold, () -> latencyLane(0).send(parcel));
    } else {
      delay(parcel);
    }
  }

  /** The server delays by whole milliseconds; what is left is waited for before sending. */
  private void delay(Parcel parcel) {
    long delay = parcel.journey().delay();
    long latency = latencyFor(delay / NANOS_PER_MILLI);
    long left = delay - latency * NANOS_PER_MILLI;
    Lane lane = latencyLane(latency);
    if (left > 0) {
      network.loop().at(parcel.leavesTransmitter() + left, () -> lane.send(parcel));
    } else {
      lane.send(parcel);
    }
  }

  /** Chooses the next lower latency of which there is a lane, or a new one if that is far off. */
  private long latencyFor(long wanted) {
    Long lower = latencies.floorKey(wanted);
    boolean isNear = lower != null && lower >= wanted / 2;
    if (!isNear && latencies.size() < MOST_LATENCIES) {
      return wanted;
    }
    return lower == null ? 0 : lower;
  }

  /** Is told that a frame has come to the far end. */
  void arrived(Parcel parcel) {
    network.arrived(parcel);
  }

  /** Is told that a frame never will. */
  void lost() {
    network.neverArrives();
  }
}

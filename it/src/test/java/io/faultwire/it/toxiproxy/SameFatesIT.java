package io.faultwire.it.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.CapturedFrame;
import io.faultwire.capture.Fate;
import io.faultwire.capture.Touch;
import io.faultwire.engine.Engine;
import io.faultwire.engine.Network;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.link.Fault;
import io.faultwire.link.Faults;
import io.faultwire.link.Jitter;
import io.faultwire.link.Selection;
import io.faultwire.link.Verdict;
import io.faultwire.time.Seed;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same seed condemns the same frames in simulation and through Toxiproxy. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Requires(Need.TOXIPROXY)
class SameFatesIT {
  private static final int COUNT = 400;

  /** A hold that only an overtaker ends, so that the speed of the machine does not matter. */
  private static final Fault REORDER =
      new Fault(
          "reorder",
          random ->
              (packet, now) -> random.chance(0.2) ? Verdict.hold(1, 60_000_000_000L) : Verdict.PASS,
          Selection.all());

  /** What one run came to. */
  record Run(List<FrameFate> frames, List<Integer> order, long fcsErrors) {}

  /** What became of one frame, and its octets as they arrived. */
  record FrameFate(List<Touch> touches, boolean arrived, String octets) {}

  @Test
  void theSameFramesAreHarmedInTheSameWay() throws IOException {
    Fault delay = Faults.delay(Duration.ofMillis(4));
    Run simulated = run(Engine.SIMULATION, delay);
    Run proxied = run("toxiproxy", delay);

    Map<Verdict.Kind, Integer> kinds = new HashMap<>();
    simulated.frames.forEach(f -> f.touches.forEach(t -> kinds.merge(t.kind(), 1, Integer::sum)));
    assertThat(kinds)
        .as("every kind of harm was done")
        .hasSize(5)
        .allSatisfy((kind, count) -> assertThat(count).isGreaterThan(5));
    assertThat(simulated.order).isNotEqualTo(simulated.order.stream().sorted().toList());

    assertThat(proxied.frames).isEqualTo(simulated.frames);
    assertThat(proxied.order).as("what the program read").isEqualTo(simulated.order);
    assertThat(proxied.fcsErrors).isPositive().isEqualTo(simulated.fcsErrors);
  }

  @Test
  void theSameFramesAreDelayedByTheSameJitter() throws IOException {
    Fault delay = Faults.delay(Duration.ofMillis(8), Duration.ofMillis(3), Jitter.NORMAL);
    assertThat(run("toxiproxy", delay).frames).isEqualTo(run(Engine.SIMULATION, delay).frames);
  }

  private static Run run(String engine, Fault delay) throws IOException {
    Topology topology = Topology.pair("client", "server");
    try (Network network = Engine.named(engine).realise(topology, new Seed(7))) {
      Datagrams datagrams = new Datagrams(network, 100);
      Network.Direction wire = network.link("client", "server").from("client");
      wire.install(delay);
      wire.install(REORDER);
      wire.install(Faults.corrupt(5));
      wire.install(Faults.duplicate(5));
      wire.install(Faults.loss(5));
      for (int i = 0; i < COUNT; i++) {
        datagrams.send();
        awaitAllButTheHeld(network, datagrams);
      }
      datagrams.send();
      List<Integer> read = datagrams.awaitEnd();
      return new Run(
          datagrams.frames().stream().map(SameFatesIT::fateOf).toList(),
          read,
          network.host("server").stack().interfaces().get(0).nic().fcsErrors());
    }
  }

  /** Nothing overtakes by chance: the next one is sent when all that can arrive have done so. */
  private static void awaitAllButTheHeld(Network network, Datagrams datagrams) {
    network.runUntil(
        () -> {
          List<CapturedFrame> frames = datagrams.frames();
          boolean overtaken = false;
          for (int i = frames.size() - 1; i >= 0; i--) {
            CapturedFrame frame = frames.get(i);
            if (!Datagrams.isOver(frame) && (overtaken || !isHeld(frame))) {
              return false;
            }
            overtaken |= frame.fate() != Fate.DROPPED && !isHeld(frame);
          }
          return true;
        });
  }

  private static boolean isHeld(CapturedFrame frame) {
    return frame.touches().stream().anyMatch(t -> t.kind() == Verdict.Kind.HOLD);
  }

  private static FrameFate fateOf(CapturedFrame frame) {
    return new FrameFate(
        frame.touches(),
        frame.isDelivered(),
        java.util.HexFormat.of().formatHex(frame.bytesOnArrival()));
  }
}

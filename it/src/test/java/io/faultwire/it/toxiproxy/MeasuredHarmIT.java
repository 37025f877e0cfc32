package io.faultwire.it.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultwire.capture.CapturedFrame;
import io.faultwire.engine.Engine;
import io.faultwire.engine.Network;
import io.faultwire.it.machine.Need;
import io.faultwire.it.machine.Requires;
import io.faultwire.time.Seed;
import io.faultwire.topology.LinkBuilder;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is declared is what the receiver sees. */
@Tag("any-jdk")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Requires(Need.TOXIPROXY)
class MeasuredHarmIT {
  private static final int COUNT = 20_000;
  private static final Duration PACE = Duration.ofNanos(500_000);

  /** 99.9% of a normal distribution lie within so many standard deviations of its mean. */
  private static final double DEVIATIONS = 3.2905;

  @Test
  void lossReorderingAndDelayAreAsDeclared() throws IOException {
    Duration latency = Duration.ofMillis(50);
    try (Network network = open(link -> link.loss(5).reorder(20).latency(latency))) {
      Datagrams datagrams = new Datagrams(network, 64);
      for (int i = 0; i < COUNT; i++) {
        datagrams.send();
        network.advance(PACE);
      }
      List<Integer> read = datagrams.awaitEnd();

      assertThat(new HashSet<>(read)).as("nothing arrives twice").hasSameSizeAs(read);
      assertShare("loss", 0.05, COUNT - read.size(), COUNT);
      assertShare("reordering", 0.20, overtaken(read), read.size());

      List<Duration> delays = delays(datagrams.frames());
      assertThat(delays.get(0)).as("the shortest delay").isGreaterThanOrEqualTo(latency);
      assertThat(delays.get(delays.size() / 2))
          .as("the median, with a generous allowance for a busy machine")
          .isLessThan(latency.plusMillis(25));
    }
  }

  @Test
  void jitterIsAsDeclared() throws IOException {
    Duration latency = Duration.ofMillis(20);
    Duration jitter = Duration.ofMillis(10);
    try (Network network = open(link -> link.latency(latency).jitter(jitter))) {
      Datagrams datagrams = new Datagrams(network, 64);
      for (int i = 0; i < 2000; i++) {
        datagrams.send();
        network.advance(PACE);
      }
      assertThat(datagrams.awaitEnd()).hasSize(2000);
      assertThat(datagrams.frames())
          .allSatisfy(
              frame ->
                  assertThat(frame.arrivedAt() - frame.sentAt())
                      .as("never earlier than drawn")
                      .isGreaterThanOrEqualTo(frame.touches().get(0).nanos()));
      List<Duration> late =
          datagrams.frames().stream()
              .map(f -> Duration.ofNanos(delay(f).toNanos() - f.touches().get(0).nanos()))
              .sorted()
              .toList();
      assertThat(late.get(late.size() / 2)).as("median").isLessThan(Duration.ofMillis(25));
      List<Duration> delays = delays(datagrams.frames());
      assertThat(delays.get(0)).isBetween(latency.minus(jitter), latency);
      assertThat(delays.get(delays.size() - 1)).isGreaterThan(latency.plusMillis(8));
    }
  }

  @Test
  void copiesAndInvertedBitsAreAsDeclared() throws IOException {
    try (Network network = open(link -> link.duplicate(10).corrupt(10))) {
      Datagrams datagrams = new Datagrams(network, 64);
      long before = fcsErrors(network);
      for (int i = 0; i < 5000; i++) {
        datagrams.send();
        network.advance(PACE);
      }
      datagrams.awaitEnd();
      int arrived = datagrams.frames().size();
      assertShare("duplicates", 0.1, arrived - 5000, 5000);
      assertShare("corruption", 0.1, (int) (fcsErrors(network) - before), arrived);
    }
  }

  @Test
  void theRateIsAsDeclared() throws IOException {
    int octets = 1000;
    try (Network network = open(link -> link.rate(1_000_000))) {
      Datagrams datagrams = new Datagrams(network, octets);
      for (int i = 0; i < 150; i++) {
        datagrams.send();
      }
      assertThat(datagrams.awaitEnd()).hasSize(150);
      // UDP 8, IPv4 20, Ethernet 14 and on the wire 24 octets more
      List<CapturedFrame> frames = datagrams.frames();
      long first = frames.get(0).sentAt();
      for (int i = 0; i < 150; i++) {
        long least = (i + 1) * (octets + 66L) * 8 * 1000;
        assertThat(frames.get(i).arrivedAt() - first).isGreaterThanOrEqualTo(least);
      }
      Duration all = Duration.ofNanos(frames.get(149).arrivedAt() - first);
      assertThat(all).isLessThan(Duration.ofMillis(2 * 150 * (octets + 66) * 8 / 1000));
    }
  }

  private static Network open(Consumer<LinkBuilder> wire) {
    Topology topology =
        Topology.builder().host("client").host("server").link("client", "server", wire).build();
    return Engine.named("toxiproxy").realise(topology, new Seed(1));
  }

  private static void assertShare(String what, double declared, int count, int of) {
    double bound = DEVIATIONS * Math.sqrt(declared * (1 - declared) / of);
    System.out.printf(
        "%s: %d of %d, %.4f, declared %.2f +- %.4f%n",
        what, count, of, (double) count / of, declared, bound);
    assertThat((double) count / of)
        .as("%s of %d frames, within 99.9%% of the binomial distribution", what, of)
        .isBetween(declared - bound, declared + bound);
  }

  /** Returns how many arrived after one that was sent later. */
  private static int overtaken(List<Integer> read) {
    int overtaken = 0;
    int highest = -1;
    for (int number : read) {
      overtaken += number < highest ? 1 : 0;
      highest = Math.max(highest, number);
    }
    return overtaken;
  }

  private static Duration delay(CapturedFrame frame) {
    return Duration.ofNanos(frame.arrivedAt() - frame.sentAt());
  }

  private static List<Duration> delays(List<CapturedFrame> frames) {
    return frames.stream()
        .filter(CapturedFrame::isDelivered)
        .map(MeasuredHarmIT::delay)
        .sorted()
        .toList();
  }

  private static long fcsErrors(Network network) {
    return network.host("server").stack().interfaces().get(0).nic().fcsErrors();
  }
}

package io.faultwire.it.kernel;

import io.faultwire.link.Fault;
import io.faultwire.link.Faults;
import io.faultwire.link.Jitter;
import java.time.Duration;
import java.util.List;

/** What both directions of the link between the model and the kernel suffer. */
enum Harm {
  LOSS(20_000_000, Faults.loss(5)),
  BURSTS(20_000_000, Faults.gilbertElliott(0.4, 25, 80, 0)),
  REORDER(20_000_000, Faults.reorder(30, 3)),
  DUPLICATE(20_000_000, Faults.duplicate(5)),
  CORRUPT(20_000_000, Faults.corruptBeyondFcs(1)),
  JITTER(20_000_000, Faults.delay(Duration.ofMillis(200), Duration.ofMillis(20), Jitter.UNIFORM)),
  RATE(2_000_000, Faults.rate(1_000_000, 10)),
  SMALL_MTU(20_000_000, 576),
  ALL_TOGETHER(
      100_000,
      576,
      Faults.delay(Duration.ofMillis(200), Duration.ofMillis(20), Jitter.UNIFORM),
      Faults.rate(1_000_000, 10),
      Faults.reorder(30, 3),
      Faults.corruptBeyondFcs(1),
      Faults.duplicate(5),
      Faults.gilbertElliott(2, 50, 80, 0),
      Faults.loss(5));

  private static final int ETHERNET_MTU = 1500;

  /** How many octets each end sends where nothing else is asked for. */
  final int octets;

  final int mtu;

  /** In the order in which they are installed: the last one is asked first. */
  final List<Fault> faults;

  Harm(int octets, Fault... faults) {
    this(octets, ETHERNET_MTU, faults);
  }

  Harm(int octets, int mtu, Fault... faults) {
    this.octets = octets;
    this.mtu = mtu;
    this.faults = List.of(faults);
  }

  /** Tells whether the time that it takes is spent waiting, and not on the processor. */
  boolean mostlyWaits() {
    return this == LOSS || this == BURSTS || this == JITTER || this == RATE || this == ALL_TOGETHER;
  }

  /** Tells whether the queue before the link is shorter than the windows that fill it. */
  boolean overflowsQueue() {
    return this == RATE;
  }
}

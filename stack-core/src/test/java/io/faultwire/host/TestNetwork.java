package io.faultwire.host;

import io.faultwire.device.Nic;
import io.faultwire.link.Fault;
import io.faultwire.link.Link;
import io.faultwire.link.Port;
import io.faultwire.tcp.TcpObserver;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.time.EventQueue;
import io.faultwire.time.Seed;
import io.faultwire.time.VirtualClock;
import io.faultwire.wire.FramePool;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Prefix;
import io.faultwire.wire.MacAddress;
import java.time.Duration;

/** Clock, queue and pool for hosts that a test wires up by hand; every host is in 10.0.0.0/24. */
public final class TestNetwork {
  public static final Ipv4Prefix PREFIX = Ipv4Prefix.parse("10.0.0.0/24");
  private static final int EVENT_LIMIT = 10_000_000;

  public final VirtualClock clock = new VirtualClock();
  public final EventQueue queue = new EventQueue();
  public final FramePool pool;
  public final Seed seed;
  private final int mtu;

  public TestNetwork(int mtu, Seed seed) {
    this.mtu = mtu;
    this.seed = seed;
    this.pool = new FramePool(mtu);
  }

  public TestNetwork() {
    this(1500, Seed.DEFAULT);
  }

  /** Returns a NIC whose MAC address ends with the number. */
  public Nic nic(String name, int number) {
    return new Nic(name, MacAddress.local(number), mtu, pool);
  }

  /** Returns a host with the address 10.0.0.number. */
  public HostStack host(String name, int number, Nic nic) {
    HostStack host =
        new HostStack(name, clock, queue, seed, pool, TcpOptions.DEFAULT, TcpObserver.NONE);
    host.addInterface(nic, address(number), PREFIX);
    return host;
  }

  public Link join(Port a, Port b) {
    return new Link(a, b, clock, queue, seed);
  }

  /** Joins two ports by a link on which each fault works in both directions. */
  public Link join(Port a, Port b, Fault... faults) {
    Link link = join(a, b);
    for (Fault fault : faults) {
      link.directions().forEach(direction -> direction.install(fault));
    }
    return link;
  }

  public static Ipv4Address address(int number) {
    return new Ipv4Address(PREFIX.address().value() + number);
  }

  /** Runs events until none is pending. */
  public void run() {
    int events = 0;
    while (queue.runNext(clock)) {
      if (++events > EVENT_LIMIT) {
        throw new AssertionError("the network does not become quiet");
      }
    }
  }

  /** Runs the events of the next while and leaves the clock at its end. */
  public void run(Duration time) {
    long end = clock.now() + time.toNanos();
    while (queue.nextTime() <= end) {
      queue.runNext(clock);
    }
    clock.advanceTo(end);
  }
}

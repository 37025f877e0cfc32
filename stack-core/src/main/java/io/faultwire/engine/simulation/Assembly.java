package io.faultwire.engine.simulation;

import io.faultwire.capture.Capture;
import io.faultwire.device.Nic;
import io.faultwire.device.Switch;
import io.faultwire.host.HostStack;
import io.faultwire.host.process.Pace;
import io.faultwire.host.process.Scheduler;
import io.faultwire.link.InstalledFault;
import io.faultwire.link.Link;
import io.faultwire.link.LinkDirection;
import io.faultwire.link.Port;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.time.EventQueue;
import io.faultwire.time.Seed;
import io.faultwire.time.VirtualClock;
import io.faultwire.topology.HostSpec;
import io.faultwire.topology.InterfaceSpec;
import io.faultwire.topology.LinkSpec;
import io.faultwire.topology.Topology;
import io.faultwire.wire.Frame;
import io.faultwire.wire.FramePool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts of a network, built from its declaration and joined to each other. */
public final class Assembly {
  /** The property with the seconds that a thread may run outside of a network that waits for it. */
  static final String STALL_TIMEOUT = "faultwire.stallTimeout";

  private static final long DEFAULT_STALL_SECONDS = 10;

  final Topology topology;
  final Seed seed;
  final VirtualClock clock = new VirtualClock();
  final EventQueue queue = new EventQueue();
  final FramePool pool;
  final Capture capture = new Capture();
  final Scheduler scheduler;
  final Map<String, HostStack> stacks = new LinkedHashMap<>();
  final Map<String, Switch> switches = new LinkedHashMap<>();
  final Map<String, Link> links = new LinkedHashMap<>();
  final Cabling cabling;
  private final Map<String, Outsider> outsiders;

  /**
   * Builds the parts.
   *
   * @param outsiders what takes the place of declared hosts and switches, by their names
   */
  public Assembly(Topology topology, Seed seed, Pace pace, Map<String, Outsider> outsiders) {
    this(topology, seed, pace, outsiders, Cabling.VIRTUAL);
  }

  /** Builds the parts with links of another kind. */
  public Assembly(
      Topology topology, Seed seed, Pace pace, Map<String, Outsider> outsiders, Cabling cabling) {
    this.topology = topology;
    this.seed = seed;
    this.outsiders = outsiders;
    this.cabling = cabling;
    this.pool = new FramePool(topology.largestMtu());
    this.scheduler = new Scheduler(clock, queue, pace, stallTimeout());
    topology.switches().forEach(s -> switches.put(s, new Switch(s, Switch.DEFAULT_AGEING)));
    scheduler.enter(this::build);
  }

  private static Duration stallTimeout() {
    return Duration.ofSeconds(Long.getLong(STALL_TIMEOUT, DEFAULT_STALL_SECONDS));
  }

  private Assembly build() {
    for (HostSpec host : topology.hosts()) {
      host.interfaces().forEach(i -> capture.nameHost(host.name(), i.address()));
      if (!outsiders.containsKey(host.name())) {
        TcpOptions tcp = cabling.tcp(host);
        stacks.put(host.name(), new HostStack(host.name(), clock, queue, seed, pool, tcp, capture));
      }
    }
    for (LinkSpec spec : topology.links()) {
      Link link = new Link(port(spec, spec.a()), port(spec, spec.b()), clock, queue, seed);
      Profiles.apply(spec.forward(), link.forward());
      Profiles.apply(spec.backward(), link.backward());
      capture.watch(link);
      links.put(spec.name(), link);
      cabling.lay(spec, link, this);
    }
    return this;
  }

  private Port port(LinkSpec link, String device) {
    Outsider outsider = outsiders.get(device);
    if (outsider != null) {
      return outsider.plugIn(link, this);
    }
    Switch found = switches.get(device);
    return found == null ? nic(topology.host(device), link) : found.addPort();
  }

  private Port nic(HostSpec host, LinkSpec link) {
    InterfaceSpec spec =
        host.interfaces().stream()
            .filter(i -> i.link().equals(link.name()))
            .findFirst()
            .orElseThrow();
    Nic nic = new Nic(host.name(), spec.mac(), link.mtu(), pool);
    HostStack stack = stacks.get(host.name());
    stack.addInterface(nic, spec.address(), spec.prefix());
    return nic;
  }

  /** Tells whether something takes the place of a declared host. */
  boolean isOutside(String host) {
    return outsiders.containsKey(host);
  }

  /** Returns what the network is built from. */
  public Topology topology() {
    return topology;
  }

  /** Returns the clock of the network. */
  public VirtualClock clock() {
    return clock;
  }

  /** Returns the events of the network, for who has its turn. */
  public EventQueue queue() {
    return queue;
  }

  /** Returns the frames of the network. */
  public FramePool pool() {
    return pool;
  }

  /**
   * Runs a task of a thread that brings what comes from outside, in the network's turn; after the
   * network's end, not at all.
   */
  public void inTurn(Runnable task) {
    scheduler.deliver(task);
  }

  /** Has whoever waits in the network, or waits next, be told of a failure; from any thread. */
  public void fail(RuntimeException failure) {
    inTurn(() -> queue.schedule(clock.now(), Assembly::raise, failure));
  }

  private static void raise(long now, @Nullable Object failure) {
    throw (RuntimeException) Objects.requireNonNull(failure);
  }

  /** Returns the faults that name particular frames and struck none. */
  List<InstalledFault> idleFaults() {
    List<InstalledFault> idle = new ArrayList<>();
    for (Link link : links.values()) {
      for (LinkDirection direction : link.directions()) {
        for (InstalledFault fault : direction.faults()) {
          if (fault.struckNothing() && !idle.contains(fault)) {
            idle.add(fault);
          }
        }
      }
    }
    return idle;
  }

  /** Releases every frame that is on its way, held or waiting, and returns how many are left. */
  int discardFrames() {
    queue.drain(
        argument -> {
          if (argument instanceof Frame frame) {
            frame.release();
          }
        });
    links.values().forEach(Link::discardHeld);
    stacks.values().forEach(HostStack::discardHeld);
    return pool.outstanding();
  }
}

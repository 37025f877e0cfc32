package io.faultwire.engine.simulation;

import io.faultwire.capture.Capture;
import io.faultwire.device.Nic;
import io.faultwire.device.Switch;
import io.faultwire.host.HostStack;
import io.faultwire.host.process.NetworkClosedException;
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
   * @param outsiders what takes the place of declared hosts, by the hosts' names
   */
  public Assembly(Topology topology, Seed seed, Pace pace, Map<String, Outsider> outsiders) {
    this(topology, seed, pace, outsiders, Cabling.VIRTUAL);
  }

  /** Builds the parts with links of another kind. */
  public Assembly(Topology topology, Seed seed, Pace pace, Cabling cabling) {
    this(topology, seed, pace, Map.of(), cabling);
  }

  private Assembly(
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
    Switch found = switches.get(device);
    if (found != null) {
      return found.addPort();
    }
    HostSpec host =
        topology.hosts().stream().filter(h -> h.name().equals(device)).findFirst().orElseThrow();
    Outsider outsider = outsiders.get(device);
    return outsider == null ? nic(host, link) : outsider.plugIn(host, this);
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

  /** Returns the MTU of a declared link. */
  public int mtu(String link) {
    return topology.links().stream()
        .filter(spec -> spec.name().equals(link))
        .mapToInt(LinkSpec::mtu)
        .findFirst()
        .orElseThrow();
  }

  /** Runs a task from outside of the network in the network's turn; after its end, not at all. */
  public void inTurn(Runnable task) {
    try {
      scheduler.enter(
          () -> {
            task.run();
            return this;
          });
    } catch (NetworkClosedException e) {
      // what arrives after the end is lost, as in a host that was switched off
    }
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

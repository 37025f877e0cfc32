package io.faultwire.engine.simulation;

import io.faultwire.capture.Capture;
import io.faultwire.device.Switch;
import io.faultwire.engine.FaultsNotStruckException;
import io.faultwire.engine.HostProgram;
import io.faultwire.engine.Network;
import io.faultwire.engine.NetworkFailure;
import io.faultwire.engine.gateway.Gateway;
import io.faultwire.host.HostStack;
import io.faultwire.host.process.HostProcess;
import io.faultwire.host.process.Scheduler;
import io.faultwire.host.process.ThrowingRunnable;
import io.faultwire.link.InstalledFault;
import io.faultwire.time.Seed;
import io.faultwire.topology.Forward;
import io.faultwire.topology.HostSpec;
import io.faultwire.topology.Topology;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The facade of an {@link Assembly}. */
public final class SimulatedNetwork implements Network {
  private final Assembly parts;
  private final Scheduler scheduler;
  private final Map<String, Host> hosts = new LinkedHashMap<>();
  private final Map<String, Link> links = new LinkedHashMap<>();
  private final List<Gateway> gateways = new ArrayList<>();
  private boolean closed;

  public SimulatedNetwork(Assembly parts) {
    this.parts = parts;
    this.scheduler = parts.scheduler;
    for (HostSpec spec : parts.topology.hosts()) {
      HostStack stack = parts.stacks.get(spec.name());
      if (stack != null) {
        HostNameService names = new HostNameService(parts.topology, spec);
        hosts.put(spec.name(), new SimulatedHost(spec, stack, scheduler, names));
      }
    }
    parts.links.forEach((name, link) -> links.put(name, new SimulatedLink(link, scheduler)));
    openGateways();
    startPrograms();
  }

  private void startPrograms() {
    for (HostSpec spec : parts.topology.hosts()) {
      Class<?> type = spec.program();
      Host host = hosts.get(spec.name());
      if (type != null && host != null) {
        HostProgram program = HostProgram.of(spec.name(), type);
        host.start(type.getSimpleName(), () -> program.run(host));
      }
    }
  }

  private void openGateways() {
    for (HostSpec spec : parts.topology.hosts()) {
      for (Forward forward : spec.forwards()) {
        try {
          gateways.add(Gateway.open(forward, host(spec.name()).serverSocketFactory()));
        } catch (IOException e) {
          throw new IllegalArgumentException(
              "the gateway " + spec.name() + " cannot forward port " + forward, e);
        }
      }
    }
  }

  @Override
  public Topology topology() {
    return parts.topology;
  }

  @Override
  public Seed seed() {
    return parts.seed;
  }

  @Override
  public Host host(String name) {
    if (!hosts.containsKey(name) && parts.isOutside(name)) {
      throw new IllegalArgumentException(
          "host '" + name + "' lives outside of this JVM: only over the network it is reached");
    }
    return find("host", name, hosts);
  }

  @Override
  public List<Host> hosts() {
    return List.copyOf(hosts.values());
  }

  @Override
  public Link link(String a, String b) {
    Link found = links.get(a + "-" + b);
    return found != null || !links.containsKey(b + "-" + a) ? link(a + "-" + b) : link(b + "-" + a);
  }

  @Override
  public Link link(String name) {
    return find("link", name, links);
  }

  @Override
  public List<Link> links() {
    return List.copyOf(links.values());
  }

  @Override
  public Switch networkSwitch(String name) {
    return find("switch", name, parts.switches);
  }

  private static <T> T find(String kind, String name, Map<String, T> elements) {
    T found = elements.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "the network has no " + kind + " '" + name + "', only " + elements.keySet());
    }
    return found;
  }

  @Override
  public Capture capture() {
    return parts.capture;
  }

  @Override
  public Duration now() {
    return Duration.ofNanos(parts.clock.now());
  }

  @Override
  public void advance(Duration time) {
    scheduler.advance(time.toNanos());
  }

  @Override
  public void sleep(Duration time) {
    advance(time);
  }

  @Override
  public void runUntilQuiet() {
    scheduler.runUntilQuiet();
  }

  @Override
  public void runUntil(BooleanSupplier condition) {
    scheduler.runUntil(condition);
  }

  @Override
  public HostProcess start(String host, String process, ThrowingRunnable body) {
    return host(host).start(process, body);
  }

  @Override
  public void join(HostProcess... processes) {
    scheduler.join(List.of(processes));
  }

  @Override
  public void verifyFaults() {
    List<InstalledFault> idle = parts.idleFaults();
    if (!idle.isEmpty()) {
      throw new FaultsNotStruckException(idle);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    gateways.forEach(Gateway::close);
    parts.cabling.settle();
    List<Throwable> problems = new ArrayList<>(scheduler.close());
    parts.cabling.failures().stream().filter(f -> !problems.contains(f)).forEach(problems::add);
    parts.cabling.close();
    try {
      verifyFaults();
    } catch (FaultsNotStruckException e) {
      problems.add(e);
    }
    int leaked = parts.discardFrames();
    if (leaked != 0) {
      problems.add(
          new AssertionError(
              leaked + " frames were never released: this is a defect of Faultwire; report it"));
    }
    if (!problems.isEmpty()) {
      throw new NetworkFailure(problems);
    }
  }
}

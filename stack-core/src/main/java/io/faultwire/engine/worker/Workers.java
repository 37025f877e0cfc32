package io.faultwire.engine.worker;

import io.faultwire.engine.simulation.Assembly;
import io.faultwire.engine.simulation.Cabling;
import io.faultwire.engine.simulation.Outsider;
import io.faultwire.link.Link;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.time.Seed;
import io.faultwire.topology.HostSpec;
import io.faultwire.topology.LinkSpec;
import io.faultwire.topology.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hosts of a network that live in workers, and the links of all. */
public final class Workers implements Cabling {
  private final Map<String, RemoteHost> hosts = new LinkedHashMap<>();
  private final Cabling links;

  /**
   * Finds or starts a worker for each host that has a program.
   *
   * @param links what the links of the network are made of
   * @throws WorkerException if there is none; the message names the remedy
   * @throws io.faultwire.topology.TopologyException if a host cannot live in one
   */
  public Workers(Topology topology, Seed seed, Cabling links) {
    this.links = links;
    try {
      for (HostSpec host : topology.hosts()) {
        Class<?> program = host.program();
        if (program != null) {
          hosts.put(host.name(), remote(host, program, topology, seed));
        }
      }
    } catch (RuntimeException | Error e) {
      hosts.values().forEach(RemoteHost::close);
      throw e;
    }
  }

  private RemoteHost remote(HostSpec host, Class<?> program, Topology topology, Seed seed) {
    Introduction introduction = Introduction.of(host, program, links.tcp(host), topology, seed);
    return new RemoteHost(introduction, WorkerPlace.of(host.name()));
  }

  /** Returns what takes the place of these hosts, by their names. */
  public Map<String, Outsider> outsiders() {
    return new LinkedHashMap<>(hosts);
  }

  /**
   * Starts the programs, and waits until each of them waits for something or has sent something.
   *
   * @throws WorkerException if one does not come to that; the message says why
   */
  public void begin() {
    hosts.values().forEach(RemoteHost::begin);
    hosts.values().forEach(RemoteHost::awaitBegun);
  }

  @Override
  public void lay(LinkSpec spec, Link link, Assembly network) {
    links.lay(spec, link, network);
  }

  @Override
  public TcpOptions tcp(HostSpec host) {
    return links.tcp(host);
  }

  @Override
  public void settle() {
    links.settle();
    hosts.values().forEach(RemoteHost::finish);
  }

  @Override
  public List<Throwable> failures() {
    return hosts.values().stream()
        .map(RemoteHost::failure)
        .flatMap(Optional::stream)
        .map(Throwable.class::cast)
        .toList();
  }

  @Override
  public void close() {
    hosts.values().forEach(RemoteHost::close);
    links.close();
  }
}

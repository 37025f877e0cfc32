package io.faultwire.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Declares a network.
 *
 * <p>Hosts without an address get one: the segments (hosts that reach each other through links and
 * switches alone) are numbered from 0 in the order of their first link, and the hosts of segment s
 * get 10.0.s.1/24, 10.0.s.2/24 and so on. Ethernet addresses are 02:00:00:00:00:01 and so on.
 */
public final class TopologyBuilder {
  private final Map<String, HostBuilder> hosts = new LinkedHashMap<>();
  private final List<String> switches = new ArrayList<>();
  private final List<LinkSpec> links = new ArrayList<>();

  TopologyBuilder() {}

  /** Adds a host. */
  public TopologyBuilder host(String name) {
    return host(name, host -> {});
  }

  /**
   * Adds a host with attributes.
   *
   * @throws TopologyException if the name is taken or none, or an attribute is wrong
   */
  public TopologyBuilder host(String name, Consumer<HostBuilder> attributes) {
    Names.check("host", name);
    if (hosts.containsKey(name)) {
      throw new TopologyException("host " + name, "two hosts have this name", "Rename one of them");
    }
    checkUnused("host", name);
    HostBuilder builder = new HostBuilder(name);
    attributes.accept(builder);
    hosts.put(name, builder);
    return this;
  }

  /**
   * Adds a host that leads out of the network: its ports are those of real servers.
   *
   * @param targets the real servers, such as {@code localhost:5432}
   */
  public TopologyBuilder gateway(String name, String... targets) {
    return host(
        name,
        host -> {
          for (String target : targets) {
            host.forwards.add(Forward.parse(name, target));
          }
        });
  }

  /**
   * Adds a learning switch.
   *
   * @throws TopologyException if the name is taken or none
   */
  public TopologyBuilder networkSwitch(String name) {
    Names.check("switch", name);
    checkUnused("switch", name);
    switches.add(name);
    return this;
  }

  private void checkUnused(String kind, String name) {
    if (switches.contains(name) || hosts.containsKey(name)) {
      throw new TopologyException(
          kind + " " + name, "another host or switch has this name", "Rename one of them");
    }
  }

  /** Adds a link that harms nothing and takes no time. */
  public TopologyBuilder link(String a, String b) {
    return link(a, b, link -> {});
  }

  /**
   * Adds a link between hosts or switches; they may be declared later.
   *
   * @throws TopologyException if an attribute is wrong
   */
  public TopologyBuilder link(String a, String b, Consumer<LinkBuilder> attributes) {
    LinkBuilder builder = new LinkBuilder(a, b);
    attributes.accept(builder);
    links.add(builder.build());
    return this;
  }

  /**
   * Returns the topology.
   *
   * @throws TopologyException if no network can be so; the message names the element and the remedy
   */
  public Topology build() {
    new LinkChecks(hosts.keySet(), switches, links).run();
    List<HostSpec> specs = new AddressPlan(hosts.values(), switches, links).hosts();
    return new Topology(specs, switches, links);
  }
}

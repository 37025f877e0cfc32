package io.faultwire.topology;

import java.util.List;

/** The immutable declaration of a network, valid once it was built. */
public final class Topology {
  private final List<HostSpec> hosts;
  private final List<String> switches;
  private final List<LinkSpec> links;

  Topology(List<HostSpec> hosts, List<String> switches, List<LinkSpec> links) {
    this.hosts = List.copyOf(hosts);
    this.switches = List.copyOf(switches);
    this.links = List.copyOf(links);
  }

  /** Returns a builder without elements. */
  public static TopologyBuilder builder() {
    return new TopologyBuilder();
  }

  /** Returns two hosts, joined by a link that harms nothing and takes no time. */
  public static Topology pair(String first, String second) {
    return builder().host(first).host(second).link(first, second).build();
  }

  /**
   * Returns hosts around a switch named {@code switch}.
   *
   * @param profile of each link, such as {@link LinkProfile#lan()}
   */
  public static Topology star(LinkProfile profile, String... hosts) {
    TopologyBuilder builder = builder().networkSwitch("switch");
    for (String host : hosts) {
      builder.host(host).link(host, "switch", link -> link.profile(profile));
    }
    return builder.build();
  }

  /** Returns the hosts in the order of their declaration. */
  public List<HostSpec> hosts() {
    return hosts;
  }

  /**
   * Returns a host.
   *
   * @throws java.util.NoSuchElementException if there is none of that name
   */
  public HostSpec host(String name) {
    return hosts.stream().filter(host -> host.name().equals(name)).findFirst().orElseThrow();
  }

  /** Returns the names of the switches in the order of their declaration. */
  public List<String> switches() {
    return switches;
  }

  /** Returns the links in the order of their declaration. */
  public List<LinkSpec> links() {
    return links;
  }

  /** Returns the largest MTU of any link, in octets. */
  public int largestMtu() {
    return links.stream().mapToInt(LinkSpec::mtu).max().orElse(LinkSpec.ETHERNET_MTU);
  }

  /** Tells whether a host leads to real servers, so that the network must run in real time. */
  public boolean hasGateway() {
    return hosts.stream().anyMatch(host -> !host.forwards().isEmpty());
  }

  @Override
  public String toString() {
    return hosts.stream().map(HostSpec::name).toList()
        + " over "
        + links.stream().map(LinkSpec::name).toList();
  }
}

package io.faultwire.topology;

import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Prefix;
import io.faultwire.wire.MacAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives every interface an address, and finds those that cannot work together. */
final class AddressPlan {
  private static final int FIRST_NETWORK = 0x0A000000;

  private final Collection<HostBuilder> hosts;
  private final List<LinkSpec> links;
  private final List<Segment> segments;
  private final Map<Ipv4Address, String> addresses = new HashMap<>();
  private final Map<MacAddress, String> macs = new HashMap<>();
  private int nextMac = 1;

  AddressPlan(Collection<HostBuilder> hosts, List<String> switches, List<LinkSpec> links) {
    this.hosts = hosts;
    this.links = links;
    this.segments = Segment.of(links, switches);
  }

  List<HostSpec> hosts() {
    segments.forEach(Segment::checkMtus);
    hosts.forEach(this::takeDeclared);
    List<HostSpec> specs = new ArrayList<>();
    for (HostBuilder host : hosts) {
      specs.add(new HostSpec(host.name, interfaces(host), host.tcp, host.forwards, host.program));
    }
    return specs;
  }

  private List<LinkSpec> linksOf(HostBuilder host) {
    return links.stream().filter(link -> link.touches(host.name)).toList();
  }

  private void takeDeclared(HostBuilder host) {
    List<LinkSpec> own = linksOf(host);
    Set<Segment> seen = new HashSet<>();
    for (int i = 0; i < own.size(); i++) {
      Segment segment = segmentOf(own.get(i));
      if (!seen.add(segment)) {
        throw host.problem(
            "it has two links into the same segment", "Keep the link to one of the switches");
      }
      Ipv4Address address = host.address(i);
      Ipv4Prefix prefix = host.prefix(i);
      if (address != null && prefix != null) {
        claim(addresses, address, host, "address");
        segment.settle(prefix, host);
      }
      MacAddress mac = host.mac(i);
      if (mac != null) {
        claim(macs, mac, host, "MAC address");
      }
    }
    if (host.address(own.size()) != null || host.mac(own.size()) != null) {
      throw host.problem(
          "it has more addresses than links, of which there are " + own.size(),
          "Remove the address, or declare the link that it is for");
    }
  }

  private static <K> void claim(Map<K, String> taken, K value, HostBuilder host, String what) {
    String other = taken.put(value, host.name);
    if (other != null) {
      throw host.problem(
          "host " + other + " has the same " + what + " " + value,
          "Give one of them another, or none, so that it gets a free one");
    }
  }

  private List<InterfaceSpec> interfaces(HostBuilder host) {
    List<InterfaceSpec> specs = new ArrayList<>();
    for (LinkSpec link : linksOf(host)) {
      Segment segment = segmentOf(link);
      int index = specs.size();
      Ipv4Prefix prefix = segment.prefix(() -> unusedNetwork(segment.number));
      Ipv4Address address = orNext(host.address(index), host, segment, prefix);
      specs.add(new InterfaceSpec(link.name(), address, prefix, orNext(host.mac(index))));
    }
    return specs;
  }

  private Ipv4Prefix unusedNetwork(int number) {
    Ipv4Prefix prefix =
        new Ipv4Prefix(new Ipv4Address(FIRST_NETWORK + (number << 8)), HostBuilder.DEFAULT_PREFIX);
    boolean taken = segments.stream().anyMatch(segment -> segment.overlaps(prefix));
    return taken ? unusedNetwork(number + segments.size()) : prefix;
  }

  private Ipv4Address orNext(
      @Nullable Ipv4Address declared, HostBuilder host, Segment segment, Ipv4Prefix prefix) {
    if (declared != null) {
      return declared;
    }
    Ipv4Address candidate;
    do {
      candidate = new Ipv4Address(prefix.address().value() + ++segment.lastHost);
    } while (addresses.containsKey(candidate));
    if (!prefix.contains(candidate) || candidate.equals(prefix.broadcast())) {
      throw host.problem(
          "there is no free address left in " + prefix, "Declare a shorter prefix for the segment");
    }
    addresses.put(candidate, host.name);
    return candidate;
  }

  private MacAddress orNext(@Nullable MacAddress declared) {
    if (declared != null) {
      return declared;
    }
    MacAddress candidate = MacAddress.local(nextMac++);
    return macs.containsKey(candidate) ? orNext((MacAddress) null) : candidate;
  }

  private Segment segmentOf(LinkSpec link) {
    return segments.stream().filter(s -> s.links.contains(link)).findFirst().orElseThrow();
  }
}

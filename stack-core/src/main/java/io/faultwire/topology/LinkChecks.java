package io.faultwire.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that links join what was declared, once, and without loops. */
final class LinkChecks {
  private final Set<String> hosts;
  private final List<String> switches;
  private final List<LinkSpec> links;

  LinkChecks(Set<String> hosts, List<String> switches, List<LinkSpec> links) {
    this.hosts = hosts;
    this.switches = switches;
    this.links = links;
  }

  void run() {
    if (hosts.isEmpty()) {
      throw new TopologyException("network", "it has no host", "Declare at least one host");
    }
    links.forEach(this::checkEnds);
    checkTwins();
    checkLoops();
    checkUnplugged();
  }

  private void checkEnds(LinkSpec link) {
    if (link.a().equals(link.b())) {
      throw problem(link, "both ends are the same device", "Link two devices");
    }
    for (String end : List.of(link.a(), link.b())) {
      if (!hosts.contains(end) && !switches.contains(end)) {
        throw problem(
            link,
            "there is no host or switch '" + end + "'",
            "Declare it, or link one of " + declared());
      }
    }
  }

  private List<String> declared() {
    List<String> names = new ArrayList<>(hosts);
    names.addAll(switches);
    return names;
  }

  private void checkTwins() {
    for (int i = 0; i < links.size(); i++) {
      LinkSpec link = links.get(i);
      for (LinkSpec earlier : links.subList(0, i)) {
        if (earlier.touches(link.a()) && earlier.touches(link.b())) {
          throw problem(link, "these devices are linked already", "Remove one of the links");
        }
      }
    }
  }

  private void checkLoops() {
    Map<String, String> roots = new HashMap<>();
    for (LinkSpec link : links) {
      if (switches.contains(link.a()) && switches.contains(link.b())) {
        String rootA = root(roots, link.a());
        String rootB = root(roots, link.b());
        if (rootA.equals(rootB)) {
          throw problem(
              link,
              "the switches form a loop, in which a broadcast would circle for ever",
              "Remove one of the links of the loop; the switches speak no spanning tree protocol");
        }
        roots.put(rootA, rootB);
      }
    }
  }

  private static String root(Map<String, String> roots, String device) {
    String at = device;
    for (String next = roots.get(at); next != null; next = roots.get(at)) {
      at = next;
    }
    return at;
  }

  private void checkUnplugged() {
    for (String host : hosts) {
      if (hosts.size() > 1 && links.stream().noneMatch(link -> link.touches(host))) {
        throw new TopologyException(
            "host " + host,
            "it is plugged into no link, so that no host reaches it",
            "Declare a link from it to another host or a switch");
      }
    }
  }

  private static TopologyException problem(LinkSpec link, String problem, String remedy) {
    return new TopologyException("link " + link.name(), problem, remedy);
  }
}

package io.faultwire.topology;

import io.faultwire.wire.Ipv4Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Links that are joined by switches, so that frames get from any of them to any other. */
final class Segment {
  final int number;
  final List<LinkSpec> links = new ArrayList<>();
  int lastHost;
  private @Nullable Ipv4Prefix prefix;
  private String settledBy = "";

  private Segment(int number) {
    this.number = number;
  }

  /** Returns the segments, numbered from 0 in the order of their first link. */
  static List<Segment> of(List<LinkSpec> links, List<String> switches) {
    List<Segment> segments = new ArrayList<>();
    List<LinkSpec> left = new ArrayList<>(links);
    while (!left.isEmpty()) {
      Segment segment = new Segment(segments.size());
      segment.links.add(left.remove(0));
      for (int i = 0; i < segment.links.size(); i++) {
        LinkSpec reached = segment.links.get(i);
        List<LinkSpec> more = left.stream().filter(l -> meet(l, reached, switches)).toList();
        segment.links.addAll(more);
        left.removeAll(more);
      }
      segments.add(segment);
    }
    return segments;
  }

  private static boolean meet(LinkSpec link, LinkSpec other, List<String> switches) {
    return (switches.contains(link.a()) && other.touches(link.a()))
        || (switches.contains(link.b()) && other.touches(link.b()));
  }

  void checkMtus() {
    LinkSpec first = links.get(0);
    for (LinkSpec link : links) {
      if (link.mtu() != first.mtu()) {
        throw new TopologyException(
            "link " + link.name(),
            "its MTU is "
                + link.mtu()
                + ", that of "
                + first.name()
                + " in the same segment is "
                + first.mtu()
                + ", and a switch cannot tell hosts so",
            "Give all links of a segment the same MTU");
      }
    }
  }

  /** Makes a declared prefix the segment's. */
  void settle(Ipv4Prefix declared, HostBuilder host) {
    if (prefix != null && !prefix.equals(declared)) {
      throw host.problem(
          "it is in "
              + declared
              + ", but "
              + settledBy
              + " in the same segment is in "
              + prefix
              + ", so that they cannot reach each other",
          "Give both addresses of one subnet");
    }
    prefix = declared;
    settledBy = "host " + host.name;
  }

  Ipv4Prefix prefix(Supplier<Ipv4Prefix> unused) {
    if (prefix == null) {
      prefix = unused.get();
    }
    return prefix;
  }

  boolean overlaps(Ipv4Prefix other) {
    return prefix != null && (prefix.contains(other.address()) || other.contains(prefix.address()));
  }
}

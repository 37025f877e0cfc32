package io.faultwire.junit.internal;

import io.faultwire.topology.LinkProfile;
import io.faultwire.topology.LinkProfileBuilder;
import java.util.List;
import java.util.Set;

/**
 * A link, or one direction of it, as an annotation declares it.
 *
 * @param ends the names of the two ends
 * @param from the end that frames leave for which this holds; empty for both
 * @param profile what happens to those frames
 * @param mtu the largest IP datagram in octets; 0 if it is not given
 * @param place where it was declared
 */
public record LinkDeclaration(
    List<String> ends, String from, LinkProfile profile, int mtu, Place place) {

  /** Return the two ends without an order. */
  Set<String> pair() {
    return Set.copyOf(ends);
  }

  boolean isForBothDirections() {
    return from.isEmpty();
  }

  void copyTo(LinkProfileBuilder direction) {
    direction
        .latency(profile.latency())
        .jitter(profile.jitter())
        .loss(profile.lossPercent())
        .ecn(profile.ecn())
        .reorder(profile.reorderPercent())
        .reorderGap(profile.reorderGap())
        .duplicate(profile.duplicatePercent())
        .corrupt(profile.corruptPercent())
        .rate(profile.bitsPerSecond())
        .queueLimit(profile.queueLimit());
  }
}

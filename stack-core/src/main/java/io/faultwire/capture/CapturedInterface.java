package io.faultwire.capture;

import io.faultwire.capture.pcap.LinkType;
import org.jspecify.annotations.Nullable;

/**
 * Where frames were seen: one direction of a link, or an interface that another program listened
 * on.
 *
 * @param index its number in the capture, from 0
 * @param name such as {@code client->server}, or {@code eth0}
 * @param linkName the link that it is a direction of, or the name again
 * @param from the device that sends into it; null where that is unknown
 * @param to the device that receives from it; null where that is unknown
 * @param linkType what its frames begin with
 */
public record CapturedInterface(
    int index,
    String name,
    String linkName,
    @Nullable String from,
    @Nullable String to,
    LinkType linkType) {

  /** Tells whether it is known who sends and who receives here. */
  public boolean isDirected() {
    return from != null && to != null;
  }

  @Override
  public String toString() {
    return name;
  }
}

package io.faultwire.tcp;

import io.faultwire.wire.Frame;
import io.faultwire.wire.SourceRoute;
import org.jspecify.annotations.Nullable;

/** The network layer as TCP sees it. */
public interface TcpOutput {
  /** Returns an empty frame with headroom. */
  Frame acquire();

  /**
   * Sends a segment.
   *
   * @param segment TCP header and data, checksum included; the receiver of the call owns it
   * @param source the local IPv4 address
   * @param destination the remote IPv4 address
   * @param typeOfService the octet of Differentiated Services and ECN
   * @param timeToLive hops
   * @param by the routers on the way, or null
   * @param now the virtual time in nanoseconds
   */
  void send(
      Frame segment,
      int source,
      int destination,
      int typeOfService,
      int timeToLive,
      @Nullable SourceRoute by,
      long now);

  /** Returns the local address from which a destination is reached, or 0 if there is no route. */
  int sourceFor(int destination);

  /** Returns the largest IP datagram that the way to a destination is known to carry, in octets. */
  int mtuFor(int destination);

  /** Tells whether this host has the address. */
  boolean isLocal(int address);
}

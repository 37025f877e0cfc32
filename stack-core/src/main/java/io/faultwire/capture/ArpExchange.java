package io.faultwire.capture;

import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.MacAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The resolution of one address by one host (RFC 826): requests until there was an answer.
 *
 * @param asker the name of the host that asked, or its address
 * @param target the address that was asked for
 * @param requests the requests, in order; at least one
 * @param reply the reply, be it lost or not; null if there was none
 * @param answer the MAC address in a reply that arrived; null if none did
 */
public record ArpExchange(
    String asker,
    Ipv4Address target,
    List<CapturedFrame> requests,
    @Nullable CapturedFrame reply,
    @Nullable MacAddress answer) {

  /** Tells whether a reply arrived. */
  public boolean isResolved() {
    return answer != null;
  }

  /** Returns the MAC address that was learnt. */
  public Optional<MacAddress> learnt() {
    return Optional.ofNullable(answer);
  }

  @Override
  public String toString() {
    return asker
        + " asked "
        + requests.size()
        + (requests.size() == 1 ? " time" : " times")
        + " for "
        + target
        + (answer == null ? " and got no answer" : ": it is at " + answer);
  }
}

package io.faultwire.ip;

/** A protocol above IPv4, as IPv4 sees it. */
public interface ProtocolHandler {

  /**
   * Takes a whole datagram that was addressed to this host.
   *
   * @param datagram valid during the call only
   * @param now the virtual time in nanoseconds
   */
  void received(ReceivedDatagram datagram, long now);

  /**
   * Learns that a datagram which this protocol sent did not arrive, from an ICMP error message or
   * from the host's own address resolution (RFC 1122 section 3.2.2).
   *
   * @param failure valid during the call only
   * @param now the virtual time in nanoseconds
   */
  void failed(DeliveryFailure failure, long now);
}

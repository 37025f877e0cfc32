package io.faultwire.suites.script.packet;

import java.util.Optional;

/**
 * An ICMP message.
 *
 * @param ip the fields of the IPv4 header
 * @param type what it is about (RFC 792)
 * @param code what exactly
 * @param rest the second word of the header: identifier, next-hop MTU or nothing
 * @param quote the packet that it is about, if it quotes one
 * @param bodyLength the octets behind the header that are no quote, all zero
 */
public record IcmpPacket(
    IpFields ip, int type, int code, int rest, Optional<Quote> quote, int bodyLength)
    implements Packet {

  /**
   * The beginning of a packet that a message is about: its IPv4 header and eight octets.
   *
   * @param protocol TCP or UDP
   * @param ports where it came from and where it went
   * @param seq the sequence number of a segment, 0 of a datagram
   * @param dataLength the octets of data that it had
   */
  public record Quote(int protocol, Ports ports, int seq, int dataLength) {

    /** Return a copy between other ports and with another sequence number. */
    public Quote with(Ports others, int newSeq) {
      return new Quote(protocol, others, newSeq, dataLength);
    }
  }

  /** Return a copy that quotes another packet. */
  public IcmpPacket withQuote(Quote other) {
    return new IcmpPacket(ip, type, code, rest, Optional.of(other), bodyLength);
  }

  @Override
  public String text() {
    return IcmpNames.describe(this);
  }
}

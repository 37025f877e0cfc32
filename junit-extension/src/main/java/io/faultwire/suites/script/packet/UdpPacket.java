package io.faultwire.suites.script.packet;

/**
 * A UDP datagram.
 *
 * @param ip the fields of the IPv4 header
 * @param ports where from and where to
 * @param dataLength the octets of data
 * @param zeros whether all octets of data are zero
 */
public record UdpPacket(IpFields ip, Ports ports, int dataLength, boolean zeros) implements Packet {

  /** Return a copy between other ports. */
  public UdpPacket withPorts(Ports others) {
    return new UdpPacket(ip, others, dataLength, zeros);
  }

  @Override
  public String text() {
    return "udp (" + dataLength + ")";
  }
}

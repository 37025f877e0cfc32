package io.faultwire.suites.script.packet;

import io.faultwire.wire.TcpHeader;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A TCP segment.
 *
 * @param ip the fields of the IPv4 header
 * @param ports where from and where to
 * @param flags the twelve bits behind the data offset: {@link #AE} and three reserved ones above
 *     the eight that {@link TcpHeader} names
 * @param seq the sequence number
 * @param ack the acknowledgment number
 * @param window the window as it stands in the header, not scaled
 * @param urgentPointer the urgent pointer
 * @param options the options in their order
 * @param dataLength the octets of data
 * @param zeros whether all octets of data are zero
 */
public record TcpPacket(
    IpFields ip,
    Ports ports,
    int flags,
    int seq,
    int ack,
    int window,
    int urgentPointer,
    List<TcpOption> options,
    int dataLength,
    boolean zeros)
    implements Packet {

  /** The bit of accurate ECN that was the nonce sum. */
  public static final int AE = 0x100;

  /** Tell whether all the given control bits are set. */
  public boolean has(int bits) {
    return (flags & bits) == bits;
  }

  /** Tell whether exactly SYN, of SYN and ACK, is set. */
  public boolean opens() {
    return has(TcpHeader.SYN) && !has(TcpHeader.ACK);
  }

  /** Tell whether SYN and ACK are set. */
  public boolean answersOpening() {
    return has(TcpHeader.SYN | TcpHeader.ACK);
  }

  /** Return the length of the options in octets. */
  public int optionsLength() {
    return options.stream().mapToInt(TcpOption::length).sum();
  }

  /** Return a copy between other ports. */
  public TcpPacket withPorts(Ports others) {
    return new TcpPacket(
        ip, others, flags, seq, ack, window, urgentPointer, options, dataLength, zeros);
  }

  /** Return a copy with other numbers and options. */
  public TcpPacket with(int newSeq, int newAck, List<TcpOption> newOptions) {
    return new TcpPacket(
        ip, ports, flags, newSeq, newAck, window, urgentPointer, newOptions, dataLength, zeros);
  }

  /** Return a copy with other data and control bits. */
  public TcpPacket withData(int newFlags, int newSeq, int newLength, boolean newZeros) {
    return new TcpPacket(
        ip, ports, newFlags, newSeq, ack, window, urgentPointer, options, newLength, newZeros);
  }

  /** Return the control bits as scripts write them, {@code -} for none. */
  public String flagsText() {
    String text =
        mark(TcpHeader.FIN, "F")
            + mark(TcpHeader.SYN, "S")
            + mark(TcpHeader.RST, "R")
            + mark(TcpHeader.PSH, "P")
            + mark(TcpHeader.URG, "U")
            + mark(TcpHeader.ECE, "E")
            + mark(TcpHeader.CWR, "W")
            + mark(AE, "A")
            + mark(TcpHeader.ACK, ".");
    int reserved = flags >>> 9;
    return (text.isEmpty() ? "-" : text) + (reserved == 0 ? "" : " reserved " + reserved);
  }

  private String mark(int bit, String letter) {
    return has(bit) ? letter : "";
  }

  /** Return sequence numbers and length as scripts write them. */
  public String sequenceText() {
    return Integer.toUnsignedString(seq)
        + ":"
        + Integer.toUnsignedString(seq + dataLength)
        + "("
        + dataLength
        + ")";
  }

  /** Return the options as scripts write them. */
  public String optionsText() {
    return options.stream().map(TcpOption::text).collect(Collectors.joining(",", "<", ">"));
  }

  @Override
  public String text() {
    return text(true, true);
  }

  /** Return the segment on one line, with or without its window and options. */
  public String text(boolean withWindow, boolean withOptions) {
    return flagsText()
        + " "
        + sequenceText()
        + (has(TcpHeader.ACK) ? " ack " + Integer.toUnsignedString(ack) : "")
        + (withWindow ? " win " + window : "")
        + (urgentPointer == 0 ? "" : " urg " + urgentPointer)
        + (withOptions && options.isEmpty() ? "" : " " + (withOptions ? optionsText() : "<...>"));
  }
}

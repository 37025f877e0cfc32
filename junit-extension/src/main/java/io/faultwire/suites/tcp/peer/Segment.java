package io.faultwire.suites.tcp.peer;

import io.faultwire.wire.TcpHeader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One TCP segment, immutable; a method with a parameter returns a copy that differs in one field.
 *
 * <p>Need not make sense: the data offset is that of the options, but all else is as given.
 */
public final class Segment {
  private static final int LARGEST_WINDOW = 65_535;

  private int sourcePort;
  private int destinationPort;
  private int seq;
  private int ack;
  private int flags;
  private int window = LARGEST_WINDOW;
  private int urgentPointer;
  private int reservedBits;
  private boolean checksumValid = true;
  private byte[] options = new byte[0];
  private byte[] data = new byte[0];
  private IpFields ip = IpFields.PLAIN;

  private Segment() {}

  /** Return a segment without data and options, with the largest window. */
  public static Segment of(int sourcePort, int destinationPort, int seq, int ack, int flags) {
    Segment segment = new Segment();
    segment.sourcePort = sourcePort;
    segment.destinationPort = destinationPort;
    segment.seq = seq;
    segment.ack = ack;
    segment.flags = flags;
    return segment;
  }

  private Segment copy() {
    Segment copy = of(sourcePort, destinationPort, seq, ack, flags);
    copy.window = window;
    copy.urgentPointer = urgentPointer;
    copy.reservedBits = reservedBits;
    copy.checksumValid = checksumValid;
    copy.options = options;
    copy.data = data;
    copy.ip = ip;
    return copy;
  }

  public Segment sourcePort(int value) {
    Segment copy = copy();
    copy.sourcePort = value;
    return copy;
  }

  public Segment seq(int value) {
    Segment copy = copy();
    copy.seq = value;
    return copy;
  }

  public Segment ack(int value) {
    Segment copy = copy();
    copy.ack = value;
    return copy;
  }

  public Segment flags(int value) {
    Segment copy = copy();
    copy.flags = value;
    return copy;
  }

  public Segment window(int value) {
    Segment copy = copy();
    copy.window = value;
    return copy;
  }

  public Segment urgentPointer(int value) {
    Segment copy = copy();
    copy.urgentPointer = value;
    return copy;
  }

  /** Return a copy with the four reserved bits behind the data offset set to a value. */
  public Segment reservedBits(int value) {
    Segment copy = copy();
    copy.reservedBits = value;
    return copy;
  }

  /** Return a copy whose checksum is right or wrong. */
  public Segment checksumValid(boolean valid) {
    Segment copy = copy();
    copy.checksumValid = valid;
    return copy;
  }

  /** Return a copy with options, padded with zeros to a multiple of four octets. */
  public Segment options(byte[] value) {
    Segment copy = copy();
    copy.options = Arrays.copyOf(value, value.length + 3 & ~3);
    return copy;
  }

  public Segment data(byte[] value) {
    Segment copy = copy();
    copy.data = value.clone();
    return copy;
  }

  public Segment data(String value) {
    return data(value.getBytes(StandardCharsets.US_ASCII));
  }

  /** Return a copy that travels in an IPv4 header with these fields. */
  public Segment ip(IpFields value) {
    Segment copy = copy();
    copy.ip = value;
    return copy;
  }

  public int sourcePort() {
    return sourcePort;
  }

  public int destinationPort() {
    return destinationPort;
  }

  public int seq() {
    return seq;
  }

  public int ack() {
    return ack;
  }

  public int flags() {
    return flags;
  }

  /** Tell whether all the given control bits are set. */
  public boolean has(int bits) {
    return (flags & bits) == bits;
  }

  /** Return the window as it stands in the header, not scaled. */
  public int window() {
    return window;
  }

  public int urgentPointer() {
    return urgentPointer;
  }

  public int reservedBits() {
    return reservedBits;
  }

  public boolean checksumValid() {
    return checksumValid;
  }

  public byte[] options() {
    return options.clone();
  }

  public byte[] data() {
    return data.clone();
  }

  /** Return the octets of data. */
  public int dataLength() {
    return data.length;
  }

  /** Return the fields of the IPv4 header. */
  public IpFields ip() {
    return ip;
  }

  /** Return SEG.LEN: data, SYN and FIN counted (RFC 9293 section 3.3.1). */
  public int length() {
    return data.length + (has(TcpHeader.SYN) ? 1 : 0) + (has(TcpHeader.FIN) ? 1 : 0);
  }

  /** Return the sequence number behind the segment. */
  public int end() {
    return seq + length();
  }

  @Override
  public String toString() {
    return SegmentText.of(this, 0, 0);
  }
}

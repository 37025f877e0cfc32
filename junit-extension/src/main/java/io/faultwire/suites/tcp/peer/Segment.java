package io.faultwire.suites.tcp.peer;

import io.faultwire.wire.TcpHeader;
import java.nio.charset.StandardCharsets;

/**
 * One TCP segment, immutable; a method with a parameter returns a copy that differs in one field.
 *
 * <p>Need not make sense: the data offset is that of the options, but all else is as given.
 */
public final class Segment {
  private static final int LARGEST_WINDOW = 65_535;

  private final int sourcePort;
  private final int destinationPort;
  private final int seq;
  private final int ack;
  private final int flags;
  private final int window;
  private final int reservedBits;
  private final boolean checksumValid;
  private final byte[] options;
  private final byte[] data;

  Segment(
      int sourcePort,
      int destinationPort,
      int seq,
      int ack,
      int flags,
      int window,
      int reservedBits,
      boolean checksumValid,
      byte[] options,
      byte[] data) {
    this.sourcePort = sourcePort;
    this.destinationPort = destinationPort;
    this.seq = seq;
    this.ack = ack;
    this.flags = flags;
    this.window = window;
    this.reservedBits = reservedBits;
    this.checksumValid = checksumValid;
    this.options = options;
    this.data = data;
  }

  /** Return a segment without data and options, with the largest window. */
  public static Segment of(int sourcePort, int destinationPort, int seq, int ack, int flags) {
    return new Segment(
        sourcePort,
        destinationPort,
        seq,
        ack,
        flags,
        LARGEST_WINDOW,
        0,
        true,
        new byte[0],
        new byte[0]);
  }

  private Segment copy(int newSeq, int newAck, int newFlags, int newWindow) {
    return new Segment(
        sourcePort,
        destinationPort,
        newSeq,
        newAck,
        newFlags,
        newWindow,
        reservedBits,
        checksumValid,
        options,
        data);
  }

  private Segment copy(int newReserved, boolean valid, byte[] newOptions, byte[] newData) {
    return new Segment(
        sourcePort,
        destinationPort,
        seq,
        ack,
        flags,
        window,
        newReserved,
        valid,
        newOptions,
        newData);
  }

  public Segment sourcePort(int value) {
    return new Segment(
        value,
        destinationPort,
        seq,
        ack,
        flags,
        window,
        reservedBits,
        checksumValid,
        options,
        data);
  }

  public Segment seq(int value) {
    return copy(value, ack, flags, window);
  }

  public Segment ack(int value) {
    return copy(seq, value, flags, window);
  }

  public Segment flags(int value) {
    return copy(seq, ack, value, window);
  }

  public Segment window(int value) {
    return copy(seq, ack, flags, value);
  }

  /** Return a copy with the four reserved bits behind the data offset set to a value. */
  public Segment reservedBits(int value) {
    return copy(value, checksumValid, options, data);
  }

  /** Return a copy whose checksum is right or wrong. */
  public Segment checksumValid(boolean valid) {
    return copy(reservedBits, valid, options, data);
  }

  /** Return a copy with options, padded with zeros to a multiple of four octets. */
  public Segment options(byte[] value) {
    return copy(
        reservedBits, checksumValid, java.util.Arrays.copyOf(value, value.length + 3 & ~3), data);
  }

  public Segment data(byte[] value) {
    return copy(reservedBits, checksumValid, options, value.clone());
  }

  public Segment data(String value) {
    return data(value.getBytes(StandardCharsets.US_ASCII));
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

package io.faultwire.capture.pcap;

import java.util.List;

/** A packet as a capture file holds it. */
public final class FilePacket {
  private final FileInterface where;
  private final long nanos;
  private final byte[] bytes;
  private final int originalLength;
  private final List<String> comments;

  FilePacket(
      FileInterface where, long nanos, byte[] bytes, int originalLength, List<String> comments) {
    this.where = where;
    this.nanos = nanos;
    this.bytes = bytes;
    this.originalLength = originalLength;
    this.comments = List.copyOf(comments);
  }

  /** Returns the interface that it was captured on. */
  public FileInterface where() {
    return where;
  }

  /** Returns when it was captured, in nanoseconds since the zero of the file's clock. */
  public long nanos() {
    return nanos;
  }

  /** Returns the octets that the file holds, not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns how long it was on the wire; more than {@link #bytes} where the file cut it. */
  public int originalLength() {
    return originalLength;
  }

  /** Returns the comments on it. */
  public List<String> comments() {
    return comments;
  }
}

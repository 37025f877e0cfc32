package io.faultwire.tls.message;

import java.io.ByteArrayOutputStream;

/** Appends big-endian numbers, and vectors with their length in front (RFC 8446, section 3). */
public final class TlsBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Appends one octet. */
  public TlsBytes u8(int value) {
    out.write(value);
    return this;
  }

  /** Appends numbers of two octets. */
  public TlsBytes u16(int... values) {
    for (int value : values) {
      out.write(value >> 8);
      out.write(value);
    }
    return this;
  }

  /** Appends a number of three octets. */
  public TlsBytes u24(int value) {
    return u8(value >> 16).u16(value);
  }

  /** Appends octets as they are. */
  public TlsBytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Appends a vector with its length in one octet. */
  public TlsBytes sized8(byte[] content) {
    return u8(content.length).raw(content);
  }

  /** Appends a vector with its length in two octets. */
  public TlsBytes sized16(byte[] content) {
    return u16(content.length).raw(content);
  }

  /** Appends a vector with its length in three octets. */
  public TlsBytes sized24(byte[] content) {
    return u24(content.length).raw(content);
  }

  /** Returns all octets so far. */
  public byte[] toByteArray() {
    return out.toByteArray();
  }
}

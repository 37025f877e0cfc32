package io.faultwire.tls.message;

import java.util.Arrays;

/** Reads big-endian numbers and vectors, and refuses to read beyond the end. */
public final class TlsReader {
  private final byte[] bytes;
  private final int end;
  private int at;

  /** Reads all of an array. */
  public TlsReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private TlsReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  /** Returns how many octets are left. */
  public int remaining() {
    return end - at;
  }

  /** Tells whether octets are left. */
  public boolean hasRemaining() {
    return at < end;
  }

  /** Reads one octet. */
  public int u8() {
    return bytes[take(1)] & 0xFF;
  }

  /** Reads a number of two octets. */
  public int u16() {
    return u8() << 8 | u8();
  }

  /** Reads a number of three octets. */
  public int u24() {
    return u16() << 8 | u8();
  }

  /** Reads a number of four octets. */
  public long u32() {
    return (long) u16() << 16 | u16();
  }

  /** Reads octets as they are. */
  public byte[] raw(int count) {
    int start = take(count);
    return Arrays.copyOfRange(bytes, start, start + count);
  }

  /** Reads all that is left. */
  public byte[] rest() {
    return raw(remaining());
  }

  /** Reads a vector with its length in one octet. */
  public TlsReader sized8() {
    return part(u8());
  }

  /** Reads a vector with its length in two octets. */
  public TlsReader sized16() {
    return part(u16());
  }

  /** Reads a vector with its length in three octets. */
  public TlsReader sized24() {
    return part(u24());
  }

  /** Reads all that is left as numbers of two octets. */
  public int[] numbers16() {
    int[] numbers = new int[remaining() / 2];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = u16();
    }
    requireEnd();
    return numbers;
  }

  /** Refuses octets that nothing accounts for. */
  public void requireEnd() {
    if (hasRemaining()) {
      throw new MalformedTlsException(remaining() + " octets too many");
    }
  }

  private TlsReader part(int length) {
    int start = take(length);
    return new TlsReader(bytes, start, start + length);
  }

  private int take(int count) {
    if (count > remaining()) {
      throw new MalformedTlsException(
          "a length of " + count + " octets, where " + remaining() + " are left");
    }
    int start = at;
    at += count;
    return start;
  }
}

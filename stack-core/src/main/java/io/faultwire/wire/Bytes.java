package io.faultwire.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads and writes integers in network byte order (big-endian) at any offset of a byte array. */
public final class Bytes {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private Bytes() {}

  /** Returns the unsigned octet at {@code offset}. */
  public static int getUnsignedByte(byte[] bytes, int offset) {
    return bytes[offset] & 0xFF;
  }

  /** Returns the unsigned 16-bit integer at {@code offset}. */
  public static int getUnsignedShort(byte[] bytes, int offset) {
    return (short) SHORT.get(bytes, offset) & 0xFFFF;
  }

  /** Returns the 32-bit integer at {@code offset}. */
  public static int getInt(byte[] bytes, int offset) {
    return (int) INT.get(bytes, offset);
  }

  /** Returns the unsigned 48-bit integer at {@code offset}, as a MAC address has it. */
  public static long getUnsigned48(byte[] bytes, int offset) {
    return ((long) getUnsignedShort(bytes, offset) << 32)
        | (getInt(bytes, offset + 2) & 0xFFFFFFFFL);
  }

  /** Writes the low 8 bits of {@code value}. */
  public static void putByte(byte[] bytes, int offset, int value) {
    bytes[offset] = (byte) value;
  }

  /** Writes the low 16 bits of {@code value}. */
  public static void putShort(byte[] bytes, int offset, int value) {
    SHORT.set(bytes, offset, (short) value);
  }

  /** Writes 32 bits. */
  public static void putInt(byte[] bytes, int offset, int value) {
    INT.set(bytes, offset, value);
  }

  /** Writes the low 48 bits of {@code value}. */
  public static void put48(byte[] bytes, int offset, long value) {
    putShort(bytes, offset, (int) (value >>> 32));
    putInt(bytes, offset + 2, (int) value);
  }
}

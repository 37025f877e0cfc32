package io.faultwire.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The Internet checksum (RFC 1071): the ones' complement of the ones' complement sum of 16-bit
 * words.
 *
 * <p>Sums are kept in a {@code long} in native byte order and folded at the end, which RFC 1071
 * section 2(B) shows to be equal.
 */
public final class Checksum {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
  private static final long LOW = 0xFFFFFFFFL;

  /** Shorter ranges, such as headers, are not worth a call. */
  private static final int LONG_RANGE = 128;

  /**
   * {@link #sumOfWords}. A handle that is not constant is never inlined: on its own the loop always
   * becomes vectors, in the midst of a large method often not.
   */
  private static MethodHandle sumOfManyWords = find("sumOfWords");

  private Checksum() {}

  private static MethodHandle find(String name) {
    try {
      MethodType type = MethodType.methodType(long.class, byte[].class, int.class, int.class);
      return MethodHandles.lookup().findStatic(Checksum.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Returns the checksum of a range, from 0 to 0xFFFF.
   *
   * @param initial what is added first, such as {@link #pseudoHeader}
   */
  public static int of(byte[] bytes, int offset, int length, int initial) {
    int words = length >>> 3;
    int at = offset + (words << 3);
    int end = offset + length;
    long sum =
        length < LONG_RANGE ? sumOfWords(bytes, offset, words) : sumOfMany(bytes, offset, words);
    int folded = fold(sum);
    if (LITTLE_ENDIAN) {
      folded = Integer.reverseBytes(folded) >>> 16;
    }
    long tail = (long) folded + initial;
    for (; at + 1 < end; at += 2) {
      tail += Bytes.getUnsignedShort(bytes, at);
    }
    if (at < end) {
      tail += (bytes[at] & 0xFF) << 8;
    }
    return ~fold(tail) & 0xFFFF;
  }

  private static long sumOfMany(byte[] bytes, int offset, int pairs) {
    try {
      return (long) sumOfManyWords.invokeExact(bytes, offset, pairs);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("the sum throws no checked exception", e);
    }
  }

  /**
   * Sums words of 32 bits, two at a time: a counted loop with one sum for each half is what the
   * compiler turns into vectors.
   */
  private static long sumOfWords(byte[] bytes, int offset, int pairs) {
    long low = 0;
    long high = 0;
    for (int i = 0; i < pairs; i++) {
      long pair = (long) LONG.get(bytes, offset + (i << 3));
      low += pair & LOW;
      high += pair >>> 32;
    }
    return low + high;
  }

  /** Tells whether a range that contains its own checksum sums up to all ones. */
  public static boolean isValid(byte[] bytes, int offset, int length, int initial) {
    return of(bytes, offset, length, initial) == 0;
  }

  /**
   * Returns the sum of the IPv4 pseudo-header (RFC 9293 section 3.1, RFC 768).
   *
   * @param length the length of the transport header and data in octets
   */
  public static int pseudoHeader(int source, int destination, int protocol, int length) {
    long sum =
        (source >>> 16)
            + (source & 0xFFFF)
            + (destination >>> 16)
            + (destination & 0xFFFF)
            + (long) protocol
            + length;
    return fold(sum);
  }

  private static int fold(long sum) {
    long folded = (sum >>> 32) + (sum & LOW);
    folded = (folded >>> 32) + (folded & LOW);
    folded = (folded >>> 16) + (folded & 0xFFFF);
    folded = (folded >>> 16) + (folded & 0xFFFF);
    return (int) ((folded >>> 16) + (folded & 0xFFFF));
  }
}

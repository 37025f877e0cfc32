package io.faultwire.suites.tcp.builtin.socket;

import io.faultwire.suites.tcp.abi.Errno;

/** Integers in the values of options, in little-endian order. */
final class OptionValue {
  private OptionValue() {}

  /** Tell whether a value is long enough for an integer. */
  static boolean isInteger(byte[] value) {
    return value.length >= Integer.BYTES;
  }

  static int integer(byte[] value, int offset) {
    int result = 0;
    for (int i = Integer.BYTES - 1; i >= 0; i--) {
      result = result << 8 | (value[offset + i] & 0xFF);
    }
    return result;
  }

  /** Write integers one behind the other, as many as there is room for, and return the length. */
  static int write(byte[] value, int... integers) {
    for (int i = 0; i < integers.length * Integer.BYTES && i < value.length; i++) {
      value[i] = (byte) (integers[i / Integer.BYTES] >>> (8 * (i % Integer.BYTES)));
    }
    return Math.min(value.length, integers.length * Integer.BYTES);
  }

  static int unknown() {
    return Errno.ENOPROTOOPT.negated();
  }

  static int invalid() {
    return Errno.EINVAL.negated();
  }
}

package io.faultwire.tls.message;

import java.util.Arrays;
import java.util.Locale;

/** Names groups of a key exchange (RFC 8446, section 4.2.7; RFC 8422, section 5.1.1). */
public enum NamedGroup {
  SECT163K1(0x01, 163),
  SECT163R1(0x02, 163),
  SECT163R2(0x03, 163),
  SECT193R1(0x04, 193),
  SECT193R2(0x05, 193),
  SECP160K1(0x0F, 160),
  SECP160R1(0x10, 160),
  SECP160R2(0x11, 160),
  SECP192K1(0x12, 192),
  SECP192R1(0x13, 192),
  SECP256R1(0x17, 256),
  SECP384R1(0x18, 384),
  SECP521R1(0x19, 521),
  X25519(0x1D, 255),
  X448(0x1E, 448),
  FFDHE2048(0x0100, 2048),
  FFDHE3072(0x0101, 3072),
  FFDHE4096(0x0102, 4096),
  X25519MLKEM768(0x11EC, 255);

  private final int code;
  private final int bits;

  NamedGroup(int code, int bits) {
    this.code = code;
    this.bits = bits;
  }

  /** Returns the two octets that stand for it on the wire. */
  public int code() {
    return code;
  }

  /** Returns the size of the curve's field or of the prime. */
  public int bits() {
    return bits;
  }

  /** Returns the codes of all curves of fewer than this many bits. */
  public static int[] curvesBelow(int bits) {
    return Arrays.stream(values()).filter(g -> g.bits < bits).mapToInt(NamedGroup::code).toArray();
  }

  /** Returns the name of what two octets on the wire stand for. */
  public static String nameOf(int code) {
    return Arrays.stream(values())
        .filter(group -> group.code == code)
        .map(NamedGroup::toString)
        .findFirst()
        .orElseGet(() -> "group 0x%04x".formatted(code));
  }

  /** Returns the name as the registry writes it. */
  @Override
  public String toString() {
    return this == X25519MLKEM768 ? "X25519MLKEM768" : name().toLowerCase(Locale.ROOT);
  }
}

package io.faultwire.tls.message;

/**
 * One record (RFC 8446, section 5.1).
 *
 * @param type what it carries, see the constants
 * @param version the two octets behind the type, which mean little
 * @param fragment what it carries, at most 2^14 + 256 octets where the sender keeps to the rules
 */
@SuppressWarnings("ArrayRecordComponent")
public record TlsRecord(int type, int version, byte[] fragment) {
  public static final int CHANGE_CIPHER_SPEC = 20;
  public static final int ALERT = 21;
  public static final int HANDSHAKE = 22;
  public static final int APPLICATION_DATA = 23;

  /** The octets before the fragment. */
  public static final int HEADER_LENGTH = 5;

  /** The most octets of a record that is not encrypted. */
  public static final int LONGEST_FRAGMENT = 1 << 14;

  /** Tells whether a first octet may begin a record of TLS. */
  public static boolean isType(int octet) {
    return octet >= CHANGE_CIPHER_SPEC && octet <= APPLICATION_DATA;
  }

  /** Returns the octets on the wire. */
  public byte[] toByteArray() {
    return new TlsBytes().u8(type).u16(version).sized16(fragment).toByteArray();
  }

  @Override
  public String toString() {
    return "record of type " + type + " with " + fragment.length + " octets";
  }
}

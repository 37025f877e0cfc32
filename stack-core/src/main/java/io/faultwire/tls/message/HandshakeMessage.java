package io.faultwire.tls.message;

/**
 * One handshake message, put together from its records.
 *
 * @param type the octet on the wire
 * @param body what follows the length
 */
@SuppressWarnings("ArrayRecordComponent")
public record HandshakeMessage(int type, byte[] body) {
  /** The octets before the body. */
  public static final int HEADER_LENGTH = 4;

  /** Tells whether it is of a type. */
  public boolean is(HandshakeType wanted) {
    return type == wanted.code();
  }

  /** Returns the octets as they enter the hash of the handshake. */
  public byte[] toByteArray() {
    return new TlsBytes().u8(type).sized24(body).toByteArray();
  }

  /** Returns the name of its type. */
  public String name() {
    return HandshakeType.of(type)
        .map(HandshakeType::toString)
        .orElseGet(() -> "handshake message of type " + type);
  }

  @Override
  public String toString() {
    return name() + ", " + (HEADER_LENGTH + body.length) + " octets";
  }
}

package io.faultwire.tls.probe;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Holds the version that a server chose (RFC 8446, sections 4.1.3 and 4.2.1).
 *
 * @param version the code on the wire, from the extension supported_versions where there is one
 */
record ServerHello(int version) {
  private static final int TYPE = 2;
  private static final int RANDOM_LENGTH = 32;
  private static final int SUPPORTED_VERSIONS = 0x002B;

  /** Reads a handshake fragment; empty if it is no complete ServerHello. */
  static Optional<ServerHello> parse(byte[] fragment) {
    ByteBuffer in = ByteBuffer.wrap(fragment);
    try {
      if (in.get() != TYPE) {
        return Optional.empty();
      }
      skip(in, 3);
      int version = in.getShort() & 0xFFFF;
      skip(in, RANDOM_LENGTH);
      skip(in, in.get() & 0xFF);
      skip(in, 3);
      return Optional.of(new ServerHello(in.remaining() < 2 ? version : selected(in, version)));
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private static int selected(ByteBuffer in, int legacyVersion) {
    int end = (in.getShort() & 0xFFFF) + in.position();
    while (in.position() < Math.min(end, in.limit())) {
      int type = in.getShort() & 0xFFFF;
      int length = in.getShort() & 0xFFFF;
      if (type == SUPPORTED_VERSIONS) {
        return in.getShort() & 0xFFFF;
      }
      skip(in, length);
    }
    return legacyVersion;
  }

  private static void skip(ByteBuffer in, int count) {
    if (count > in.remaining()) {
      throw new BufferUnderflowException();
    }
    in.position(in.position() + count);
  }
}

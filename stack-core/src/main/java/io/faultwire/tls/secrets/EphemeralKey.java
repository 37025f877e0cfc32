package io.faultwire.tls.secrets;

import java.util.List;
import java.util.Optional;

/** A private key of a key exchange, as JSSE makes it of octets that it drew. */
interface EphemeralKey {
  /** Returns the public key as a key share has it (RFC 8446, section 4.2.8.2). */
  byte[] publicKey();

  /**
   * Returns what is agreed on with the owner of another public key (RFC 8446, section 7.4.2); empty
   * if that is no public key of the group.
   */
  Optional<byte[]> agree(byte[] peer);

  /** Returns the keys that a draw may stand for, of which one is or none. */
  static List<EphemeralKey> of(byte[] draw) {
    return switch (draw.length) {
      case 32 -> List.of(MontgomeryKey.x25519(draw));
      case 40 -> List.of(NistKey.of("secp256r1", draw));
      case 56 -> List.of(NistKey.of("secp384r1", draw), MontgomeryKey.x448(draw));
      case 74 -> List.of(NistKey.of("secp521r1", draw));
      default -> List.of();
    };
  }
}

package io.faultwire.tls.secrets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;

/** The algorithms of a cipher suite of TLS 1.3 (RFC 8446, appendix B.4). */
public enum SuiteCrypto {
  AES_128_GCM(0x1301, "SHA-256", "AES", 16),
  AES_256_GCM(0x1302, "SHA-384", "AES", 32),
  CHACHA20_POLY1305(0x1303, "SHA-256", "ChaCha20", 32);

  private final int code;
  private final String hash;
  private final String key;
  private final int keyLength;

  SuiteCrypto(int code, String hash, String key, int keyLength) {
    this.code = code;
    this.hash = hash;
    this.key = key;
    this.keyLength = keyLength;
  }

  /** Returns the algorithms of a suite, if it is one of these. */
  public static Optional<SuiteCrypto> of(int code) {
    for (SuiteCrypto each : values()) {
      if (each.code == code) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Returns the hash of octets. */
  public byte[] hash(byte[] octets) {
    try {
      return MessageDigest.getInstance(hash).digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + hash, e);
    }
  }

  Digest digest() {
    return this == AES_256_GCM ? new SHA384Digest() : new SHA256Digest();
  }

  int hashLength() {
    return this == AES_256_GCM ? 48 : 32;
  }

  String keyAlgorithm() {
    return key;
  }

  int keyLength() {
    return keyLength;
  }
}

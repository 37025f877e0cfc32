package io.faultwire.tls.secrets;

import io.faultwire.tls.message.TlsBytes;
import io.faultwire.tls.message.TlsRecord;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Opens the records of one direction under one traffic secret (RFC 8446, sections 5.2 to 5.4). */
public final class RecordCipher {
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;

  private final SuiteCrypto suite;
  private final byte[] secret;
  private final SecretKeySpec key;
  private final byte[] iv;
  private long sequenceNumber;

  /** Begins with the first record under a secret. */
  public RecordCipher(SuiteCrypto suite, byte[] secret) {
    this.suite = suite;
    this.secret = secret.clone();
    this.key =
        new SecretKeySpec(
            KeySchedule.expandLabel(suite, secret, "key", new byte[0], suite.keyLength()),
            suite.keyAlgorithm());
    this.iv = KeySchedule.expandLabel(suite, secret, "iv", new byte[0], NONCE_LENGTH);
  }

  /** Returns what follows a KeyUpdate (RFC 8446, section 7.2). */
  public RecordCipher next() {
    return new RecordCipher(
        suite,
        KeySchedule.expandLabel(suite, secret, "traffic upd", new byte[0], suite.hashLength()));
  }

  /** Returns the inner record of the next record; empty if it is not under this secret. */
  public Optional<TlsRecord> open(TlsRecord record) {
    if (record.fragment().length < TAG_BITS / 8) {
      return Optional.empty();
    }
    byte[] header =
        new TlsBytes()
            .u8(record.type())
            .u16(record.version(), record.fragment().length)
            .toByteArray();
    try {
      Cipher cipher =
          Cipher.getInstance(
              suite == SuiteCrypto.CHACHA20_POLY1305 ? "ChaCha20-Poly1305" : "AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, parameters());
      cipher.updateAAD(header);
      byte[] inner = cipher.doFinal(record.fragment());
      sequenceNumber++;
      return withoutPadding(inner, record.version());
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private AlgorithmParameterSpec parameters() {
    byte[] nonce = iv.clone();
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[NONCE_LENGTH - 1 - i] ^= (byte) (sequenceNumber >>> (8 * i));
    }
    return suite == SuiteCrypto.CHACHA20_POLY1305
        ? new IvParameterSpec(nonce)
        : new GCMParameterSpec(TAG_BITS, nonce);
  }

  private static Optional<TlsRecord> withoutPadding(byte[] inner, int version) {
    int at = inner.length - 1;
    while (at >= 0 && inner[at] == 0) {
      at--;
    }
    return at < 0
        ? Optional.empty()
        : Optional.of(new TlsRecord(inner[at] & 0xFF, version, Arrays.copyOf(inner, at)));
  }
}

package io.faultwire.tls.secrets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.faultwire.tls.message.TlsBytes;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** Derives the secrets of a handshake (RFC 8446, section 7.1). */
public final class KeySchedule {
  private final SuiteCrypto suite;
  private final byte[] handshakeSecret;

  /**
   * Begins a full handshake with what the key exchange gave.
   *
   * @param sharedSecret such as the output of x25519
   */
  public KeySchedule(SuiteCrypto suite, byte[] sharedSecret) {
    this(suite, new byte[suite.hashLength()], sharedSecret);
  }

  /** Begins one that resumes a session, with a key exchange. */
  public KeySchedule(SuiteCrypto suite, byte[] preSharedKey, byte[] sharedSecret) {
    this.suite = suite;
    byte[] early = extract(suite, new byte[suite.hashLength()], preSharedKey);
    this.handshakeSecret = extract(suite, derived(early), sharedSecret);
  }

  /** Returns a secret of the handshake, from the octets of its messages up to ServerHello. */
  public byte[] handshake(SecretLabel label, byte[] messages) {
    return derive(handshakeSecret, label.derivation(), messages);
  }

  /** Returns a secret of application data, from the octets up to the server's Finished. */
  public byte[] application(SecretLabel label, byte[] messages) {
    return derive(master(), label.derivation(), messages);
  }

  /** Returns the secret of resumption, from the octets up to the client's Finished. */
  public byte[] resumption(byte[] messages) {
    return derive(master(), "res master", messages);
  }

  /** Returns the pre-shared key of a ticket from the secret of resumption (section 4.6.1). */
  public static byte[] preSharedKey(SuiteCrypto suite, byte[] resumption, byte[] nonce) {
    return expandLabel(suite, resumption, "resumption", nonce, suite.hashLength());
  }

  private byte[] master() {
    return extract(suite, derived(handshakeSecret), new byte[suite.hashLength()]);
  }

  private byte[] derived(byte[] secret) {
    return derive(secret, "derived", new byte[0]);
  }

  private byte[] derive(byte[] secret, String label, byte[] messages) {
    return expandLabel(suite, secret, label, suite.hash(messages), suite.hashLength());
  }

  private static byte[] extract(SuiteCrypto suite, byte[] salt, byte[] input) {
    return new HKDFBytesGenerator(suite.digest()).extractPRK(salt, input);
  }

  /** HKDF-Expand-Label. */
  static byte[] expandLabel(
      SuiteCrypto suite, byte[] secret, String label, byte[] context, int length) {
    byte[] info =
        new TlsBytes()
            .u16(length)
            .sized8(("tls13 " + label).getBytes(US_ASCII))
            .sized8(context)
            .toByteArray();
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(suite.digest());
    hkdf.init(HKDFParameters.skipExtractParameters(secret, info));
    byte[] out = new byte[length];
    hkdf.generateBytes(out, 0, length);
    return out;
  }
}

package io.faultwire.tls;

/** Names the bits of the key usage extension, in the order of RFC 5280, section 4.2.1.3. */
public enum KeyUsageBit {
  DIGITAL_SIGNATURE(0),
  NON_REPUDIATION(1),
  KEY_ENCIPHERMENT(2),
  DATA_ENCIPHERMENT(3),
  KEY_AGREEMENT(4),
  KEY_CERT_SIGN(5),
  CRL_SIGN(6),
  ENCIPHER_ONLY(7),
  DECIPHER_ONLY(8);

  private final int bit;

  KeyUsageBit(int bit) {
    this.bit = bit;
  }

  /** Returns the bit's number, which is also its index in {@code X509Certificate.getKeyUsage()}. */
  public int bit() {
    return bit;
  }
}

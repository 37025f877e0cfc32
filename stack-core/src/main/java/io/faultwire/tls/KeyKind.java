package io.faultwire.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Names the kinds of key pair that a test certificate may carry, the weak ones included. */
public enum KeyKind {
  /** Ed25519 (RFC 8410). Signs without randomness, so that handshakes repeat byte for byte. */
  ED25519("Ed25519", NamedParameterSpec.ED25519, "Ed25519"),
  /** ECDSA on NIST P-256. */
  ECDSA_P256("EC", new ECGenParameterSpec("secp256r1"), "SHA256withECDSA"),
  /** ECDSA on NIST P-384. */
  ECDSA_P384("EC", new ECGenParameterSpec("secp384r1"), "SHA384withECDSA"),
  /** RSA with a modulus of 2048 bits. */
  RSA_2048("RSA", rsa(2048), "SHA256withRSA"),
  /** RSA of 2048 bits whose key may be used with PSS alone (RFC 4055, section 1.2). */
  RSA_PSS_2048("RSASSA-PSS", rsa(2048), "SHA256withRSAandMGF1"),
  /** RSA of 2048 bits with the public exponent 3. */
  RSA_2048_EXPONENT_3(
      "RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F0), "SHA256withRSA"),
  /** Weak: ECDSA on NIST P-192. The JDK cannot use it; an issuer may. */
  ECDSA_P192("EC", new ECGenParameterSpec("secp192r1"), "SHA256withECDSA"),
  /** Weak: RSA with a modulus of 1024 bits. */
  RSA_1024("RSA", rsa(1024), "SHA256withRSA");

  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private final String algorithm;
  private final AlgorithmParameterSpec parameters;
  private final String signatureAlgorithm;

  KeyKind(String algorithm, AlgorithmParameterSpec parameters, String signatureAlgorithm) {
    this.algorithm = algorithm;
    this.parameters = parameters;
    this.signatureAlgorithm = signatureAlgorithm;
  }

  private static RSAKeyGenParameterSpec rsa(int bits) {
    return new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
  }

  /** Returns the signature algorithm that a key of this kind uses unless told otherwise. */
  public String signatureAlgorithm() {
    return signatureAlgorithm;
  }

  /**
   * Generates a key pair; the same state of {@code random} gives the same keys.
   *
   * @throws IllegalStateException if the platform refuses the algorithm
   */
  public KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator =
          this == ED25519
              ? KeyPairGenerator.getInstance(algorithm)
              : KeyPairGenerator.getInstance(algorithm, BOUNCY_CASTLE);
      generator.initialize(parameters, random);
      KeyPair pair = generator.generateKeyPair();
      return this == ECDSA_P192 ? pair : forPlatform(pair);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot generate a test key of kind " + this, e);
    }
  }

  /**
   * Returns the provider that signs with keys of this kind. Bouncy Castle's signatures depend on
   * the {@link SecureRandom} only, whatever the JDK's version; the JDK's Ed25519 is deterministic.
   */
  Provider signer() {
    return this == ED25519 ? platformProvider() : BOUNCY_CASTLE;
  }

  private static Provider platformProvider() {
    try {
      return KeyFactory.getInstance("Ed25519").getProvider();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java 17 platform has Ed25519", e);
    }
  }

  private KeyPair forPlatform(KeyPair pair) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance(algorithm);
    return new KeyPair(
        factory.generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded())),
        factory.generatePrivate(new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded())));
  }
}

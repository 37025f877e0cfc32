package io.faultwire.tls.message;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a server chose, or asked to be offered again (RFC 8446, sections 4.1.3 and 4.1.4).
 *
 * @param legacyVersion the version in front, which TLS 1.3 does not use
 */
@SuppressWarnings("ArrayRecordComponent")
public record ServerHello(
    int legacyVersion,
    byte[] random,
    byte[] sessionId,
    int cipherSuite,
    int compressionMethod,
    Extensions extensions) {
  private static final int RANDOM_LENGTH = 32;
  private static final byte[] RETRY =
      HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

  /**
   * Reads the body of the message.
   *
   * @throws MalformedTlsException if it does not follow the syntax
   */
  public static ServerHello parse(byte[] body) {
    TlsReader in = new TlsReader(body);
    ServerHello hello =
        new ServerHello(
            in.u16(),
            in.raw(RANDOM_LENGTH),
            in.sized8().rest(),
            in.u16(),
            in.u8(),
            Extensions.read(in));
    in.requireEnd();
    return hello;
  }

  /** Returns the random that makes a ServerHello a HelloRetryRequest. */
  public static byte[] retryRandom() {
    return RETRY.clone();
  }

  /** Tells whether it is a HelloRetryRequest, which has a random of its own. */
  public boolean isRetryRequest() {
    return Arrays.equals(random, RETRY);
  }

  /** Returns the code of the version that was chosen. */
  public int version() {
    return extensions
        .reader(Extension.SUPPORTED_VERSIONS)
        .map(TlsReader::u16)
        .orElse(legacyVersion);
  }

  /** Tells whether TLS 1.3 was chosen. */
  public boolean isTls13() {
    return version() == TlsVersion.TLS_1_3.code();
  }

  /** Returns the key exchange group that TLS 1.3 chose. */
  public Optional<Integer> group() {
    return extensions.reader(Extension.KEY_SHARE).map(TlsReader::u16);
  }

  /** Returns the server's public key of TLS 1.3. */
  public Optional<byte[]> keyShare() {
    return extensions
        .reader(Extension.KEY_SHARE)
        .filter(in -> in.remaining() > 2)
        .map(
            in -> {
              in.u16();
              return in.sized16().rest();
            });
  }

  /** Returns which of the keys that were offered was chosen, counted from 0. */
  public Optional<Integer> preSharedKey() {
    return extensions.reader(Extension.PRE_SHARED_KEY).map(TlsReader::u16);
  }

  /** Returns text such as {@code ServerHello of TLS 1.3, TLS_AES_128_GCM_SHA256, x25519}. */
  @Override
  public String toString() {
    return (isRetryRequest() ? "HelloRetryRequest" : "ServerHello")
        + " of "
        + TlsVersion.nameOf(version())
        + ", "
        + CipherSuites.nameOf(cipherSuite)
        + group().map(group -> ", " + NamedGroup.nameOf(group)).orElse("");
  }
}

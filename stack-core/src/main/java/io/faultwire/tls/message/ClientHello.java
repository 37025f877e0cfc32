package io.faultwire.tls.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first message of a handshake (RFC 8446, section 4.1.2; RFC 5246, section 7.4.1.2).
 *
 * @param legacyVersion the version in front, which TLS 1.3 does not use
 */
@SuppressWarnings("ArrayRecordComponent")
public record ClientHello(
    int legacyVersion,
    byte[] random,
    byte[] sessionId,
    int[] cipherSuites,
    byte[] compressionMethods,
    Extensions extensions) {
  private static final int RANDOM_LENGTH = 32;

  /**
   * Reads the body of the message.
   *
   * @throws MalformedTlsException if it does not follow the syntax
   */
  public static ClientHello parse(byte[] body) {
    TlsReader in = new TlsReader(body);
    ClientHello hello =
        new ClientHello(
            in.u16(),
            in.raw(RANDOM_LENGTH),
            in.sized8().rest(),
            in.sized16().numbers16(),
            in.sized8().rest(),
            Extensions.read(in));
    in.requireEnd();
    return hello;
  }

  /** Returns the versions that are offered, the codes that nobody knows included. */
  public List<Integer> offeredVersions() {
    return extensions
        .reader(Extension.SUPPORTED_VERSIONS)
        .map(in -> numbers(in.sized8()))
        .orElse(List.of(legacyVersion));
  }

  /** Returns the host name that is asked for (RFC 6066, section 3). */
  public Optional<String> serverName() {
    return extensions
        .reader(Extension.SERVER_NAME)
        .map(TlsReader::sized16)
        .filter(list -> list.hasRemaining() && list.u8() == 0)
        .map(list -> new String(list.sized16().rest(), UTF_8));
  }

  /** Returns the key exchange groups that are offered. */
  public List<Integer> groups() {
    return extensions
        .reader(Extension.SUPPORTED_GROUPS)
        .map(in -> numbers(in.sized16()))
        .orElse(List.of());
  }

  /** Returns the public key that is offered for a group. */
  public Optional<byte[]> keyShare(int group) {
    TlsReader shares = extensions.reader(Extension.KEY_SHARE).map(TlsReader::sized16).orElse(null);
    while (shares != null && shares.hasRemaining()) {
      int offered = shares.u16();
      byte[] key = shares.sized16().rest();
      if (offered == group) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** Returns the identities of the keys that are offered (RFC 8446, section 4.2.11). */
  public List<byte[]> preSharedKeys() {
    List<byte[]> identities = new ArrayList<>();
    TlsReader in = extensions.reader(Extension.PRE_SHARED_KEY).map(TlsReader::sized16).orElse(null);
    while (in != null && in.hasRemaining()) {
      identities.add(in.sized16().rest());
      in.u32();
    }
    return identities;
  }

  private static List<Integer> numbers(TlsReader in) {
    return java.util.Arrays.stream(in.numbers16()).boxed().toList();
  }
}

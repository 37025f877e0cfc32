package io.faultwire.tls.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes a ClientHello, a wrong one if so asked, without any cryptography.
 *
 * <p>The random and the key share are constants: whoever sends it reads the answer and goes. (RFC
 * 8446, section 4.1.2; RFC 5246, section 7.4.1.2; RFC 6101, section 5.6.1.2.)
 */
public final class ClientHelloBuilder {
  /** TLS 1.3 suites. */
  private static final int[] SUITES_13 = {0x1301, 0x1302, 0x1303};

  /** ECDHE, DHE and RSA with AES-GCM, ChaCha20 and AES-CBC under SHA-256. */
  private static final int[] SUITES_12 = {
    0xC02B, 0xC02C, 0xC02F, 0xC030, 0xCCA9, 0xCCA8, 0x009E, 0x009F, 0x009C, 0x009D, 0xC023, 0xC027,
    0x003C
  };

  /** What older versions know: ECDHE, DHE and RSA with AES-CBC, 3DES and RC4 under SHA-1. */
  private static final int[] SUITES_OLD = {
    0xC009, 0xC00A, 0xC013, 0xC014, 0x0033, 0x0039, 0x002F, 0x0035, 0xC012, 0x0016, 0x000A, 0x0005,
    0x0004
  };

  private static final int[] GROUPS = {0x001D, 0x0017, 0x0018, 0x0019};
  private static final int[] SIGNATURES = {
    0x0403, 0x0503, 0x0603, 0x0807, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201
  };

  /** The base point of P-256 (SEC 2, section 2.4.2), which is a valid key like any other. */
  private static final byte[] P256_BASE =
      HexFormat.of()
          .parseHex(
              "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                  + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");

  private int legacyVersion;
  private int recordVersion;
  private byte[] random = fill(32, 0x5A);
  private byte[] sessionId;
  private int[] cipherSuites;
  private byte[] compressionMethods = {0};
  private final List<Extension> extensions = new ArrayList<>();
  private UnaryOperator<byte[]> corruption = UnaryOperator.identity();

  private ClientHelloBuilder(TlsVersion version, @Nullable String serverName) {
    boolean tls13 = version == TlsVersion.TLS_1_3;
    legacyVersion = tls13 ? TlsVersion.TLS_1_2.code() : version.code();
    recordVersion = Math.min(version.code(), TlsVersion.TLS_1_0.code());
    sessionId = fill(tls13 ? 32 : 0, 0x3C);
    cipherSuites = suites(version);
    if (version == TlsVersion.SSL_3_0) {
      return;
    }
    if (serverName != null) {
      serverName(serverName);
    }
    groups(GROUPS);
    extension(Extension.EC_POINT_FORMATS, new byte[] {1, 0});
    if (version.code() >= TlsVersion.TLS_1_2.code()) {
      signatureAlgorithms(SIGNATURES);
    }
    if (tls13) {
      supportedVersions(version.code());
      keyShare(NamedGroup.X25519.code(), fill(32, 9));
    }
  }

  /**
   * Begins a sound hello that offers one version.
   *
   * @param serverName the name to ask for, or null to ask for none
   */
  public static ClientHelloBuilder of(TlsVersion version, @Nullable String serverName) {
    return new ClientHelloBuilder(version, serverName);
  }

  private static int[] suites(TlsVersion version) {
    if (version == TlsVersion.TLS_1_3) {
      return SUITES_13;
    }
    int[] renegotiation = {CipherSuites.RENEGOTIATION_SCSV};
    return version == TlsVersion.TLS_1_2
        ? join(SUITES_12, SUITES_OLD, renegotiation)
        : join(SUITES_OLD, renegotiation);
  }

  /** Sets the version in front of the message. */
  public ClientHelloBuilder legacyVersion(int code) {
    legacyVersion = code;
    return this;
  }

  /** Sets the version in front of the record. */
  public ClientHelloBuilder recordVersion(int code) {
    recordVersion = code;
    return this;
  }

  /** Sets the random, whatever its length. */
  public ClientHelloBuilder random(byte[] octets) {
    random = octets.clone();
    return this;
  }

  /** Sets the session id, whatever its length. */
  public ClientHelloBuilder sessionId(byte[] octets) {
    sessionId = octets.clone();
    return this;
  }

  /** Offers these suites and no others. */
  public ClientHelloBuilder cipherSuites(int... codes) {
    cipherSuites = codes.clone();
    return this;
  }

  /** Offers these suites behind what was offered so far. */
  public ClientHelloBuilder alsoCipherSuites(int... codes) {
    cipherSuites = join(cipherSuites, codes);
    return this;
  }

  /** Offers these suites before what was offered so far. */
  public ClientHelloBuilder firstCipherSuites(int... codes) {
    cipherSuites = join(codes, cipherSuites);
    return this;
  }

  /** Offers these compression methods and no others. */
  public ClientHelloBuilder compressionMethods(int... codes) {
    compressionMethods = new byte[codes.length];
    for (int i = 0; i < codes.length; i++) {
      compressionMethods[i] = (byte) codes[i];
    }
    return this;
  }

  /** Asks for a host name. */
  public ClientHelloBuilder serverName(String name) {
    byte[] entry = new TlsBytes().u8(0).sized16(name.getBytes(US_ASCII)).toByteArray();
    return extension(Extension.SERVER_NAME, new TlsBytes().sized16(entry).toByteArray());
  }

  /** Offers key exchange groups. */
  public ClientHelloBuilder groups(int... codes) {
    return extension(Extension.SUPPORTED_GROUPS, list16(codes));
  }

  /** Offers signature algorithms. */
  public ClientHelloBuilder signatureAlgorithms(int... codes) {
    return extension(Extension.SIGNATURE_ALGORITHMS, list16(codes));
  }

  /** Offers versions in the extension. */
  public ClientHelloBuilder supportedVersions(int... codes) {
    byte[] list = new TlsBytes().u16(codes).toByteArray();
    return extension(Extension.SUPPORTED_VERSIONS, new TlsBytes().sized8(list).toByteArray());
  }

  /** Offers one public key, whatever its length. */
  public ClientHelloBuilder keyShare(int group, byte[] key) {
    return keyShares(new TlsBytes().u16(group).sized16(key).toByteArray());
  }

  /** Offers public keys as they are on the wire: group, length and key, one after the other. */
  public ClientHelloBuilder keyShares(byte[] entries) {
    return extension(Extension.KEY_SHARE, new TlsBytes().sized16(entries).toByteArray());
  }

  /** Offers a sound public key of the group secp256r1 alone. */
  public ClientHelloBuilder secp256r1() {
    int code = NamedGroup.SECP256R1.code();
    return groups(code).keyShare(code, P256_BASE);
  }

  /** Offers application protocols (RFC 7301). */
  public ClientHelloBuilder applicationProtocols(String... names) {
    TlsBytes list = new TlsBytes();
    for (String name : names) {
      list.sized8(name.getBytes(US_ASCII));
    }
    return extension(Extension.ALPN, new TlsBytes().sized16(list.toByteArray()).toByteArray());
  }

  /** Adds an extension, in the place of one of the same type if there is one. */
  public ClientHelloBuilder extension(int type, byte[] content) {
    Extension added = new Extension(type, content);
    for (int i = 0; i < extensions.size(); i++) {
      if (extensions.get(i).type() == type) {
        extensions.set(i, added);
        return this;
      }
    }
    extensions.add(added);
    return this;
  }

  /** Adds an extension at the end, also if there is one of the same type. */
  public ClientHelloBuilder repeat(int type, byte[] content) {
    extensions.add(new Extension(type, content));
    return this;
  }

  /** Adds an extension in front of all others. */
  public ClientHelloBuilder extensionFirst(int type, byte[] content) {
    extensions.add(0, new Extension(type, content));
    return this;
  }

  /** Leaves an extension out. */
  public ClientHelloBuilder without(int type) {
    extensions.removeIf(each -> each.type() == type);
    return this;
  }

  /** Puts the extensions in the opposite order. */
  public ClientHelloBuilder reverseExtensions() {
    java.util.Collections.reverse(extensions);
    return this;
  }

  /** Changes the body of the message after it was written, its length in front stays right. */
  public ClientHelloBuilder corrupt(UnaryOperator<byte[]> change) {
    corruption = change;
    return this;
  }

  /** Returns the handshake message. */
  public byte[] message() {
    TlsBytes list = new TlsBytes();
    extensions.forEach(each -> list.u16(each.type()).sized16(each.content()));
    TlsBytes body =
        new TlsBytes()
            .u16(legacyVersion)
            .raw(random)
            .sized8(sessionId)
            .sized16(new TlsBytes().u16(cipherSuites).toByteArray())
            .sized8(compressionMethods);
    if (!extensions.isEmpty()) {
      body.sized16(list.toByteArray());
    }
    byte[] written = corruption.apply(body.toByteArray());
    return new HandshakeMessage(HandshakeType.CLIENT_HELLO.code(), written).toByteArray();
  }

  /** Returns the message in one record. */
  public byte[] record() {
    return records(TlsRecord.LONGEST_FRAGMENT);
  }

  /** Returns the message in records that carry at most so many octets. */
  public byte[] records(int most) {
    byte[] message = message();
    TlsBytes records = new TlsBytes();
    for (int at = 0; at < message.length; at += most) {
      byte[] part = Arrays.copyOfRange(message, at, Math.min(message.length, at + most));
      records.raw(new TlsRecord(TlsRecord.HANDSHAKE, recordVersion, part).toByteArray());
    }
    return records.toByteArray();
  }

  private static byte[] list16(int[] codes) {
    return new TlsBytes().sized16(new TlsBytes().u16(codes).toByteArray()).toByteArray();
  }

  private static int[] join(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
  }

  private static byte[] fill(int count, int value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}

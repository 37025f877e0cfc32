package io.faultwire.tls.probe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes the first message of a handshake for one version, without any cryptography.
 *
 * <p>The random and the key share are constants: the probe reads the answer and goes. (RFC 8446,
 * section 4.1.2; RFC 5246, section 7.4.1.2; RFC 6101, section 5.6.1.2.)
 */
final class ClientHelloBytes {
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

  /** Signals that the client knows RFC 5746, so that no server refuses it for that. */
  private static final int RENEGOTIATION_SUITE = 0x00FF;

  private static final int[] GROUPS = {0x001D, 0x0017, 0x0018, 0x0019};
  private static final int X25519 = 0x001D;
  private static final int[] SIGNATURES = {
    0x0403, 0x0503, 0x0603, 0x0807, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201
  };

  private ClientHelloBytes() {}

  /** Returns a TLS record with the message. */
  static byte[] of(TlsVersion version, @Nullable String serverName) {
    TlsVersion legacy = version == TlsVersion.TLS_1_3 ? TlsVersion.TLS_1_2 : version;
    Bytes body = new Bytes();
    body.u16(legacy.code()).raw(fill(32, 0x5A));
    body.u8(version == TlsVersion.TLS_1_3 ? 32 : 0);
    if (version == TlsVersion.TLS_1_3) {
      body.raw(fill(32, 0x3C));
    }
    body.sized16(suites(version));
    body.u8(1).u8(0);
    if (version != TlsVersion.SSL_3_0) {
      body.sized16(extensions(version, serverName));
    }
    byte[] message = new Bytes().u8(1).sized24(body).toByteArray();
    int recordVersion = Math.min(version.code(), TlsVersion.TLS_1_0.code());
    return new Bytes().u8(22).u16(recordVersion).sized16(new Bytes().raw(message)).toByteArray();
  }

  private static Bytes suites(TlsVersion version) {
    Bytes suites = new Bytes();
    if (version == TlsVersion.TLS_1_3) {
      return suites.u16(SUITES_13);
    }
    if (version == TlsVersion.TLS_1_2) {
      suites.u16(SUITES_12);
    }
    return suites.u16(SUITES_OLD).u16(RENEGOTIATION_SUITE);
  }

  private static Bytes extensions(TlsVersion version, @Nullable String serverName) {
    Bytes all = new Bytes();
    if (serverName != null) {
      Bytes name = new Bytes().raw(serverName.getBytes(StandardCharsets.US_ASCII));
      extension(all, 0x0000, new Bytes().sized16(new Bytes().u8(0).sized16(name)));
    }
    extension(all, 0x000A, new Bytes().sized16(new Bytes().u16(GROUPS)));
    extension(all, 0x000B, new Bytes().u8(1).u8(0));
    if (version.code() >= TlsVersion.TLS_1_2.code()) {
      extension(all, 0x000D, new Bytes().sized16(new Bytes().u16(SIGNATURES)));
    }
    if (version == TlsVersion.TLS_1_3) {
      extension(all, 0x002B, new Bytes().u8(2).u16(version.code()));
      Bytes share = new Bytes().u16(X25519).sized16(new Bytes().raw(fill(32, 9)));
      extension(all, 0x0033, new Bytes().sized16(share));
    }
    return all;
  }

  private static void extension(Bytes all, int type, Bytes content) {
    all.u16(type).sized16(content);
  }

  private static byte[] fill(int count, int value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /** Appends big-endian numbers and vectors with their length in front. */
  private static final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes u8(int value) {
      out.write(value);
      return this;
    }

    Bytes u16(int... values) {
      for (int value : values) {
        out.write(value >> 8);
        out.write(value);
      }
      return this;
    }

    Bytes raw(byte[] bytes) {
      out.writeBytes(bytes);
      return this;
    }

    Bytes sized16(Bytes content) {
      return u16(content.out.size()).raw(content.toByteArray());
    }

    Bytes sized24(Bytes content) {
      return u8(content.out.size() >> 16).u16(content.out.size()).raw(content.toByteArray());
    }

    byte[] toByteArray() {
      return out.toByteArray();
    }
  }
}

package io.faultwire.tls.message;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Names the versions of the protocol with their code on the wire. */
public enum TlsVersion {
  /** Forbidden by RFC 7568. */
  SSL_3_0(0x0300, "SSL 3.0", "SSLv3"),
  /** Forbidden by RFC 8996. */
  TLS_1_0(0x0301, "TLS 1.0", "TLSv1"),
  /** Forbidden by RFC 8996. */
  TLS_1_1(0x0302, "TLS 1.1", "TLSv1.1"),
  /** RFC 5246. */
  TLS_1_2(0x0303, "TLS 1.2", "TLSv1.2"),
  /** RFC 8446. */
  TLS_1_3(0x0304, "TLS 1.3", "TLSv1.3");

  private final int code;
  private final String title;
  private final String jsseName;

  TlsVersion(int code, String title, String jsseName) {
    this.code = code;
    this.title = title;
    this.jsseName = jsseName;
  }

  /** Returns all versions, the newest first. */
  public static List<TlsVersion> newestFirst() {
    return List.of(TLS_1_3, TLS_1_2, TLS_1_1, TLS_1_0, SSL_3_0);
  }

  /** Returns the version that two octets on the wire stand for, if they stand for one. */
  public static Optional<TlsVersion> of(int code) {
    return Arrays.stream(values()).filter(version -> version.code == code).findFirst();
  }

  /** Returns the name of what two octets on the wire stand for. */
  public static String nameOf(int code) {
    return of(code).map(TlsVersion::toString).orElseGet(() -> "version 0x%04x".formatted(code));
  }

  /** Returns the two octets that stand for the version on the wire. */
  public int code() {
    return code;
  }

  /** Returns the name by which JSSE knows the version. */
  public String jsseName() {
    return jsseName;
  }

  /** Returns the name for people. */
  @Override
  public String toString() {
    return title;
  }
}

package io.faultwire.suites.tls;

import io.faultwire.tls.message.ClientHelloBuilder;
import io.faultwire.tls.message.Extension;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.probe.ServerAnswer;
import java.util.function.Predicate;

/** What a server need not offer, and what checks of it need. */
enum Feature {
  TLS_1_3(
      "TLS 1.3",
      hello(TlsVersion.TLS_1_3, h -> h),
      answer -> answer.hello().filter(hello -> hello.isTls13()).isPresent()),
  TLS_1_2(
      "TLS 1.2",
      hello(TlsVersion.TLS_1_2, h -> h),
      answer ->
          answer.hello().filter(hello -> hello.version() == TlsVersion.TLS_1_2.code()).isPresent()),
  TLS_1_1(
      "TLS 1.1",
      hello(TlsVersion.TLS_1_1, h -> h),
      answer ->
          answer.hello().filter(hello -> hello.version() == TlsVersion.TLS_1_1.code()).isPresent()),
  TLS_1_0(
      "TLS 1.0",
      hello(TlsVersion.TLS_1_0, h -> h),
      answer ->
          answer.hello().filter(hello -> hello.version() == TlsVersion.TLS_1_0.code()).isPresent()),
  ALPN(
      "application protocols (ALPN)",
      hello(TlsVersion.TLS_1_2, h -> h.applicationProtocols("http/1.1", "h2")),
      extension(Extension.ALPN)),
  SERVER_NAME(
      "host names (SNI)", hello(TlsVersion.TLS_1_2, h -> h), extension(Extension.SERVER_NAME)),
  MAX_FRAGMENT_LENGTH(
      "max_fragment_length",
      hello(TlsVersion.TLS_1_2, h -> h.extension(Extension.MAX_FRAGMENT_LENGTH, new byte[] {1})),
      extension(Extension.MAX_FRAGMENT_LENGTH)),
  RECORD_SIZE_LIMIT(
      "record_size_limit",
      hello(TlsVersion.TLS_1_2, h -> h.extension(Extension.RECORD_SIZE_LIMIT, new byte[] {2, 0})),
      extension(Extension.RECORD_SIZE_LIMIT)),
  RECOMMENDED_SUITE(
      "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
      hello(TlsVersion.TLS_1_2, h -> h.cipherSuites(0xC02F, 0x00FF)),
      ServerAnswer::isAccepted);

  private final String title;
  private final HelloWriter question;
  private final Predicate<ServerAnswer> yes;

  Feature(String title, HelloWriter question, Predicate<ServerAnswer> yes) {
    this.title = title;
    this.question = question;
    this.yes = yes;
  }

  private static HelloWriter hello(
      TlsVersion version, java.util.function.UnaryOperator<ClientHelloBuilder> change) {
    return name -> change.apply(ClientHelloBuilder.of(version, name)).record();
  }

  private static Predicate<ServerAnswer> extension(int type) {
    return answer -> answer.hello().filter(hello -> hello.extensions().has(type)).isPresent();
  }

  /** Return the octets that ask for it. */
  HelloWriter question() {
    return question;
  }

  /** Tell whether the answer to the question says that the server has it. */
  boolean isShownBy(ServerAnswer answer) {
    return yes.test(answer);
  }

  @Override
  public String toString() {
    return title;
  }
}

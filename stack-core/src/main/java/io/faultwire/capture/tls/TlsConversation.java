package io.faultwire.capture.tls;

import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import io.faultwire.tls.message.Alert;
import io.faultwire.tls.message.CertificateMessage;
import io.faultwire.tls.message.CipherSuites;
import io.faultwire.tls.message.ClientHello;
import io.faultwire.tls.message.Extensions;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.MalformedTlsException;
import io.faultwire.tls.message.NamedGroup;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsBytes;
import io.faultwire.tls.message.TlsReader;
import io.faultwire.tls.message.TlsRecord;
import io.faultwire.tls.message.TlsVersion;
import io.faultwire.tls.secrets.KeyLog;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A TCP conversation read as TLS: its messages in order, and what they agree on.
 *
 * <p>Of TLS 1.3 all behind ServerHello is encrypted; it is read where the key log has the secrets,
 * or the ephemeral key, of the connection. Resumed connections need the secrets themselves. What
 * TLS 1.2 encrypts is not read, with or without a key log. A fact that no message tells, or only
 * one that does not follow the syntax, is empty.
 */
public final class TlsConversation {
  /** What a Finished has at least when TLS 1.3 encrypts it: header, hash, type and tag. */
  private static final int ENCRYPTED_FINISHED = 4 + 32 + 1 + 16;

  /** The type of a curve that is named (RFC 8422, section 5.4). */
  private static final int NAMED_CURVE = 3;

  private final TcpConversation tcp;
  private final TlsReading reading;
  private final List<TlsMessage> messages;

  private TlsConversation(TcpConversation tcp, TlsReading reading) {
    this.tcp = tcp;
    this.reading = reading;
    this.messages = reading.messages();
  }

  /** Reads what crossed the wire in the clear. */
  public static TlsConversation of(TcpConversation tcp) {
    return of(tcp, new KeyLog());
  }

  /** Reads with a key log, to which secrets that could be derived are added. */
  public static TlsConversation of(TcpConversation tcp, KeyLog keyLog) {
    return new TlsConversation(tcp, TlsReading.of(tcp, keyLog));
  }

  /** Returns the conversation below. */
  public TcpConversation tcp() {
    return tcp;
  }

  /** Returns all messages in the order in which they were sent; empty if it is no TLS. */
  public List<TlsMessage> messages() {
    return messages;
  }

  /** Returns the first ClientHello. */
  public Optional<ClientHello> clientHello() {
    return parsed(Side.CLIENT, HandshakeType.CLIENT_HELLO, ClientHello::parse).findFirst();
  }

  /** Returns the ServerHello, not a HelloRetryRequest. */
  public Optional<ServerHello> serverHello() {
    return parsed(Side.SERVER, HandshakeType.SERVER_HELLO, ServerHello::parse)
        .filter(hello -> !hello.isRetryRequest())
        .findFirst();
  }

  /** Returns the version that the server chose. */
  public Optional<TlsVersion> version() {
    return readable(() -> serverHello().flatMap(hello -> TlsVersion.of(hello.version())));
  }

  /** Returns the IANA name of the cipher suite that the server chose. */
  public Optional<String> cipherSuite() {
    return serverHello().map(hello -> CipherSuites.nameOf(hello.cipherSuite()));
  }

  /** Returns the name of the group of the key exchange, such as {@code x25519}. */
  public Optional<String> group() {
    return readable(
        () ->
            serverHello()
                .flatMap(hello -> hello.group().or(() -> groupOfTls12(hello)))
                .map(NamedGroup::nameOf));
  }

  private Optional<Integer> groupOfTls12(ServerHello hello) {
    return parsed(Side.SERVER, HandshakeType.SERVER_KEY_EXCHANGE, TlsReader::new)
        .filter(any -> CipherSuites.nameOf(hello.cipherSuite()).startsWith("TLS_ECDHE_"))
        .filter(in -> in.u8() == NAMED_CURVE)
        .map(TlsReader::u16)
        .findFirst();
  }

  /** Returns the host name that the client asked for. */
  public Optional<String> serverName() {
    return readable(() -> clientHello().flatMap(ClientHello::serverName));
  }

  /** Returns the application protocols that the client offered. */
  public List<String> offeredProtocols() {
    return readable(() -> clientHello().map(hello -> hello.extensions().applicationProtocols()))
        .orElse(List.of());
  }

  /** Returns the application protocol that the server chose, if it did and that can be read. */
  public Optional<String> applicationProtocol() {
    return readable(
        () ->
            Stream.concat(
                    serverHello().map(ServerHello::extensions).stream(),
                    parsed(Side.SERVER, HandshakeType.ENCRYPTED_EXTENSIONS, Extensions::parse))
                .flatMap(each -> each.applicationProtocols().stream())
                .findFirst());
  }

  /** Returns the certificates of the server, the leaf first; empty if they cannot be read. */
  public List<X509Certificate> certificates() {
    return certificates(Side.SERVER);
  }

  /** Returns the certificates that an end presented, the leaf first; empty as above. */
  public List<X509Certificate> certificates(Side side) {
    boolean tls13 = isTls13();
    return parsed(side, HandshakeType.CERTIFICATE, body -> CertificateMessage.parse(body, tls13))
        .findFirst()
        .orElse(List.of());
  }

  private boolean isTls13() {
    return version().filter(each -> each == TlsVersion.TLS_1_3).isPresent();
  }

  /** Returns the alerts that could be read, in order. */
  public List<TlsMessage> alerts() {
    return messages.stream().filter(each -> each.alert().isPresent()).toList();
  }

  /** Returns the first fatal alert: who refused, and why. */
  public Optional<TlsMessage> refusal() {
    return alerts().stream()
        .filter(each -> each.alert().filter(Alert::isFatal).isPresent())
        .filter(each -> each.alert().orElseThrow().code() != 0)
        .findFirst();
  }

  /**
   * Tells whether a record that could not be read may be a refusal: any of TLS 1.3, and an alert
   * before the end of the handshake of TLS 1.2.
   */
  public boolean mayHideRefusal() {
    return isTls13()
        ? !isDecrypted()
        : !isEstablished() && messages.stream().anyMatch(TlsConversation::isHiddenAlert);
  }

  private static boolean isHiddenAlert(TlsMessage message) {
    return !message.isRead() && message.type() == TlsRecord.ALERT;
  }

  /**
   * Tells whether both ends finished the handshake, and no fatal alert was seen. Where TLS 1.3
   * could not be read, both sent a record behind ServerHello that is long enough to be a Finished;
   * alerts are shorter, unless they are padded.
   */
  public boolean isEstablished() {
    return hasFinished(Side.CLIENT) && hasFinished(Side.SERVER) && refusal().isEmpty();
  }

  private boolean hasFinished(Side side) {
    return messages.stream()
        .dropWhile(each -> !each.is(HandshakeType.SERVER_HELLO))
        .filter(each -> each.from() == side)
        .anyMatch(each -> each.is(HandshakeType.FINISHED) || isHiddenFinished(each));
  }

  private static boolean isHiddenFinished(TlsMessage message) {
    return !message.isRead()
        && (message.type() == TlsRecord.HANDSHAKE
            || (message.type() == TlsRecord.APPLICATION_DATA
                && message.size() >= ENCRYPTED_FINISHED));
  }

  /** Tells whether the content of every message is known. */
  public boolean isDecrypted() {
    return !messages.isEmpty() && messages.stream().allMatch(TlsMessage::isRead);
  }

  /** Returns the application data of an end, as far as it was decrypted. */
  public byte[] applicationData(Side side) {
    TlsBytes data = new TlsBytes();
    messages.stream()
        .filter(each -> each.from() == side && each.isRead())
        .filter(each -> each.type() == TlsRecord.APPLICATION_DATA)
        .forEach(each -> data.raw(each.content()));
    return data.toByteArray();
  }

  /** Returns what messages of a type hold, those that do not follow the syntax left out. */
  private <T> Stream<T> parsed(Side side, HandshakeType type, Function<byte[], T> parser) {
    return messages.stream()
        .filter(each -> each.from() == side && each.is(type))
        .flatMap(each -> each.handshake().stream())
        .flatMap(each -> readable(() -> Optional.of(parser.apply(each.body()))).stream());
  }

  private static <T> Optional<T> readable(Supplier<Optional<T>> fact) {
    try {
      return fact.get();
    } catch (MalformedTlsException e) {
      return Optional.empty();
    }
  }

  /** Returns the messages, one on a line, and what could not be read as such. */
  public String describe() {
    return messages.isEmpty()
        ? "no record of TLS"
        : Stream.concat(messages.stream().map(TlsMessage::toString), reading.remains().stream())
            .collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return "TLS of " + tcp.client() + " and " + tcp.server();
  }
}

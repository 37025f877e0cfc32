package io.faultwire.capture.tls;

import io.faultwire.capture.Side;
import io.faultwire.tls.message.Alert;
import io.faultwire.tls.message.HandshakeMessage;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.MalformedTlsException;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsRecord;
import java.util.Arrays;
import java.util.Optional;

/**
 * A message of TLS: one of the handshake, an alert, a ChangeCipherSpec or application data.
 *
 * @param from who sent it
 * @param type the type of its record, the inner one where it was decrypted
 * @param isEncrypted whether it crossed the wire encrypted
 * @param isRead whether its content is known
 * @param content the content, or what stands for it on the wire where it is not known
 * @param order where it stands among the segments of its conversation
 */
@SuppressWarnings("ArrayRecordComponent")
public record TlsMessage(
    Side from, int type, boolean isEncrypted, boolean isRead, byte[] content, int order) {

  /** Returns how many octets it has: those of the handshake message, or of the record's content. */
  public int size() {
    return content.length;
  }

  /** Returns the handshake message, if it is one that could be read. */
  public Optional<HandshakeMessage> handshake() {
    return isRead && type == TlsRecord.HANDSHAKE
        ? Optional.of(
            new HandshakeMessage(
                content[0] & 0xFF,
                Arrays.copyOfRange(content, HandshakeMessage.HEADER_LENGTH, content.length)))
        : Optional.empty();
  }

  /** Tells whether it is a handshake message of a type. */
  public boolean is(HandshakeType wanted) {
    return handshake().filter(message -> message.is(wanted)).isPresent();
  }

  /** Returns the alert, if it is one that could be read. */
  public Optional<Alert> alert() {
    return isRead && type == TlsRecord.ALERT && content.length == 2
        ? Optional.of(Alert.parse(content))
        : Optional.empty();
  }

  /** Returns the name, such as {@code ClientHello} or {@code encrypted record}. */
  public String name() {
    HandshakeMessage message = handshake().orElse(null);
    if (message != null) {
      return isRetry(message) ? "HelloRetryRequest" : message.name();
    }
    return switch (type) {
      case TlsRecord.CHANGE_CIPHER_SPEC -> "ChangeCipherSpec";
      case TlsRecord.ALERT -> alert().map(Alert::toString).orElse("encrypted alert");
      case TlsRecord.HANDSHAKE -> "encrypted handshake message";
      default -> isRead ? "application data" : "encrypted record";
    };
  }

  private static boolean isRetry(HandshakeMessage message) {
    try {
      return message.is(HandshakeType.SERVER_HELLO)
          && ServerHello.parse(message.body()).isRetryRequest();
    } catch (MalformedTlsException e) {
      return false;
    }
  }

  /** Returns text such as {@code client ClientHello, 512 octets}. */
  @Override
  public String toString() {
    return from + "  " + name() + ", " + size() + " octets";
  }
}

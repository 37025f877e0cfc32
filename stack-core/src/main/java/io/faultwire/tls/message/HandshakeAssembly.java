package io.faultwire.tls.message;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts handshake messages together from the fragments of their records. */
public final class HandshakeAssembly {
  private byte[] pending = new byte[0];

  /** Takes the next fragment, and returns the messages that it completes. */
  public List<HandshakeMessage> add(byte[] fragment) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(pending);
    joined.writeBytes(fragment);
    byte[] bytes = joined.toByteArray();
    List<HandshakeMessage> messages = new ArrayList<>();
    int at = 0;
    while (bytes.length - at >= HandshakeMessage.HEADER_LENGTH) {
      int length = new TlsReader(Arrays.copyOfRange(bytes, at + 1, at + 4)).u24();
      int end = at + HandshakeMessage.HEADER_LENGTH + length;
      if (end > bytes.length) {
        break;
      }
      byte[] body = Arrays.copyOfRange(bytes, at + HandshakeMessage.HEADER_LENGTH, end);
      messages.add(new HandshakeMessage(bytes[at] & 0xFF, body));
      at = end;
    }
    pending = Arrays.copyOfRange(bytes, at, bytes.length);
    return messages;
  }

  /** Tells whether a message has begun that is not complete. */
  public boolean isPartial() {
    return pending.length > 0;
  }
}

package io.faultwire.tls.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one end sent before its first encrypted record.
 *
 * @param messages the handshake messages, in order
 */
public record ClearMessages(List<HandshakeMessage> messages) {
  public ClearMessages {
    messages = List.copyOf(messages);
  }

  /** Reads the octets of one direction, as far as they are in the clear. */
  public static ClearMessages of(byte[] octets) {
    List<HandshakeMessage> messages = new ArrayList<>();
    HandshakeAssembly assembly = new HandshakeAssembly();
    TlsReader in = new TlsReader(octets);
    while (in.remaining() >= TlsRecord.HEADER_LENGTH) {
      int type = in.u8();
      in.u16();
      int length = in.u16();
      if (type != TlsRecord.HANDSHAKE || length > in.remaining()) {
        break;
      }
      messages.addAll(assembly.add(in.raw(length)));
    }
    return new ClearMessages(messages);
  }

  /** Returns the types of the records of one direction, encrypted ones included. */
  public static List<Integer> recordTypes(byte[] octets) {
    List<Integer> types = new ArrayList<>();
    TlsReader in = new TlsReader(octets);
    while (in.remaining() >= TlsRecord.HEADER_LENGTH) {
      types.add(in.u8());
      in.u16();
      int length = in.u16();
      if (length > in.remaining()) {
        break;
      }
      in.raw(length);
    }
    return types;
  }

  /** Returns the first message of a type. */
  public Optional<HandshakeMessage> message(HandshakeType type) {
    return messages.stream().filter(each -> each.is(type)).findFirst();
  }

  /** Returns the ServerHello. */
  public Optional<ServerHello> serverHello() {
    return message(HandshakeType.SERVER_HELLO).map(each -> ServerHello.parse(each.body()));
  }
}

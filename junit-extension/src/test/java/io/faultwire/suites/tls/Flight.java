package io.faultwire.suites.tls;

import io.faultwire.tls.message.Extension;
import io.faultwire.tls.message.HandshakeMessage;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.TlsBytes;
import io.faultwire.tls.message.TlsRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a server answers to a ClientHello, in parts that can be spoilt one by one. */
final class Flight {
  int legacyVersion = 0x0303;
  int recordVersion = 0x0303;
  byte[] random = new byte[32];
  byte[] sessionId = new byte[0];
  int suite;
  int compression;
  int longestRecord = TlsRecord.LONGEST_FRAGMENT;
  final List<Extension> extensions = new ArrayList<>();

  /** The messages behind ServerHello. */
  final List<HandshakeMessage> more = new ArrayList<>();

  /** Records in front of ServerHello, such as an alert. */
  byte[] before = new byte[0];

  /** Records behind the messages: a ChangeCipherSpec, or one that looks encrypted. */
  byte[] behind = new byte[0];

  Flight add(int type, byte[] content) {
    remove(type);
    extensions.add(new Extension(type, content));
    return this;
  }

  Flight remove(int type) {
    extensions.removeIf(each -> each.type() == type);
    return this;
  }

  Flight message(HandshakeType type, byte[] body) {
    more.add(new HandshakeMessage(type.code(), body));
    return this;
  }

  boolean isTls13() {
    return extensions.stream().anyMatch(each -> each.type() == Extension.SUPPORTED_VERSIONS);
  }

  byte[] toByteArray() {
    TlsBytes list = new TlsBytes();
    extensions.forEach(each -> list.u16(each.type()).sized16(each.content()));
    TlsBytes body =
        new TlsBytes()
            .u16(legacyVersion)
            .raw(random)
            .sized8(sessionId)
            .u16(suite)
            .u8(compression)
            .sized16(list.toByteArray());
    TlsBytes messages =
        new TlsBytes()
            .raw(
                new HandshakeMessage(HandshakeType.SERVER_HELLO.code(), body.toByteArray())
                    .toByteArray());
    more.forEach(each -> messages.raw(each.toByteArray()));
    TlsBytes out = new TlsBytes().raw(before);
    byte[] all = messages.toByteArray();
    for (int at = 0; at < all.length; at += longestRecord) {
      byte[] part = Arrays.copyOfRange(all, at, Math.min(all.length, at + longestRecord));
      out.raw(new TlsRecord(TlsRecord.HANDSHAKE, recordVersion, part).toByteArray());
    }
    return out.raw(behind).toByteArray();
  }
}

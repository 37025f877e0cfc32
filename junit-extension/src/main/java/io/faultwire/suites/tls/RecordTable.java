package io.faultwire.suites.tls;

import static io.faultwire.conformance.Level.MUST;
import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tls.Expectation.abort;
import static io.faultwire.suites.tls.Expectation.accepted;
import static io.faultwire.suites.tls.HelloCheck.tls12;
import static io.faultwire.suites.tls.HelloCheck.tls13;

import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.ClientHelloBuilder;
import io.faultwire.tls.message.Extension;
import io.faultwire.tls.message.HandshakeMessage;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.TlsBytes;
import io.faultwire.tls.message.TlsRecord;
import java.util.Arrays;
import java.util.List;

/** Types, versions, sizes and fragments of records, and messages out of order. */
final class RecordTable {
  private static final String REMEDY = "use a TLS library that follows RFC 8446";
  private static final String SPLIT = "put messages together from as many records as they take";
  private static final int UNKNOWN_TYPE = 99;

  private RecordTable() {}

  static List<HelloCheck> checks() {
    return List.of(
        version("0300", 0x0300),
        version("0303", 0x0303),
        version("03ff", 0x03FF),
        tls13("tls.record.two-fragments", 8446, "5.1", MUST)
            .title("A ClientHello in two records is understood")
            .sendsOctets("its message in records of 100 octets", h -> h.records(100))
            .expects(accepted())
            .remedy(SPLIT),
        tls13("tls.record.many-fragments", 8446, "5.1", MUST)
            .title("A ClientHello in many small records is understood")
            .sendsOctets("its message in records of 3 octets", h -> h.records(3))
            .expects(accepted())
            .remedy(SPLIT),
        tls12("tls.record.many-fragments-tls12", 5246, "6.2.1", MUST)
            .title("A ClientHello in many small records is understood in TLS 1.2")
            .sendsOctets("its message in records of 3 octets", h -> h.records(3))
            .expects(accepted())
            .remedy(SPLIT),
        tls13("tls.record.large-hello", 8446, "4.1.2", MUST)
            .title("A ClientHello of 4 KiB is understood")
            .sends("4096 octets of padding", h -> h.extension(Extension.PADDING, new byte[4096]))
            .expects(accepted())
            .remedy("read as much as the length of the message says"),
        tls13("tls.record.larger-than-a-record", 8446, "5.1", SHOULD)
            .title("A ClientHello that takes two full records is understood")
            .sends("20000 octets of padding", h -> h.extension(Extension.PADDING, new byte[20_000]))
            .expects(accepted())
            .remedy(SPLIT),
        tls13("tls.record.overflow", 8446, "5.1", MUST)
            .title("A record of more than 2^14 octets is refused")
            .sendsOctets(
                "its message in a record of 2^14 + 1 octets and another one", RecordTable::overlong)
            .expects(abort(AlertDescription.RECORD_OVERFLOW))
            .remedy(REMEDY),
        first("unknown-type", "of an unknown type", UNKNOWN_TYPE),
        first("application-data-first", "of application data", TlsRecord.APPLICATION_DATA),
        tls13("tls.order.wrong-message", 8446, "4", MUST)
            .title("A first message that is no ClientHello is refused")
            .sendsOctets(
                "a ClientKeyExchange in its place",
                h -> record(HandshakeType.CLIENT_KEY_EXCHANGE.code()))
            .expects(abort(AlertDescription.UNEXPECTED_MESSAGE))
            .remedy(REMEDY),
        tls13("tls.order.unknown-message", 8446, "4", MUST)
            .title("A message of an unknown type is refused")
            .sendsOctets("a message of type 99 in its place", h -> record(UNKNOWN_TYPE))
            .expects(abort(AlertDescription.UNEXPECTED_MESSAGE))
            .remedy(REMEDY));
  }

  private static HelloCheck version(String name, int code) {
    return tls13("tls.record.version-" + name, 8446, "5.1", MUST)
        .title("The version 0x" + name + " in front of the first record is ignored")
        .sends("0x" + name + " in front of its record", h -> h.recordVersion(code))
        .expects(accepted())
        .remedy(REMEDY);
  }

  private static HelloCheck first(String name, String what, int type) {
    byte[] record = new TlsRecord(type, 0x0303, new byte[] {1, 0, 0, 0}).toByteArray();
    return tls13("tls.record." + name, 8446, "5", MUST)
        .title("A first record " + what + " is refused")
        .sendsOctets("a record " + what + " in its place", h -> record)
        .expects(abort(AlertDescription.UNEXPECTED_MESSAGE).unlessTakenForAnotherProtocol())
        .remedy(REMEDY);
  }

  private static byte[] record(int messageType) {
    byte[] message = new HandshakeMessage(messageType, new byte[40]).toByteArray();
    return new TlsRecord(TlsRecord.HANDSHAKE, 0x0303, message).toByteArray();
  }

  private static byte[] overlong(ClientHelloBuilder hello) {
    byte[] message = hello.extension(Extension.PADDING, new byte[20_000]).message();
    int longest = TlsRecord.LONGEST_FRAGMENT + 1;
    byte[] rest = Arrays.copyOfRange(message, longest, message.length);
    return new TlsBytes()
        .raw(
            new TlsRecord(TlsRecord.HANDSHAKE, 0x0301, Arrays.copyOf(message, longest))
                .toByteArray())
        .raw(new TlsRecord(TlsRecord.HANDSHAKE, 0x0301, rest).toByteArray())
        .toByteArray();
  }
}

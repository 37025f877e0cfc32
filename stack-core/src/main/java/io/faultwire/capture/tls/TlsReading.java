package io.faultwire.capture.tls;

import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import io.faultwire.tls.message.HandshakeAssembly;
import io.faultwire.tls.message.HandshakeMessage;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.MalformedTlsException;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsRecord;
import io.faultwire.tls.secrets.KeyLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the records of both ends in the order in which they were sent. */
final class TlsReading {
  private final List<TlsMessage> messages = new ArrayList<>();
  private final Map<Side, Direction> directions = new EnumMap<>(Side.class);
  private final Decryption decryption;
  private boolean tls13;

  private TlsReading(KeyLog keyLog) {
    this.decryption = new Decryption(keyLog);
    for (Side side : Side.values()) {
      directions.put(side, new Direction());
    }
  }

  /** What is known of one end. */
  private static final class Direction {
    private final HandshakeAssembly assembly = new HandshakeAssembly();
    private boolean encrypted;
    private int left;
  }

  static TlsReading of(TcpConversation conversation, KeyLog keyLog) {
    TlsReading reading = new TlsReading(keyLog);
    List<RecordStream.Placed> records = new ArrayList<>();
    for (Side side : Side.values()) {
      List<RecordStream.Placed> sent = RecordStream.of(conversation, side);
      int length = sent.stream().mapToInt(each -> each.record().toByteArray().length).sum();
      reading.direction(side).left = conversation.streamFrom(side).sent().length - length;
      records.addAll(sent);
    }
    records.sort(Comparator.comparingInt(RecordStream.Placed::order));
    records.forEach(reading::read);
    return reading;
  }

  List<TlsMessage> messages() {
    return List.copyOf(messages);
  }

  /** Returns what was left behind the messages of an end, one on a line. */
  List<String> remains() {
    List<String> lines = new ArrayList<>();
    directions.forEach(
        (side, direction) -> {
          if (direction.assembly.isPartial()) {
            lines.add(side + "  a handshake message that is not complete");
          }
          if (direction.left > 0) {
            lines.add(side + "  " + direction.left + " octets that are no complete record");
          }
        });
    return lines;
  }

  private void read(RecordStream.Placed placed) {
    TlsRecord record = placed.record();
    Direction direction = direction(placed.from());
    if (record.type() == TlsRecord.CHANGE_CIPHER_SPEC) {
      add(placed, record, /* encrypted= */ false, /* read= */ true);
      direction.encrypted |= !tls13;
      return;
    }
    if (tls13 && record.type() == TlsRecord.APPLICATION_DATA) {
      TlsRecord inner = decryption.open(placed.from(), record);
      if (inner == null) {
        add(placed, record, /* encrypted= */ true, /* read= */ false);
      } else {
        take(placed, inner, /* encrypted= */ true);
      }
      return;
    }
    if (direction.encrypted || record.type() == TlsRecord.APPLICATION_DATA) {
      add(placed, record, /* encrypted= */ true, /* read= */ false);
      return;
    }
    take(placed, record, /* encrypted= */ false);
  }

  private Direction direction(Side side) {
    Direction direction = directions.get(side);
    if (direction == null) {
      throw new IllegalStateException("no direction of the " + side);
    }
    return direction;
  }

  private void take(RecordStream.Placed placed, TlsRecord record, boolean encrypted) {
    if (record.type() != TlsRecord.HANDSHAKE) {
      add(placed, record, encrypted, /* read= */ true);
      return;
    }
    Direction direction = direction(placed.from());
    for (HandshakeMessage each : direction.assembly.add(record.fragment())) {
      TlsRecord whole = new TlsRecord(record.type(), record.version(), each.toByteArray());
      add(placed, whole, encrypted, /* read= */ true);
      handshake(placed.from(), each);
    }
  }

  private void handshake(Side from, HandshakeMessage message) {
    if (from == Side.SERVER && message.is(HandshakeType.SERVER_HELLO)) {
      try {
        tls13 = ServerHello.parse(message.body()).isTls13();
      } catch (MalformedTlsException e) {
        tls13 = false;
      }
    }
    decryption.handshake(from, message);
  }

  private void add(RecordStream.Placed placed, TlsRecord record, boolean encrypted, boolean read) {
    messages.add(
        new TlsMessage(
            placed.from(), record.type(), encrypted, read, record.fragment(), placed.order()));
  }
}

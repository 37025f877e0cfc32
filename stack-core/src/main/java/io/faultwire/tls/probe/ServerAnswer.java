package io.faultwire.tls.probe;

import io.faultwire.tls.message.Alert;
import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.HandshakeMessage;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.MalformedTlsException;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsRecord;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a server sent in the clear until it was the client's turn, or until it had enough.
 *
 * @param records as they came
 * @param messages the handshake messages that they carried
 * @param alerts the alerts that they carried
 * @param end why nothing more was read
 */
public record ServerAnswer(
    List<TlsRecord> records, List<HandshakeMessage> messages, List<Alert> alerts, End end) {
  private static final int SHOWN = 64;

  /** Names the reasons for which reading ends. */
  public enum End {
    /** It is the client's turn. */
    CLIENTS_TURN("then it waited"),
    /** The server sent an alert that ends the connection. */
    ALERT("then nothing more"),
    /** The server closed the connection. */
    CLOSED("the connection was closed"),
    /** The server reset the connection. */
    RESET("the connection was reset"),
    /** Nothing more came in time. */
    SILENCE("nothing more came in time"),
    /** What came is not TLS. */
    NOT_TLS("what came is not TLS");

    private final String text;

    End(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  public ServerAnswer {
    records = List.copyOf(records);
    messages = List.copyOf(messages);
    alerts = List.copyOf(alerts);
  }

  /** Returns the first message of a type. */
  public Optional<HandshakeMessage> message(HandshakeType type) {
    return messages.stream().filter(each -> each.is(type)).findFirst();
  }

  /** Returns the ServerHello, or the HelloRetryRequest; empty if none came that can be read. */
  public Optional<ServerHello> hello() {
    try {
      return message(HandshakeType.SERVER_HELLO).map(each -> ServerHello.parse(each.body()));
    } catch (MalformedTlsException e) {
      return Optional.empty();
    }
  }

  /** Returns the alert that ended the connection. */
  public Optional<Alert> fatalAlert() {
    return alerts.stream()
        .filter(each -> each.isFatal() || each.is(AlertDescription.CLOSE_NOTIFY))
        .findFirst();
  }

  /** Tells whether the server went on with the handshake. */
  public boolean isAccepted() {
    return hello().isPresent() && end == End.CLIENTS_TURN;
  }

  /** Tells whether the server ended the connection, whatever it said. */
  public boolean isRefused() {
    return end == End.ALERT || end == End.CLOSED || end == End.RESET;
  }

  /** Tells whether the server resumes what was agreed before (RFC 5246, section 7.3). */
  public boolean isResumption() {
    return isAccepted()
        && message(HandshakeType.CERTIFICATE).isEmpty()
        && records.stream().anyMatch(each -> each.type() == TlsRecord.CHANGE_CIPHER_SPEC);
  }

  /** Returns the answer for people, on one line. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    hello().ifPresent(hello -> parts.add(hello.toString()));
    messages.stream()
        .filter(each -> !each.is(HandshakeType.SERVER_HELLO))
        .forEach(each -> parts.add(each.name()));
    alerts.forEach(each -> parts.add(each.toString()));
    if (end != End.CLIENTS_TURN && end != End.ALERT) {
      parts.add(end.toString());
    }
    return String.join("; ", parts);
  }

  /** Returns the first octets, for the evidence. */
  public String octets() {
    StringBuilder hex = new StringBuilder();
    int left = SHOWN;
    for (TlsRecord each : records) {
      byte[] bytes = each.toByteArray();
      int shown = Math.min(left, bytes.length);
      hex.append(HexFormat.of().formatHex(bytes, 0, shown));
      left -= shown;
    }
    return hex.isEmpty() ? "nothing" : hex + (left == 0 ? "..." : "");
  }
}

package io.faultwire.tls.probe;

import io.faultwire.tls.message.Alert;
import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.HandshakeAssembly;
import io.faultwire.tls.message.HandshakeMessage;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.MalformedTlsException;
import io.faultwire.tls.message.ServerHello;
import io.faultwire.tls.message.TlsRecord;
import io.faultwire.tls.probe.ServerAnswer.End;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection on which the client's octets are written by hand. */
public final class RawTls implements AutoCloseable {
  private final Socket socket;
  private final DataInputStream in;
  private final HandshakeAssembly assembly = new HandshakeAssembly();

  private RawTls(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  /**
   * Connects.
   *
   * @throws IOException if the server takes no connection
   */
  public static RawTls open(TlsEndpoint endpoint) throws IOException {
    Socket socket = endpoint.connect();
    socket.setTcpNoDelay(true);
    return new RawTls(socket);
  }

  /** Sends octets on a connection of their own, and reads the answer. */
  public static ServerAnswer ask(TlsEndpoint endpoint, byte[] octets) throws IOException {
    try (RawTls connection = open(endpoint)) {
      return connection.send(octets).read();
    }
  }

  /** Sends octets; that the server no longer takes them shows in what is read. */
  public RawTls send(byte[] octets) throws IOException {
    try {
      socket.getOutputStream().write(octets);
    } catch (SocketException e) {
      // The server has closed, and may have said why before.
    }
    return this;
  }

  /** Waits no longer than this for each part of an answer. */
  public RawTls patience(Duration time) throws IOException {
    socket.setSoTimeout(Math.toIntExact(time.toMillis()));
    return this;
  }

  /**
   * Reads until it is the client's turn: behind ServerHelloDone, behind a HelloRetryRequest, behind
   * the first encrypted record of TLS 1.3, or behind the ChangeCipherSpec of a resumption; or until
   * the server ends the connection.
   */
  public ServerAnswer read() throws IOException {
    List<TlsRecord> records = new ArrayList<>();
    List<HandshakeMessage> messages = new ArrayList<>();
    List<Alert> alerts = new ArrayList<>();
    End end = null;
    while (end == null) {
      end = next(records, messages, alerts);
    }
    return new ServerAnswer(records, messages, alerts, end);
  }

  /** Reads so many octets, or fewer if the connection ends before. */
  public byte[] readOctets(int count) throws IOException {
    try {
      return in.readNBytes(count);
    } catch (SocketException e) {
      return new byte[0];
    }
  }

  /** Reads until the server ends the connection, whatever it sends until then. */
  public End awaitEnd() throws IOException {
    try {
      while (in.read() >= 0) {
        // What comes is encrypted, or was not asked for.
      }
      return End.CLOSED;
    } catch (SocketTimeoutException e) {
      return End.SILENCE;
    } catch (SocketException e) {
      return End.RESET;
    }
  }

  private @Nullable End next(
      List<TlsRecord> records, List<HandshakeMessage> messages, List<Alert> alerts)
      throws IOException {
    try {
      int type = in.readUnsignedByte();
      if (!TlsRecord.isType(type)) {
        records.add(new TlsRecord(type, 0, new byte[0]));
        return End.NOT_TLS;
      }
      int version = in.readUnsignedShort();
      byte[] fragment = new byte[in.readUnsignedShort()];
      in.readFully(fragment);
      records.add(new TlsRecord(type, version, fragment));
      return switch (type) {
        case TlsRecord.ALERT -> add(Alert.parse(fragment), alerts);
        case TlsRecord.HANDSHAKE -> add(assembly.add(fragment), messages);
        case TlsRecord.CHANGE_CIPHER_SPEC -> isResumption(messages) ? End.CLIENTS_TURN : null;
        default -> End.CLIENTS_TURN;
      };
    } catch (EOFException e) {
      return End.CLOSED;
    } catch (SocketTimeoutException e) {
      return End.SILENCE;
    } catch (SocketException e) {
      return End.RESET;
    } catch (MalformedTlsException e) {
      return End.NOT_TLS;
    }
  }

  /** Tells whether a ChangeCipherSpec comes in TLS 1.2, and not for the sake of middleboxes. */
  private static boolean isResumption(List<HandshakeMessage> messages) {
    return messages.stream()
        .filter(each -> each.is(HandshakeType.SERVER_HELLO))
        .anyMatch(each -> !ServerHello.parse(each.body()).isTls13());
  }

  private static @Nullable End add(Alert alert, List<Alert> alerts) {
    alerts.add(alert);
    return alert.isFatal() || alert.is(AlertDescription.CLOSE_NOTIFY) ? End.ALERT : null;
  }

  private static @Nullable End add(
      List<HandshakeMessage> complete, List<HandshakeMessage> messages) {
    End end = null;
    for (HandshakeMessage each : complete) {
      messages.add(each);
      boolean done =
          each.is(HandshakeType.SERVER_HELLO_DONE)
              || (each.is(HandshakeType.SERVER_HELLO)
                  && ServerHello.parse(each.body()).isRetryRequest());
      end = done ? End.CLIENTS_TURN : end;
    }
    return end;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

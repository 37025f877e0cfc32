package io.faultwire.suites.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.faultwire.tls.message.AlertDescription;
import io.faultwire.tls.message.ClientHello;
import io.faultwire.tls.message.Extension;
import io.faultwire.tls.message.HandshakeAssembly;
import io.faultwire.tls.message.HandshakeMessage;
import io.faultwire.tls.message.HandshakeType;
import io.faultwire.tls.message.TlsRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A server that answers the suite's own ClientHellos in octets, and all others by JSSE; and a
 * server of HTTP beside it. What it does wrong is a {@link Defect}.
 */
final class SubjectServer implements AutoCloseable {
  /** The random of the ClientHellos that the suite writes. */
  private static final byte[] OURS = java.util.HexFormat.of().parseHex("5a".repeat(32));

  private final ServerSocket listener;
  private final ServerSocket http;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final StrictServer strict;
  private final Supplier<SSLContext> contexts;
  private final boolean wantsCertificate;
  private final Defect defect;

  SubjectServer(
      StrictServer strict, Supplier<SSLContext> contexts, boolean wantsCertificate, Defect defect)
      throws IOException {
    this.strict = strict;
    this.contexts = contexts;
    this.wantsCertificate = wantsCertificate;
    this.defect = defect;
    this.listener = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    this.http = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    threads.execute(() -> accept(listener));
    threads.execute(() -> accept(http));
  }

  String url() {
    return "https://localhost:" + listener.getLocalPort();
  }

  String httpPort() {
    return String.valueOf(http.getLocalPort());
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket socket = from.accept();
        socket.setTcpNoDelay(true);
        threads.execute(() -> serve(from, socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(ServerSocket from, Socket socket) {
    try (socket) {
      if (from == http) {
        readHead(socket);
        socket.getOutputStream().write(defect.httpResponse().getBytes(US_ASCII));
      } else {
        tls(socket);
      }
    } catch (IOException e) {
      // The client left, which is its right.
    }
  }

  private void tls(Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    try {
      ByteArrayOutputStream consumed = new ByteArrayOutputStream();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] body = firstHello(in, consumed);
      if (!Arrays.equals(Arrays.copyOfRange(body, 2, 34), OURS)) {
        jsse(socket, consumed.toByteArray());
        return;
      }
      byte[] answer = defect.first(consumed.toByteArray(), () -> hello(body));
      out.write(answer);
      proceed(in, out, body);
    } catch (Refusal e) {
      out.write(e.octets());
      socket.shutdownOutput();
      while (socket.getInputStream().read() >= 0) {
        // What is unread would make the end of the connection a reset.
      }
    }
  }

  private Flight hello(byte[] body) throws Refusal {
    return defect.spoil(StrictRules.parse(body), strict);
  }

  private byte[] firstHello(DataInputStream in, ByteArrayOutputStream consumed)
      throws IOException, Refusal {
    HandshakeAssembly assembly = new HandshakeAssembly();
    while (true) {
      TlsRecord record = record(in, consumed);
      if (record.type() != TlsRecord.HANDSHAKE) {
        throw new Refusal(AlertDescription.UNEXPECTED_MESSAGE);
      }
      List<HandshakeMessage> messages = assembly.add(record.fragment());
      if (!messages.isEmpty()) {
        HandshakeMessage first = messages.get(0);
        if (!first.is(HandshakeType.CLIENT_HELLO)) {
          throw defect.refusalOfFirst(consumed.toByteArray(), AlertDescription.UNEXPECTED_MESSAGE);
        }
        return first.body();
      }
    }
  }

  private TlsRecord record(DataInputStream in, ByteArrayOutputStream consumed)
      throws IOException, Refusal {
    byte[] header = new byte[5];
    in.readFully(header);
    consumed.writeBytes(header);
    if (!TlsRecord.isType(header[0])) {
      defect.notTls(header);
      byte[] rest = new byte[Math.min(in.available(), 4096)];
      in.readFully(rest);
      consumed.writeBytes(rest);
      throw defect.refusalOfFirst(consumed.toByteArray(), AlertDescription.UNEXPECTED_MESSAGE);
    }
    byte[] fragment = new byte[(header[3] & 0xFF) << 8 | (header[4] & 0xFF)];
    in.readFully(fragment);
    consumed.writeBytes(fragment);
    if (header[0] != TlsRecord.HANDSHAKE && consumed.size() == 5 + fragment.length) {
      throw defect.refusalOfFirst(consumed.toByteArray(), AlertDescription.UNEXPECTED_MESSAGE);
    }
    if (fragment.length > TlsRecord.LONGEST_FRAGMENT && !defect.is("tls.record.overflow")) {
      throw new Refusal(AlertDescription.RECORD_OVERFLOW);
    }
    return new TlsRecord(header[0], 0, fragment);
  }

  /** Goes on behind the first answer: a second ClientHello, an alert, what comes in between. */
  private void proceed(DataInputStream in, OutputStream out, byte[] first)
      throws IOException, Refusal {
    ClientHello before = StrictRules.parse(first);
    Flight answer = strict.answer(before);
    boolean retry =
        Arrays.equals(answer.random, io.faultwire.tls.message.ServerHello.retryRandom());
    boolean plain = true;
    boolean early = before.extensions().has(Extension.EARLY_DATA);
    while (true) {
      TlsRecord record = record(in, new Skipped());
      switch (record.type()) {
        case TlsRecord.ALERT -> {
          if (defect.is("tls.alert.received")) {
            continue;
          }
          return;
        }
        case TlsRecord.CHANGE_CIPHER_SPEC -> {
          plain = false;
          defect.changeCipherSpec(record.fragment());
        }
        case TlsRecord.APPLICATION_DATA -> {
          plain = false;
          if (!early || defect.is("tls.early-data.skipped")) {
            throw new Refusal(AlertDescription.UNEXPECTED_MESSAGE);
          }
        }
        default -> {
          if (!retry) {
            defect.secondHello(out, answer);
            throw new Refusal(AlertDescription.UNEXPECTED_MESSAGE);
          }
          byte[] body = new HandshakeAssembly().add(record.fragment()).get(0).body();
          out.write(defect.afterRetry(strict.answer(StrictRules.parse(body)), plain).toByteArray());
          retry = false;
        }
      }
    }
  }

  /** Takes what nobody asks for. */
  private static final class Skipped extends ByteArrayOutputStream {
    @Override
    public synchronized int size() {
      return -1;
    }
  }

  private void jsse(Socket socket, byte[] consumed) throws IOException {
    try (SSLSocket tls =
        (SSLSocket)
            contexts
                .get()
                .getSocketFactory()
                .createSocket(socket, new ByteArrayInputStream(consumed), /* autoClose= */ true)) {
      tls.setUseClientMode(false);
      tls.setNeedClientAuth(wantsCertificate);
      defect.configure(tls);
      readHead(tls);
      tls.getOutputStream().write(defect.httpsResponse().getBytes(US_ASCII));
      tls.getOutputStream().flush();
      if (defect.is("tls.close.notify")) {
        socket.close();
      }
    }
  }

  private static void readHead(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    int octet;
    while (head.indexOf("\r\n\r\n") < 0 && (octet = socket.getInputStream().read()) >= 0) {
      head.append((char) octet);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    http.close();
    threads.shutdownNow();
  }
}

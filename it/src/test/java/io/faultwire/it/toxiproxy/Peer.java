package io.faultwire.it.toxiproxy;

import io.faultwire.engine.toxiproxy.stream.StreamProxy;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** A client that says what becomes of what it sends. */
final class Peer implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;

  private Peer(Socket socket) {
    this.socket = socket;
  }

  static Peer of(StreamProxy proxy) throws IOException {
    Peer peer = new Peer(new Socket(proxy.host(), proxy.port()));
    peer.socket.setTcpNoDelay(true);
    peer.socket.setSoTimeout(PATIENCE_MILLIS);
    return peer;
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads so many characters, or fewer if the stream ends before. */
  String read(int count) throws IOException {
    return new String(socket.getInputStream().readNBytes(count), StandardCharsets.US_ASCII);
  }

  String exchange(String text) throws IOException {
    send(text);
    return read(text.length());
  }

  /**
   * Returns how the stream goes on: a character, "end", "reset", or "silence" for half a second.
   */
  String next() throws IOException {
    socket.setSoTimeout(500);
    String next =
        ending(
            () -> {
              int octet = socket.getInputStream().read();
              return octet < 0 ? "end" : Character.toString(octet);
            });
    socket.setSoTimeout(PATIENCE_MILLIS);
    return next;
  }

  /** Returns how the stream ends: "end" or "reset". */
  String ending() {
    return ending(() -> socket.getInputStream().read() < 0 ? "end" : "more");
  }

  private static String ending(Callable<String> read) {
    try {
      return read.call();
    } catch (SocketTimeoutException e) {
      return "silence";
    } catch (IOException e) {
      return "reset";
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

package io.faultwire.engine.toxiproxy.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * Copies one direction on one side of a proxy: what enters it waits at the gate, what comes out is
 * counted there. An end is handed on as what it is, orderly or a reset.
 */
final class Way {
  private static final int CHUNK = 64 * 1024;

  private final Socket from;
  private final Socket to;
  private final Gate gate;
  private final BytesSeen seen;

  /** Is told of bytes, where somebody writes them down. */
  @FunctionalInterface
  interface BytesSeen {
    void are(byte[] octets, int count);
  }

  Way(Socket from, Socket to, Gate gate, BytesSeen seen) {
    this.from = from;
    this.to = to;
    this.gate = gate;
    this.seen = seen;
  }

  Way(Socket from, Socket to, Gate gate) {
    this(from, to, gate, (octets, count) -> {});
  }

  /** Copies into the proxy. Where that takes no more, the way back says why. */
  void in() {
    byte[] chunk = new byte[CHUNK];
    try {
      OutputStream out = to.getOutputStream();
      for (int count = read(chunk); count >= 0; count = read(chunk)) {
        seen.are(chunk, count);
        for (int done = 0; done < count; ) {
          int part = gate.admit(count - done);
          out.write(chunk, done, part);
          done += part;
          gate.enter(part);
        }
      }
      to.shutdownOutput();
    } catch (IOException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Copies out of the proxy. */
  void out() {
    byte[] chunk = new byte[CHUNK];
    try {
      OutputStream out = to.getOutputStream();
      for (int count = read(chunk); count >= 0; count = read(chunk)) {
        out.write(chunk, 0, count);
        seen.are(chunk, count);
        gate.leave(count);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      reset(from);
    }
  }

  private int read(byte[] chunk) throws IOException {
    try {
      InputStream in = from.getInputStream();
      return in.read(chunk);
    } catch (IOException e) {
      reset(to);
      throw e;
    }
  }

  /** Closes a socket so that its peer sees a reset. */
  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
    close(socket);
  }

  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }
}

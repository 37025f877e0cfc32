package io.faultwire.engine.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Copies what one socket receives to another, until its end. */
final class Pump implements Runnable {
  private static final int CHUNK = 16 * 1024;

  private final Socket from;
  private final Socket to;

  Pump(Socket from, Socket to) {
    this.from = from;
    this.to = to;
  }

  @Override
  public void run() {
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        out.write(chunk, 0, count);
      }
      finish();
    } catch (IOException e) {
      reset(from);
      reset(to);
    }
  }

  /** Hands a half-close on; the second one closes both sockets. */
  private void finish() throws IOException {
    to.shutdownOutput();
    from.shutdownInput();
    if (from.isOutputShutdown()) {
      from.close();
      to.close();
    }
  }

  /** Closes a socket so that its peer sees a RST. */
  static void reset(Socket socket) {
    try {
      if (socket.isConnected() && !socket.isClosed()) {
        socket.setSoLinger(true, 0);
      }
      socket.close();
    } catch (IOException e) {
      // a socket that cannot be closed is closed already
    }
  }
}

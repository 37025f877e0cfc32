package io.faultwire.host.socket;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Reads from a socket. */
final class SimulatedInputStream extends InputStream {
  private final SimulatedSocketImpl socket;

  SimulatedInputStream(SimulatedSocketImpl socket) {
    this.socket = socket;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    return length == 0 ? 0 : socket.read(target, offset, length);
  }

  @Override
  public int available() throws IOException {
    return socket.available();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

package io.faultwire.host.socket;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** Writes to a socket; returns when all octets are in the send buffer. */
final class SimulatedOutputStream extends OutputStream {
  private final SimulatedSocketImpl socket;

  SimulatedOutputStream(SimulatedSocketImpl socket) {
    this.socket = socket;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, source.length);
    if (length > 0) {
      socket.write(source, offset, length);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

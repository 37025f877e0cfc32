package io.faultwire.tcp;

import java.io.ByteArrayOutputStream;

/** Writes octets at one end of a connection and reads them at the other as soon as they come. */
final class Transfer {
  private final byte[] data;
  private final TcpConnection from;
  private final TcpConnection to;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final byte[] chunk = new byte[4096];
  private int written;

  Transfer(TcpConnection from, TcpConnection to, int length) {
    this.from = from;
    this.to = to;
    this.data = new byte[length];
    for (int i = 0; i < length; i++) {
      data[i] = (byte) (i * 31 + (i >>> 8));
    }
    from.setWaker(this::write);
    to.setWaker(this::read);
    write();
  }

  private void write() {
    while (written < data.length && from.state().canSend()) {
      int taken = from.write(data, written, data.length - written);
      written += taken;
      if (taken == 0) {
        return;
      }
    }
    if (written == data.length) {
      from.shutdownOutput();
    }
  }

  private void read() {
    int count = to.read(chunk, 0, chunk.length);
    while (count > 0) {
      received.write(chunk, 0, count);
      count = to.read(chunk, 0, chunk.length);
    }
    if (count < 0) {
      to.close();
    }
  }

  byte[] sent() {
    return data.clone();
  }

  byte[] received() {
    return received.toByteArray();
  }
}

package io.faultwire.tcp;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** One end of a connection that sends and receives at once, and closes when it has done both. */
final class Dialogue {
  private final TcpConnection connection;
  private final byte[] data;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final byte[] chunk = new byte[2048];
  private int written;

  Dialogue(TcpConnection connection, int octets, int seed) {
    this.connection = connection;
    this.data = new byte[octets];
    for (int i = 0; i < octets; i++) {
      data[i] = (byte) (i * 31 + (i >>> 8) + seed);
    }
    connection.setWaker(this::proceed);
    proceed();
  }

  private void proceed() {
    int taken = 1;
    while (taken > 0 && written < data.length && connection.state().canSend()) {
      taken = connection.write(data, written, data.length - written);
      written += taken;
    }
    if (written == data.length && connection.state().canSend()) {
      connection.shutdownOutput();
    }
    int count = connection.read(chunk, 0, chunk.length);
    while (count > 0) {
      received.write(chunk, 0, count);
      count = connection.read(chunk, 0, chunk.length);
    }
  }

  /** Tells whether this end received just what the other one has sent. */
  boolean hasAllOf(Dialogue other) {
    return Arrays.equals(received.toByteArray(), other.data);
  }

  boolean isClosedInOrder() {
    return connection.state() == TcpState.CLOSED && connection.error() == null;
  }

  @Override
  public String toString() {
    return "received " + received.size() + " octets, " + connection + ", " + connection.error();
  }
}

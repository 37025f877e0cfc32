package io.faultwire.engine.kernel;

import com.sun.jna.Memory;

/** An IPv4 address and a port as the kernel wants them: {@code sockaddr_in}, ip(7). */
final class SocketAddress extends Memory {
  static final int LENGTH = 16;

  private static final int PORT = 2;
  private static final int ADDRESS = 4;

  private SocketAddress() {
    super(LENGTH);
    clear();
  }

  /** Returns room for an address that the kernel will write. */
  static SocketAddress empty() {
    return new SocketAddress();
  }

  static SocketAddress of(int address, int port) {
    SocketAddress written = new SocketAddress();
    written.setShort(0, (short) LibC.AF_INET);
    written.setByte(PORT, (byte) (port >>> 8));
    written.setByte(PORT + 1, (byte) port);
    for (int i = 0; i < 4; i++) {
      written.setByte(ADDRESS + i, (byte) (address >>> (24 - 8 * i)));
    }
    return written;
  }

  int address() {
    int address = 0;
    for (int i = 0; i < 4; i++) {
      address = address << 8 | (getByte(ADDRESS + i) & 0xFF);
    }
    return address;
  }

  int port() {
    return (getByte(PORT) & 0xFF) << 8 | (getByte(PORT + 1) & 0xFF);
  }
}

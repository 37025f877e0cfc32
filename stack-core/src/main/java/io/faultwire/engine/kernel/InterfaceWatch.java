package io.faultwire.engine.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.time.Duration;
import java.time.Instant;

/**
 * Sees the frames that a kernel sends on its interface, each with the time at which it was sent by
 * the kernel's clock, however late this JVM gets to look (packet(7), socket(7)).
 */
final class InterfaceWatch implements AutoCloseable {
  private static final int EVERY_PROTOCOL = 3;
  private static final int ADDRESS_SIZE = 20;
  private static final int PROTOCOL = 2;
  private static final int INDEX = 4;
  private static final int DIRECTION = 10;
  private static final int OUTGOING = 4;
  private static final int EAGAIN = 11;
  private static final byte[] ROOM = {0, 0, (byte) 0x80, 0}; // 8 MiB, little-endian
  private static final NativeLong SIOCGSTAMPNS = new NativeLong(0x8907);
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final int descriptor;
  private final Memory sender = new Memory(ADDRESS_SIZE);
  private final Memory senderLength = new Memory(Integer.BYTES);
  private final Memory timespec = new Memory(2L * Long.BYTES);
  private long sentAt;
  private boolean closed;

  private InterfaceWatch(int descriptor) {
    this.descriptor = descriptor;
  }

  /**
   * Watches an interface from now on.
   *
   * @throws KernelUnavailableException if this machine does not let us; the message names the
   *     remedy
   */
  static InterfaceWatch of(NamespaceThread namespace, String interfaceName) {
    int descriptor = namespace.call(() -> open(interfaceName));
    if (descriptor < 0) {
      throw new KernelUnavailableException(
          "cannot watch a network interface: errno " + -descriptor + "; it takes CAP_NET_RAW");
    }
    InterfaceWatch watch = new InterfaceWatch(descriptor);
    watch.readTime();
    return watch;
  }

  private static int open(String interfaceName) {
    int type = LibC.SOCK_RAW | LibC.SOCK_NONBLOCK | LibC.SOCK_CLOEXEC;
    int descriptor = LibC.INSTANCE.socket(LibC.AF_PACKET, type, 0);
    if (descriptor < 0) {
      return -Native.getLastError();
    }
    LibC.INSTANCE.setsockopt(descriptor, LibC.SOL_SOCKET, LibC.SO_RCVBUFFORCE, ROOM, ROOM.length);
    try (Memory address = new Memory(ADDRESS_SIZE)) {
      address.clear();
      address.setShort(0, (short) LibC.AF_PACKET);
      address.setByte(PROTOCOL + 1, (byte) EVERY_PROTOCOL);
      address.setInt(INDEX, LibC.INSTANCE.if_nametoindex(interfaceName));
      if (LibC.INSTANCE.bind(descriptor, address, ADDRESS_SIZE) == 0) {
        return descriptor;
      }
      int error = Native.getLastError();
      LibC.INSTANCE.close(descriptor);
      return -error;
    }
  }

  /**
   * Waits for the next frame that the kernel sends.
   *
   * @param target at least as long as the longest frame
   * @param timeoutNanos how long to wait; 0 or less to look only
   * @return the length of the frame, or -1 if none was sent in time
   */
  int read(byte[] target, long timeoutNanos) {
    if (closed) {
      throw new IllegalStateException("the interface is not watched any more: its host is closed");
    }
    long deadline = System.nanoTime() + timeoutNanos;
    int length = take(target);
    while (length < 0 && await(deadline - System.nanoTime())) {
      length = take(target);
    }
    return length;
  }

  /** Returns when the frame that was read last was sent, on the scale of System.nanoTime(). */
  long sentAt() {
    return sentAt;
  }

  private boolean await(long nanos) {
    if (nanos <= 0) {
      return false;
    }
    timespec.setLong(0, nanos / NANOS_PER_SECOND);
    timespec.setLong(Long.BYTES, nanos % NANOS_PER_SECOND);
    try (PollRequest request = new PollRequest(descriptor, LibC.POLLIN)) {
      LibC.INSTANCE.ppoll(request, new NativeLong(1), timespec, null);
    }
    return true;
  }

  private int take(byte[] target) {
    NativeLong size = new NativeLong(target.length);
    while (true) {
      senderLength.setInt(0, ADDRESS_SIZE);
      int length =
          LibC.INSTANCE.recvfrom(descriptor, target, size, 0, sender, senderLength).intValue();
      if (length < 0) {
        requireNothingToRead(Native.getLastError());
        return -1;
      }
      if (sender.getByte(DIRECTION) == OUTGOING) {
        sentAt = readTime();
        return length;
      }
    }
  }

  private static void requireNothingToRead(int error) {
    if (error != EAGAIN) {
      throw new IllegalStateException("cannot read what the kernel sends: errno " + error);
    }
  }

  /** Asks when the frame that was read last passed; the first call switches the stamps on. */
  private long readTime() {
    if (LibC.INSTANCE.ioctl(descriptor, SIOCGSTAMPNS, timespec) < 0) {
      return System.nanoTime();
    }
    Instant stamp = Instant.ofEpochSecond(timespec.getLong(0), timespec.getLong(Long.BYTES));
    Instant now = Instant.now();
    long ago = Duration.between(stamp, now).toNanos();
    return System.nanoTime() - Math.max(0, ago);
  }

  @Override
  public void close() {
    closed = true;
    LibC.INSTANCE.close(descriptor);
  }
}

package io.faultwire.engine.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntSupplier;

/**
 * The socket calls of a kernel in a namespace, made from this JVM (Linux, man pages section 2).
 *
 * <p>Each call returns what its man page says, or the negated {@code errno}. No call waits: every
 * socket is made with {@code SOCK_NONBLOCK}. A descriptor that was not made here is {@code EBADF},
 * be it one of this JVM's.
 */
public final class NamespaceSockets {
  private static final int EBADF = 9;
  private static final int NON_BLOCKING = LibC.SOCK_NONBLOCK | LibC.SOCK_CLOEXEC;

  private final NamespaceThread thread;
  private final SortedSet<Integer> open = new TreeSet<>();

  NamespaceSockets(NamespaceThread thread) {
    this.thread = thread;
  }

  public synchronized int socket(int domain, int type, int protocol) {
    return keep(
        thread.call(() -> result(LibC.INSTANCE.socket(domain, type | NON_BLOCKING, protocol))));
  }

  public int bind(int descriptor, int address, int port) {
    return on(
        descriptor,
        () -> {
          try (SocketAddress local = SocketAddress.of(address, port)) {
            return result(LibC.INSTANCE.bind(descriptor, local, SocketAddress.LENGTH));
          }
        });
  }

  public int listen(int descriptor, int backlog) {
    return on(descriptor, () -> result(LibC.INSTANCE.listen(descriptor, backlog)));
  }

  public synchronized int accept(int descriptor) {
    return keep(
        on(descriptor, () -> result(LibC.INSTANCE.accept4(descriptor, null, null, NON_BLOCKING))));
  }

  public int connect(int descriptor, int address, int port) {
    return on(
        descriptor,
        () -> {
          try (SocketAddress remote = SocketAddress.of(address, port)) {
            return result(LibC.INSTANCE.connect(descriptor, remote, SocketAddress.LENGTH));
          }
        });
  }

  public int send(int descriptor, byte[] octets, int flags) {
    NativeLong length = new NativeLong(octets.length);
    return on(
        descriptor,
        () -> result(LibC.INSTANCE.send(descriptor, octets, length, flags | LibC.MSG_NOSIGNAL)));
  }

  public int sendTo(int descriptor, byte[] octets, int flags, int address, int port) {
    NativeLong length = new NativeLong(octets.length);
    return on(
        descriptor,
        () -> {
          try (SocketAddress remote = SocketAddress.of(address, port)) {
            return result(
                LibC.INSTANCE.sendto(
                    descriptor,
                    octets,
                    length,
                    flags | LibC.MSG_NOSIGNAL,
                    remote,
                    SocketAddress.LENGTH));
          }
        });
  }

  public int receive(int descriptor, byte[] target, int flags) {
    NativeLong length = new NativeLong(target.length);
    return on(descriptor, () -> result(LibC.INSTANCE.recv(descriptor, target, length, flags)));
  }

  /**
   * Receives octets and tells who has sent them.
   *
   * @param source takes the IPv4 address and the port; zeros where the kernel names nobody
   */
  public int receiveFrom(int descriptor, byte[] target, int flags, int[] source) {
    NativeLong length = new NativeLong(target.length);
    return on(
        descriptor,
        () -> {
          try (SocketAddress sender = SocketAddress.empty();
              Memory room = new Memory(Integer.BYTES)) {
            room.setInt(0, SocketAddress.LENGTH);
            int count =
                result(LibC.INSTANCE.recvfrom(descriptor, target, length, flags, sender, room));
            source[0] = sender.address();
            source[1] = sender.port();
            return count;
          }
        });
  }

  public int shutdown(int descriptor, int how) {
    return on(descriptor, () -> result(LibC.INSTANCE.shutdown(descriptor, how)));
  }

  public synchronized int close(int descriptor) {
    return open.remove(descriptor) ? result(LibC.INSTANCE.close(descriptor)) : -EBADF;
  }

  public int setOption(int descriptor, int level, int name, byte[] value) {
    return on(
        descriptor,
        () -> result(LibC.INSTANCE.setsockopt(descriptor, level, name, value, value.length)));
  }

  /** Reads an option and returns the length of its value. */
  public int getOption(int descriptor, int level, int name, byte[] value) {
    return on(
        descriptor,
        () -> {
          try (Memory length = new Memory(Integer.BYTES)) {
            length.setInt(0, value.length);
            int result = result(LibC.INSTANCE.getsockopt(descriptor, level, name, value, length));
            return result < 0 ? result : length.getInt(0);
          }
        });
  }

  /** Asks for a number, such as {@code SIOCINQ}, and puts it into the first element. */
  public int ioctl(int descriptor, long request, int[] argument) {
    return on(
        descriptor,
        () -> {
          try (Memory number = new Memory(Integer.BYTES)) {
            number.setInt(0, argument[0]);
            int result = result(LibC.INSTANCE.ioctl(descriptor, new NativeLong(request), number));
            argument[0] = number.getInt(0);
            return result;
          }
        });
  }

  /** Returns those of the events that hold now, with the errors that are always reported. */
  public int poll(int descriptor, int events) {
    return on(
        descriptor,
        () -> {
          try (PollRequest request = new PollRequest(descriptor, events)) {
            int result = result(LibC.INSTANCE.poll(request, new NativeLong(1), 0));
            return result < 0 ? result : request.found();
          }
        });
  }

  private synchronized int keep(int descriptor) {
    if (descriptor >= 0) {
      open.add(descriptor);
    }
    return descriptor;
  }

  private synchronized int on(int descriptor, IntSupplier call) {
    return open.contains(descriptor) ? call.getAsInt() : -EBADF;
  }

  private static int result(NativeLong returned) {
    return result(returned.intValue());
  }

  /** Returns what a call returned or, if that says that it failed, its negated error number. */
  private static int result(int returned) {
    return returned == -1 ? -Native.getLastError() : returned;
  }

  /** Closes every descriptor that is still open, as the end of a process does. */
  synchronized void closeAll() {
    open.forEach(LibC.INSTANCE::close);
    open.clear();
  }
}

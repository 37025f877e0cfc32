package io.faultwire.suites.tcp.builtin.socket;

import io.faultwire.host.HostStack;
import io.faultwire.suites.tcp.abi.Errno;
import io.faultwire.suites.tcp.abi.Linux;
import io.faultwire.suites.tcp.subject.SocketCalls;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The socket calls of one simulated host, with a table of descriptors. */
public final class StackSockets implements SocketCalls {
  /** The first descriptor; those below are standard input, output and error. */
  private static final int FIRST_DESCRIPTOR = 3;

  private static final int TYPE_BITS = 0xF;

  private final HostStack host;
  private final PortTable ports = new PortTable();
  private final Map<Integer, StackSocket> sockets = new TreeMap<>();

  /** Open the calls of a host. */
  public StackSockets(HostStack host) {
    this.host = host;
  }

  @Override
  public int socket(int domain, int type, int protocol) {
    if (domain != Linux.AF_INET) {
      return Errno.EAFNOSUPPORT.negated();
    }
    return switch (type & TYPE_BITS) {
      case Linux.SOCK_STREAM ->
          protocol == 0 || protocol == Linux.IPPROTO_TCP
              ? add(new StreamSocket(host, ports))
              : Errno.EPROTONOSUPPORT.negated();
      case Linux.SOCK_DGRAM ->
          protocol == 0 || protocol == Linux.IPPROTO_UDP
              ? add(new DatagramSocket(host))
              : Errno.EPROTONOSUPPORT.negated();
      default -> Errno.ESOCKTNOSUPPORT.negated();
    };
  }

  private int add(StackSocket socket) {
    int descriptor = FIRST_DESCRIPTOR;
    while (sockets.containsKey(descriptor)) {
      descriptor++;
    }
    sockets.put(descriptor, socket);
    return descriptor;
  }

  /** What the stack does not do is refused: an error of the call would look like one of Linux's. */
  private static void refuseFastOpen(boolean asked) {
    if (asked) {
      throw new UnsupportedOperationException(
          "the built-in stack has no TCP Fast Open (RFC 7413); the subject linux has");
    }
  }

  private static boolean isFastOpen(int level, int name) {
    return level == Linux.SOL_TCP
        && switch (name) {
          case Linux.TCP_FASTOPEN,
              Linux.TCP_FASTOPEN_CONNECT,
              Linux.TCP_FASTOPEN_KEY,
              Linux.TCP_FASTOPEN_NO_COOKIE ->
              true;
          default -> false;
        };
  }

  @Override
  public int bind(int descriptor, int address, int port) {
    StackSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.bind(address, port);
  }

  @Override
  public int listen(int descriptor, int backlog) {
    StackSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.listen(backlog);
  }

  @Override
  public int accept(int descriptor) {
    StackSocket socket = sockets.get(descriptor);
    if (socket == null) {
      return badDescriptor();
    }
    if (!(socket instanceof StreamSocket stream)) {
      return Errno.EOPNOTSUPP.negated();
    }
    if (!stream.isListening()) {
      return Errno.EINVAL.negated();
    }
    StreamSocket accepted = stream.accept();
    return accepted == null ? Errno.EAGAIN.negated() : add(accepted);
  }

  @Override
  public int connect(int descriptor, int address, int port) {
    StackSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.connect(address, port);
  }

  @Override
  public int send(int descriptor, byte[] octets, int flags) {
    refuseFastOpen((flags & Linux.MSG_FASTOPEN) != 0);
    StackSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.send(octets, flags);
  }

  @Override
  public int sendTo(int descriptor, byte[] octets, int flags, int address, int port) {
    refuseFastOpen((flags & Linux.MSG_FASTOPEN) != 0);
    StackSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.sendTo(octets, flags, address, port);
  }

  @Override
  public int receive(int descriptor, byte[] target, int flags) {
    return receiveFrom(descriptor, target, flags, new int[2]);
  }

  @Override
  public int receiveFrom(int descriptor, byte[] target, int flags, int[] source) {
    StackSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.receive(target, flags, source);
  }

  @Override
  public int shutdown(int descriptor, int how) {
    StackSocket socket = sockets.get(descriptor);
    if (socket == null) {
      return badDescriptor();
    }
    boolean known = how >= Linux.SHUT_RD && how <= Linux.SHUT_RDWR;
    return known
        ? socket.shutdown(how != Linux.SHUT_WR, how != Linux.SHUT_RD)
        : Errno.EINVAL.negated();
  }

  @Override
  public int close(int descriptor) {
    StackSocket socket = sockets.remove(descriptor);
    if (socket == null) {
      return badDescriptor();
    }
    socket.close();
    return 0;
  }

  @Override
  public int setOption(int descriptor, int level, int name, byte[] value) {
    refuseFastOpen(isFastOpen(level, name));
    StackSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.setOption(level, name, value);
  }

  @Override
  public int getOption(int descriptor, int level, int name, byte[] value) {
    refuseFastOpen(isFastOpen(level, name));
    StackSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.getOption(level, name, value);
  }

  @Override
  public int ioctl(int descriptor, long request, int[] argument) {
    StackSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.ioctl((int) request, argument);
  }

  @Override
  public int poll(int descriptor, int events) {
    StackSocket socket = sockets.get(descriptor);
    int always = Linux.POLLERR | Linux.POLLHUP;
    return socket == null ? Linux.POLLNVAL : socket.readiness() & (events | always);
  }

  private static int badDescriptor() {
    return Errno.EBADF.negated();
  }

  /** Return the socket of a descriptor, for tests of this package. */
  @Nullable StackSocket socket(int descriptor) {
    return sockets.get(descriptor);
  }
}

package io.faultwire.suites.tcp.subject;

import io.faultwire.suites.tcp.abi.Errno;
import io.faultwire.suites.tcp.abi.Linux;
import java.util.Map;
import java.util.TreeMap;

/** Socket calls on objects: a table of descriptors, and what holds for every kind of socket. */
public abstract class SocketTable implements SocketCalls {
  /** The first descriptor; those below are standard input, output and error. */
  private static final int FIRST_DESCRIPTOR = 3;

  private static final int TYPE_BITS = 0xF;

  private final Map<Integer, HostSocket> sockets = new TreeMap<>();

  @Override
  public final int socket(int domain, int type, int protocol) {
    if (domain != Linux.AF_INET) {
      return Errno.EAFNOSUPPORT.negated();
    }
    return switch (type & TYPE_BITS) {
      case Linux.SOCK_STREAM ->
          protocol == 0 || protocol == Linux.IPPROTO_TCP
              ? add(stream())
              : Errno.EPROTONOSUPPORT.negated();
      case Linux.SOCK_DGRAM ->
          protocol == 0 || protocol == Linux.IPPROTO_UDP
              ? add(datagram())
              : Errno.EPROTONOSUPPORT.negated();
      default -> Errno.ESOCKTNOSUPPORT.negated();
    };
  }

  /** Make a socket of TCP. */
  protected abstract HostSocket stream();

  /**
   * Make a socket of UDP.
   *
   * @throws UnsupportedOperationException if there are none
   */
  protected abstract HostSocket datagram();

  private int add(HostSocket socket) {
    int descriptor = FIRST_DESCRIPTOR;
    while (sockets.containsKey(descriptor)) {
      descriptor++;
    }
    sockets.put(descriptor, socket);
    return descriptor;
  }

  @Override
  public int bind(int descriptor, int address, int port) {
    HostSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.bind(address, port);
  }

  @Override
  public int listen(int descriptor, int backlog) {
    HostSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.listen(backlog);
  }

  @Override
  public int accept(int descriptor) {
    HostSocket socket = sockets.get(descriptor);
    if (socket == null) {
      return badDescriptor();
    }
    if (socket.acceptability() != 0) {
      return socket.acceptability();
    }
    HostSocket accepted = socket.accept();
    return accepted == null ? Errno.EAGAIN.negated() : add(accepted);
  }

  @Override
  public int connect(int descriptor, int address, int port) {
    HostSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.connect(address, port);
  }

  @Override
  public int send(int descriptor, byte[] octets, int flags) {
    HostSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.send(octets, flags);
  }

  @Override
  public int sendTo(int descriptor, byte[] octets, int flags, int address, int port) {
    HostSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.sendTo(octets, flags, address, port);
  }

  @Override
  public int receive(int descriptor, byte[] target, int flags) {
    return receiveFrom(descriptor, target, flags, new int[2]);
  }

  @Override
  public int receiveFrom(int descriptor, byte[] target, int flags, int[] source) {
    HostSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.receive(target, flags, source);
  }

  @Override
  public int shutdown(int descriptor, int how) {
    HostSocket socket = sockets.get(descriptor);
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
    HostSocket socket = sockets.remove(descriptor);
    if (socket == null) {
      return badDescriptor();
    }
    socket.close();
    return 0;
  }

  @Override
  public int setOption(int descriptor, int level, int name, byte[] value) {
    HostSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.setOption(level, name, value);
  }

  @Override
  public int getOption(int descriptor, int level, int name, byte[] value) {
    HostSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.getOption(level, name, value);
  }

  @Override
  public int ioctl(int descriptor, long request, int[] argument) {
    HostSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.ioctl((int) request, argument);
  }

  @Override
  public int poll(int descriptor, int events) {
    HostSocket socket = sockets.get(descriptor);
    int always = Linux.POLLERR | Linux.POLLHUP;
    return socket == null ? Linux.POLLNVAL : socket.readiness() & (events | always);
  }

  private static int badDescriptor() {
    return Errno.EBADF.negated();
  }
}

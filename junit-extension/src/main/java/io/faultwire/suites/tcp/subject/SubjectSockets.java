package io.faultwire.suites.tcp.subject;

import io.faultwire.junit.NotApplicable;
import io.faultwire.junit.NotTestable;
import io.faultwire.suites.tcp.abi.Errno;
import io.faultwire.suites.tcp.abi.Linux;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The socket calls of any subject, made of what {@link TcpSubject} and {@link SubjectConnection}
 * offer, so that packet scripts run on a stack that has no socket interface.
 *
 * <p>A connection has no more to say than its interface: what that leaves open, such as UDP, {@code
 * SIOCINQ} or most of {@code tcp_info}, is refused. To peek and to poll, octets are read ahead: one
 * for {@code poll}, as many as asked for by {@code MSG_PEEK}. A connection that is open is taken
 * for writable.
 */
final class SubjectSockets implements SocketCalls {
  /** The first descriptor; those below are standard input, output and error. */
  private static final int FIRST_DESCRIPTOR = 3;

  private static final int TYPE_BITS = 0xF;

  private final TcpSubject subject;
  private final int subjectAddress;
  private final int testerAddress;
  private final Map<Integer, SubjectSocket> sockets = new TreeMap<>();
  private int nextPort = 49_152;

  SubjectSockets(TcpSubject subject, int subjectAddress, int testerAddress) {
    this.subject = subject;
    this.subjectAddress = subjectAddress;
    this.testerAddress = testerAddress;
  }

  TcpSubject subject() {
    return subject;
  }

  /** Return a port that was not given out yet. */
  int ephemeralPort() {
    return nextPort++;
  }

  UnsupportedOperationException refusal(String what) {
    return new UnsupportedOperationException(
        "%s does not offer %s; its TestBed may implement sockets() itself"
            .formatted(subject.claims().name(), what));
  }

  /** Make a call that a subject need not offer; without it the script is refused. */
  <T> T offered(Supplier<T> call) {
    try {
      return call.get();
    } catch (NotApplicable | NotTestable e) {
      throw new UnsupportedOperationException(e.getMessage(), e);
    }
  }

  void offered(Runnable call) {
    offered(
        () -> {
          call.run();
          return true;
        });
  }

  @Override
  public int socket(int domain, int type, int protocol) {
    if (domain != Linux.AF_INET) {
      return Errno.EAFNOSUPPORT.negated();
    }
    boolean tcp = protocol == 0 || protocol == Linux.IPPROTO_TCP;
    if ((type & TYPE_BITS) != Linux.SOCK_STREAM || !tcp) {
      throw refusal("sockets other than those of TCP");
    }
    return add(new SubjectSocket(this));
  }

  private int add(SubjectSocket socket) {
    int descriptor = FIRST_DESCRIPTOR;
    while (sockets.containsKey(descriptor)) {
      descriptor++;
    }
    sockets.put(descriptor, socket);
    return descriptor;
  }

  @Override
  public int bind(int descriptor, int address, int port) {
    SubjectSocket socket = sockets.get(descriptor);
    boolean ours = address == 0 || address == subjectAddress;
    return socket == null
        ? badDescriptor()
        : ours ? socket.bind(port) : Errno.EADDRNOTAVAIL.negated();
  }

  @Override
  public int listen(int descriptor, int backlog) {
    SubjectSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.listen();
  }

  @Override
  public int accept(int descriptor) {
    SubjectSocket socket = sockets.get(descriptor);
    if (socket == null) {
      return badDescriptor();
    }
    if (!socket.isListening()) {
      return Errno.EINVAL.negated();
    }
    SubjectSocket accepted = socket.accept();
    return accepted == null ? Errno.EAGAIN.negated() : add(accepted);
  }

  @Override
  public int connect(int descriptor, int address, int port) {
    SubjectSocket socket = sockets.get(descriptor);
    if (socket != null && address != testerAddress) {
      throw refusal("connections to others than the tester");
    }
    return socket == null ? badDescriptor() : socket.connect(port);
  }

  @Override
  public int send(int descriptor, byte[] octets, int flags) {
    SubjectSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.send(octets, flags);
  }

  /** TCP ignores the address of a connected socket. */
  @Override
  public int sendTo(int descriptor, byte[] octets, int flags, int address, int port) {
    return send(descriptor, octets, flags);
  }

  @Override
  public int receive(int descriptor, byte[] target, int flags) {
    SubjectSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.receive(target, flags);
  }

  @Override
  public int receiveFrom(int descriptor, byte[] target, int flags, int[] source) {
    SubjectSocket socket = sockets.get(descriptor);
    source[0] = testerAddress;
    source[1] = socket == null ? 0 : socket.remotePort();
    return receive(descriptor, target, flags);
  }

  @Override
  public int shutdown(int descriptor, int how) {
    SubjectSocket socket = sockets.get(descriptor);
    if (how != Linux.SHUT_WR) {
      throw refusal("an end of receiving alone");
    }
    return socket == null ? badDescriptor() : socket.shutdownOutput();
  }

  @Override
  public int close(int descriptor) {
    SubjectSocket socket = sockets.remove(descriptor);
    if (socket == null) {
      return badDescriptor();
    }
    socket.close();
    return 0;
  }

  @Override
  public int setOption(int descriptor, int level, int name, byte[] value) {
    SubjectSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.options().set(level, name, value);
  }

  @Override
  public int getOption(int descriptor, int level, int name, byte[] value) {
    SubjectSocket socket = sockets.get(descriptor);
    return socket == null ? badDescriptor() : socket.getOption(level, name, value);
  }

  @Override
  public int ioctl(int descriptor, long request, int[] argument) {
    throw refusal("ioctl");
  }

  @Override
  public int poll(int descriptor, int events) {
    SubjectSocket socket = sockets.get(descriptor);
    int always = Linux.POLLERR | Linux.POLLHUP;
    return socket == null ? Linux.POLLNVAL : socket.readiness() & (events | always);
  }

  private static int badDescriptor() {
    return Errno.EBADF.negated();
  }
}

package io.faultwire.suites.tcp.builtin.socket;

import io.faultwire.host.HostStack;
import io.faultwire.suites.tcp.abi.Errno;
import io.faultwire.suites.tcp.abi.Linux;
import io.faultwire.suites.tcp.subject.HostSocket;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpError;
import io.faultwire.tcp.TcpException;
import io.faultwire.tcp.TcpListener;
import io.faultwire.tcp.TcpState;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A TCP socket: unconnected, listening, or with a connection. */
final class StreamSocket implements HostSocket {
  private static final int MOST_BACKLOG = 4096;

  private final HostStack host;
  private final PortTable ports;
  private final StreamOptions options;
  private int localAddress;
  private int localPort;
  private @Nullable TcpListener listener;
  private @Nullable Stream stream;

  StreamSocket(HostStack host, PortTable ports) {
    this.host = host;
    this.ports = ports;
    this.options = new StreamOptions(host.tcp().options());
  }

  private StreamSocket(StreamSocket parent, TcpConnection connection) {
    this.host = parent.host;
    this.ports = parent.ports;
    this.options = parent.options.inherited();
    this.localAddress = connection.localAddress();
    this.localPort = connection.localPort();
    this.stream = new Stream(connection);
    options.applyTo(connection);
  }

  int localAddress() {
    return localAddress;
  }

  int localPort() {
    return localPort;
  }

  boolean reusesAddress() {
    return options.reusesAddress();
  }

  @Override
  public int bind(int address, int port) {
    if (localPort != 0 || stream != null) {
      return Errno.EINVAL.negated();
    }
    if (address != 0 && !host.ip().addresses().isLocal(address)) {
      return Errno.EADDRNOTAVAIL.negated();
    }
    if (port != 0 && (!ports.isFree(this, address, port) || isHeldByTimeWait(port))) {
      return Errno.EADDRINUSE.negated();
    }
    localAddress = address;
    localPort = port;
    ports.add(this);
    return 0;
  }

  /** A port whose last connections are not quite gone is free with {@code SO_REUSEADDR} only. */
  private boolean isHeldByTimeWait(int port) {
    return !options.reusesAddress()
        && host.tcp().connections().stream().anyMatch(each -> each.localPort() == port);
  }

  @Override
  public int listen(int backlog) {
    int limited = Math.max(0, Math.min(backlog, MOST_BACKLOG));
    if (stream != null) {
      return Errno.EINVAL.negated();
    }
    if (listener != null) {
      listener.setBacklog(limited);
      return 0;
    }
    try {
      listener = host.tcp().listen(localAddress, localPort, limited, options.ofConnection());
      localPort = listener.port();
      return 0;
    } catch (TcpException e) {
      return SocketErrors.of(e.error()).negated();
    }
  }

  boolean isListening() {
    return listener != null;
  }

  @Override
  public int acceptability() {
    return isListening() ? 0 : Errno.EINVAL.negated();
  }

  @Override
  public @Nullable StreamSocket accept() {
    TcpConnection accepted = listener == null ? null : listener.accept();
    return accepted == null ? null : new StreamSocket(this, accepted);
  }

  @Override
  public int connect(int address, int port) {
    if (listener != null) {
      return Errno.EISCONN.negated();
    }
    if (stream != null) {
      return stream.connectAgain();
    }
    try {
      TcpConnection connection =
          host.tcp().connect(localAddress, localPort, address, port, options.ofConnection());
      options.applyTo(connection);
      localPort = connection.localPort();
      stream = new Stream(connection);
      return Errno.EINPROGRESS.negated();
    } catch (TcpException e) {
      Errno error = SocketErrors.of(e.error());
      return (e.error() == TcpError.ADDRESS_IN_USE ? Errno.EADDRNOTAVAIL : error).negated();
    }
  }

  @Override
  public int send(byte[] octets, int flags) {
    return stream == null ? Errno.EPIPE.negated() : stream.send(octets, flags);
  }

  /** TCP ignores the address of a connected socket. */
  @Override
  public int sendTo(byte[] octets, int flags, int address, int port) {
    return send(octets, flags);
  }

  @Override
  public int receive(byte[] target, int flags, int[] source) {
    if (stream == null) {
      return Errno.ENOTCONN.negated();
    }
    source[0] = stream.connection().remoteAddress();
    source[1] = stream.connection().remotePort();
    return stream.receive(target, flags);
  }

  @Override
  public int shutdown(boolean receiving, boolean sending) {
    if (listener != null && receiving) {
      listener.close();
      listener = null;
      return 0;
    }
    return stream == null ? Errno.ENOTCONN.negated() : stream.shutdown(receiving, sending);
  }

  @Override
  public void close() {
    ports.remove(this);
    if (listener != null) {
      listener.close();
    }
    if (stream != null && options.closesByReset()) {
      stream.connection().abort();
    } else if (stream != null) {
      stream.connection().close();
    }
  }

  @Override
  public int setOption(int level, int name, byte[] value) {
    int result = options.set(level, name, value);
    if (result == 0 && stream != null) {
      options.applyTo(stream.connection(), level, name);
    }
    if (result == 0 && listener != null) {
      listener.setOptions(options.ofConnection());
    }
    return result;
  }

  @Override
  public int getOption(int level, int name, byte[] value) {
    if (level == Linux.SOL_TCP && name == Linux.TCP_INFO) {
      return TcpInfo.write(value, stream == null ? null : stream.connection(), listener != null);
    }
    OptionalInt answer = level == Linux.SOL_SOCKET ? aboutSocket(name) : aboutTcp(level, name);
    return answer.isPresent()
        ? OptionValue.write(value, answer.getAsInt())
        : options.get(level, name, value);
  }

  private OptionalInt aboutSocket(int name) {
    return switch (name) {
      case Linux.SO_ERROR -> OptionalInt.of(stream == null ? 0 : stream.takeError());
      case Linux.SO_TYPE -> OptionalInt.of(Linux.SOCK_STREAM);
      case Linux.SO_DOMAIN -> OptionalInt.of(Linux.AF_INET);
      case Linux.SO_PROTOCOL -> OptionalInt.of(Linux.IPPROTO_TCP);
      case Linux.SO_ACCEPTCONN -> OptionalInt.of(listener == null ? 0 : 1);
      default -> OptionalInt.empty();
    };
  }

  private OptionalInt aboutTcp(int level, int name) {
    return level == Linux.SOL_TCP && name == Linux.TCP_MAXSEG
        ? OptionalInt.of(currentMaxSegment())
        : OptionalInt.empty();
  }

  /** Before there is a connection Linux tells the default of RFC 9293 section 3.7.1. */
  private int currentMaxSegment() {
    boolean connected = stream != null && stream.connection().state().isSynchronized();
    int limit = options.maxSegment();
    if (stream != null && connected) {
      return stream.connection().effectiveSendMss();
    }
    return limit > 0 ? limit : 536;
  }

  @Override
  public int ioctl(int request, int[] argument) {
    if (listener != null) {
      return Errno.EINVAL.negated();
    }
    TcpConnection connection = stream == null ? null : stream.connection();
    switch (request) {
      case Linux.SIOCINQ -> argument[0] = connection == null ? 0 : connection.available();
      case Linux.SIOCOUTQ -> argument[0] = connection == null ? 0 : queued(connection);
      case Linux.SIOCOUTQNSD -> argument[0] = connection == null ? 0 : unsent(connection);
      default -> {
        return Errno.ENOTTY.negated();
      }
    }
    return 0;
  }

  private static int queued(TcpConnection connection) {
    boolean opening =
        connection.state() == TcpState.SYN_SENT || connection.state() == TcpState.SYN_RECEIVED;
    return opening ? 0 : connection.unacknowledged();
  }

  private static int unsent(TcpConnection connection) {
    int sent = connection.sndNxt() - connection.sndUna();
    return Math.max(0, queued(connection) - sent);
  }

  @Override
  public int readiness() {
    if (listener != null) {
      return listener.pending() > 0 ? Linux.POLLIN | Linux.POLLRDNORM : 0;
    }
    return stream == null ? Linux.POLLOUT | Linux.POLLWRNORM | Linux.POLLHUP : stream.readiness();
  }
}

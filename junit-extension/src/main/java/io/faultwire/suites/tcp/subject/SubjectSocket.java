package io.faultwire.suites.tcp.subject;

import io.faultwire.suites.tcp.abi.Errno;
import io.faultwire.suites.tcp.abi.Linux;
import io.faultwire.suites.tcp.abi.SocketState;
import io.faultwire.suites.tcp.abi.TcpInfoField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the {@link SubjectSockets}: unconnected, listening, or with a connection. */
final class SubjectSocket implements HostSocket {
  private static final int HARMLESS = Linux.MSG_NOSIGNAL | Linux.MSG_DONTWAIT;

  private final SubjectSockets sockets;
  private final SubjectOptions options;
  private int localPort;
  private int remotePort;
  private @Nullable SubjectListener listener;
  private @Nullable SubjectConnection connection;
  private byte[] readAhead = new byte[0];
  private boolean connectReported;
  private boolean errorTaken;
  private boolean sendingShutDown;

  SubjectSocket(SubjectSockets sockets) {
    this.sockets = sockets;
    this.options = new SubjectOptions(sockets);
  }

  private SubjectSocket(SubjectSocket parent, SubjectConnection accepted) {
    this.sockets = parent.sockets;
    this.options = parent.options.inheritedBy(accepted);
    this.localPort = parent.localPort;
    this.connection = accepted;
    this.connectReported = true;
  }

  @Override
  public int bind(int address, int port) {
    if (address != 0 && address != sockets.subjectAddress()) {
      return Errno.EADDRNOTAVAIL.negated();
    }
    if (localPort != 0 || connection != null) {
      return Errno.EINVAL.negated();
    }
    localPort = port == 0 ? sockets.ephemeralPort() : port;
    return 0;
  }

  @Override
  public int listen(int backlog) {
    if (connection != null) {
      return Errno.EINVAL.negated();
    }
    if (listener == null) {
      localPort = localPort == 0 ? sockets.ephemeralPort() : localPort;
      listener = sockets.subject().listen(localPort);
    }
    return 0;
  }

  @Override
  public int acceptability() {
    return listener == null ? Errno.EINVAL.negated() : 0;
  }

  @Override
  public @Nullable SubjectSocket accept() {
    SubjectConnection accepted = listener == null ? null : listener.accept();
    return accepted == null ? null : new SubjectSocket(this, accepted);
  }

  @Override
  public int connect(int address, int port) {
    if (address != sockets.testerAddress()) {
      throw sockets.refusal("connections to others than the tester");
    }
    if (listener != null) {
      return Errno.EISCONN.negated();
    }
    if (connection != null) {
      return connectAgain(connection);
    }
    localPort = localPort == 0 ? sockets.ephemeralPort() : localPort;
    remotePort = port;
    connection = sockets.subject().connect(localPort, port);
    options.applyTo(connection);
    return Errno.EINPROGRESS.negated();
  }

  private int connectAgain(SubjectConnection opened) {
    if (opened.failure().isPresent()) {
      int error = takeError();
      return error == 0 ? Errno.ECONNABORTED.negated() : -error;
    }
    if (!opened.isEstablished()) {
      return Errno.EALREADY.negated();
    }
    int result = connectReported ? Errno.EISCONN.negated() : 0;
    connectReported = true;
    return result;
  }

  @Override
  public int send(byte[] octets, int flags) {
    boolean urgent = (flags & Linux.MSG_OOB) != 0;
    if ((flags & ~(HARMLESS | Linux.MSG_OOB)) != 0) {
      throw sockets.refusal("such flags for sending");
    }
    int error = takeError();
    if (error != 0) {
      return -error;
    }
    if (connection == null || sendingShutDown || connection.failure().isPresent()) {
      return Errno.EPIPE.negated();
    }
    SubjectConnection open = connection;
    if (!open.isEstablished()) {
      return Errno.EAGAIN.negated();
    }
    int taken = urgent ? sockets.offered(() -> open.sendUrgent(octets)) : open.send(octets);
    return taken == 0 && octets.length > 0 ? Errno.EAGAIN.negated() : taken;
  }

  /** TCP ignores the address of a connected socket. */
  @Override
  public int sendTo(byte[] octets, int flags, int address, int port) {
    return send(octets, flags);
  }

  @Override
  public int receive(byte[] target, int flags, int[] source) {
    source[0] = sockets.testerAddress();
    source[1] = remotePort;
    if ((flags & ~(HARMLESS | Linux.MSG_PEEK)) != 0) {
      throw sockets.refusal("such flags for receiving");
    }
    if (connection == null) {
      return Errno.ENOTCONN.negated();
    }
    readAhead(target.length);
    int count = Math.min(target.length, readAhead.length);
    System.arraycopy(readAhead, 0, target, 0, count);
    if ((flags & Linux.MSG_PEEK) == 0) {
      readAhead = Arrays.copyOfRange(readAhead, count, readAhead.length);
    }
    if (count > 0 || target.length == 0) {
      return count;
    }
    int error = takeError();
    boolean ended = connection.endOfStream() || connection.failure().isPresent();
    return error != 0 ? -error : ended ? 0 : Errno.EAGAIN.negated();
  }

  private void readAhead(int count) {
    if (connection != null && readAhead.length < count) {
      byte[] more = connection.receive(count - readAhead.length);
      int before = readAhead.length;
      readAhead = Arrays.copyOf(readAhead, before + more.length);
      System.arraycopy(more, 0, readAhead, before, more.length);
    }
  }

  @Override
  public int shutdown(boolean receiving, boolean sending) {
    if (receiving) {
      throw sockets.refusal("an end of receiving");
    }
    if (connection == null || connection.failure().isPresent()) {
      return Errno.ENOTCONN.negated();
    }
    sendingShutDown = true;
    connection.shutdownOutput();
    return 0;
  }

  @Override
  public void close() {
    if (listener != null) {
      sockets.offered(listener::close);
    }
    if (connection != null && options.closesByReset()) {
      connection.abort();
    } else if (connection != null) {
      connection.close();
    }
  }

  /** Return the error that was not told yet and mark it as told; 0 for none. */
  private int takeError() {
    int error = pendingError();
    errorTaken |= error != 0;
    return error;
  }

  private int pendingError() {
    Optional<String> failure =
        connection == null || errorTaken ? Optional.empty() : connection.failure();
    return failure.map(words -> numberOf(words).number()).orElse(0);
  }

  /** Find the number for a subject's own words. */
  private Errno numberOf(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    if (lower.contains("refused")) {
      return Errno.ECONNREFUSED;
    } else if (lower.contains("reset")) {
      return Errno.ECONNRESET;
    } else if (lower.contains("timed out") || lower.contains("timeout")) {
      return Errno.ETIMEDOUT;
    } else if (lower.contains("unreachable")) {
      return Errno.EHOSTUNREACH;
    }
    throw sockets.refusal("the error number of \"" + words + "\"");
  }

  @Override
  public int setOption(int level, int name, byte[] value) {
    return options.set(level, name, value);
  }

  @Override
  public int ioctl(int request, int[] argument) {
    throw sockets.refusal("ioctl");
  }

  @Override
  public int getOption(int level, int name, byte[] value) {
    if (level == Linux.SOL_SOCKET && name == Linux.SO_ERROR) {
      return SubjectOptions.write(value, takeError());
    }
    if (level == Linux.SOL_TCP && name == Linux.TCP_INFO) {
      return info(value);
    }
    return options.get(level, name, value);
  }

  /** The state is all that a connection tells; other fields have all bits set, as of no account. */
  private int info(byte[] value) {
    byte[] structure = new byte[TcpInfoField.STRUCTURE_LENGTH];
    Arrays.fill(structure, (byte) 0xFF);
    TcpInfoField.STATE.write(structure, state().number());
    int length = Math.min(value.length, structure.length);
    System.arraycopy(structure, 0, value, 0, length);
    return length;
  }

  private SocketState state() {
    SubjectConnection open = connection;
    if (open == null) {
      return listener == null ? SocketState.CLOSED : SocketState.LISTEN;
    }
    return SocketState.labelled(sockets.offered(open::status));
  }

  @Override
  public int readiness() {
    if (listener != null) {
      throw sockets.refusal("poll for a listening socket");
    }
    if (connection == null) {
      return Linux.POLLOUT | Linux.POLLWRNORM | Linux.POLLHUP;
    }
    int events = 0;
    readAhead(1);
    boolean failed = connection.failure().isPresent();
    boolean inputEnded = failed || connection.endOfStream();
    if (inputEnded || readAhead.length > 0) {
      events |= Linux.POLLIN | Linux.POLLRDNORM;
    }
    if (inputEnded) {
      events |= Linux.POLLRDHUP;
    }
    if (failed || (inputEnded && sendingShutDown)) {
      events |= Linux.POLLHUP;
    }
    if (failed || connection.isEstablished()) {
      events |= Linux.POLLOUT | Linux.POLLWRNORM;
    }
    return pendingError() == 0 ? events : events | Linux.POLLERR;
  }
}

package io.faultwire.suites.tcp.builtin.socket;

import io.faultwire.suites.tcp.abi.Errno;
import io.faultwire.suites.tcp.abi.Linux;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpError;
import io.faultwire.tcp.TcpState;

/** A connection as the user of its socket sees it, with the errors that Linux reports, once. */
final class Stream {
  /** Flags of sending that change nothing here. */
  private static final int HARMLESS_SENDING =
      Linux.MSG_DONTWAIT | Linux.MSG_NOSIGNAL | Linux.MSG_DONTROUTE | Linux.MSG_CONFIRM;

  private static final int KNOWN_RECEIVING =
      Linux.MSG_DONTWAIT
          | Linux.MSG_PEEK
          | Linux.MSG_TRUNC
          | Linux.MSG_WAITALL
          | Linux.MSG_NOSIGNAL
          | Linux.MSG_CMSG_CLOEXEC;

  private final TcpConnection connection;
  private boolean errorTaken;
  private boolean connectReported;
  private boolean sendingShutDown;
  private boolean receivingShutDown;

  Stream(TcpConnection connection) {
    this.connection = connection;
  }

  TcpConnection connection() {
    return connection;
  }

  private boolean isOpening() {
    TcpState state = connection.state();
    return state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED;
  }

  /** Return the pending error without taking it, 0 for none. */
  private int pendingError() {
    TcpError error = connection.error();
    if (error == null || errorTaken) {
      return 0;
    }
    boolean afterFin = error == TcpError.RESET && connection.endOfStream();
    return (afterFin ? Errno.EPIPE : SocketErrors.of(error)).number();
  }

  /** Return the pending error, which is then none any more; 0 for none. */
  int takeError() {
    int error = pendingError();
    errorTaken |= error != 0;
    return error;
  }

  /** Return what a further {@code connect} returns. */
  int connectAgain() {
    if (isOpening()) {
      return Errno.EALREADY.negated();
    }
    if (connection.state() == TcpState.CLOSED) {
      int error = takeError();
      return error != 0 ? -error : Errno.ECONNABORTED.negated();
    }
    if (connectReported) {
      return Errno.EISCONN.negated();
    }
    connectReported = true;
    return 0;
  }

  int send(byte[] octets, int flags) {
    if ((flags & ~(HARMLESS_SENDING | Linux.MSG_OOB)) != 0) {
      return Errno.EOPNOTSUPP.negated();
    }
    int error = takeError();
    if (error != 0) {
      return -error;
    }
    if (sendingShutDown || (!connection.state().canSend() && !isOpening())) {
      return Errno.EPIPE.negated();
    }
    if (isOpening()) {
      return Errno.EAGAIN.negated();
    }
    int taken =
        (flags & Linux.MSG_OOB) != 0
            ? connection.writeUrgent(octets, 0, octets.length)
            : connection.write(octets, 0, octets.length);
    return taken == 0 && octets.length > 0 ? Errno.EAGAIN.negated() : taken;
  }

  int receive(byte[] target, int flags) {
    if ((flags & ~KNOWN_RECEIVING) != 0) {
      return Errno.EOPNOTSUPP.negated();
    }
    boolean peeks = (flags & Linux.MSG_PEEK) != 0;
    int count =
        peeks
            ? connection.peek(target, 0, target.length)
            : Math.max(0, connection.read(target, 0, target.length));
    if (count > 0 || target.length == 0) {
      return count;
    }
    int error = takeError();
    if (error != 0) {
      return -error;
    }
    boolean ended =
        receivingShutDown || connection.endOfStream() || connection.state() == TcpState.CLOSED;
    return ended ? 0 : Errno.EAGAIN.negated();
  }

  int shutdown(boolean receiving, boolean sending) {
    if (connection.state() == TcpState.CLOSED) {
      return Errno.ENOTCONN.negated();
    }
    if (receiving) {
      receivingShutDown = true;
      connection.shutdownInput();
    }
    if (sending) {
      sendingShutDown = true;
      connection.shutdownOutput();
    }
    return 0;
  }

  /** Return the events that hold, in the order of the kernel's {@code tcp_poll}. */
  int readiness() {
    int events = 0;
    boolean closed = connection.state() == TcpState.CLOSED;
    boolean inputEnded = receivingShutDown || connection.endOfStream() || isFinPending();
    if ((inputEnded && sendingShutDown) || closed) {
      events |= Linux.POLLHUP;
    }
    if (inputEnded || closed) {
      events |= Linux.POLLIN | Linux.POLLRDNORM | Linux.POLLRDHUP;
    }
    if (!isOpening()) {
      if (connection.available() > 0) {
        events |= Linux.POLLIN | Linux.POLLRDNORM;
      }
      if (sendingShutDown || closed || isWritable()) {
        events |= Linux.POLLOUT | Linux.POLLWRNORM;
      }
    }
    return pendingError() != 0 ? events | Linux.POLLERR : events;
  }

  /** The peer's FIN has come, though not all before it was read. */
  private boolean isFinPending() {
    return switch (connection.state()) {
      case CLOSE_WAIT, LAST_ACK, CLOSING, TIME_WAIT -> true;
      default -> false;
    };
  }

  /** Linux calls a socket writable once a third of what it may hold is free. */
  private boolean isWritable() {
    return connection.writable() >= connection.unacknowledged() / 2 && connection.writable() > 0;
  }
}

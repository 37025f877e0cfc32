package io.faultwire.suites.tcp.subject;

import io.faultwire.suites.tcp.abi.Errno;
import org.jspecify.annotations.Nullable;

/** One socket of a {@link SocketTable}; each call returns what {@link SocketCalls} says. */
public interface HostSocket {
  int bind(int address, int port);

  default int listen(int backlog) {
    return Errno.EOPNOTSUPP.negated();
  }

  /** Return 0 if {@link #accept} makes sense, or the negated error if not. */
  default int acceptability() {
    return Errno.EOPNOTSUPP.negated();
  }

  /** Return the socket of the oldest connection that waits, or null. */
  default @Nullable HostSocket accept() {
    return null;
  }

  int connect(int address, int port);

  int send(byte[] octets, int flags);

  int sendTo(byte[] octets, int flags, int address, int port);

  int receive(byte[] target, int flags, int[] source);

  int shutdown(boolean receiving, boolean sending);

  void close();

  int setOption(int level, int name, byte[] value);

  int getOption(int level, int name, byte[] value);

  int ioctl(int request, int[] argument);

  /** Return all events of {@code poll} that hold. */
  int readiness();
}

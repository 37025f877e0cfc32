package io.faultwire.suites.tcp.builtin.socket;

import io.faultwire.suites.tcp.abi.Errno;

/** One socket; each call returns what {@link io.faultwire.suites.tcp.subject.SocketCalls} says. */
interface StackSocket {
  int bind(int address, int port);

  default int listen(int backlog) {
    return Errno.EOPNOTSUPP.negated();
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

package io.faultwire.suites.tcp.subject;

/**
 * The socket calls of POSIX.1-2017 on the subject's host, over IPv4. Descriptors, flags, options
 * and error numbers are those of Linux.
 *
 * <p>Each call returns what the man page says, or the negated {@code errno}. No call waits: every
 * socket behaves as with {@code O_NONBLOCK}, and a caller who wants to wait lets time pass on the
 * wire and asks again. A call that Linux does and the subject does not, such as an unknown option,
 * may throw {@link UnsupportedOperationException} with the reason: a script is refused then, and
 * the subject is not blamed.
 */
public interface SocketCalls {

  /** Make a socket and return its descriptor. */
  int socket(int domain, int type, int protocol);

  /** Give a socket its local IPv4 address and port, 0 for any. */
  int bind(int descriptor, int address, int port);

  /** Open the socket's port passively. */
  int listen(int descriptor, int backlog);

  /** Return the descriptor of the oldest connection, or {@code -EAGAIN}. */
  int accept(int descriptor);

  /**
   * Open a connection actively; the first call returns {@code -EINPROGRESS}, and {@code SO_ERROR}
   * tells how it ended once the socket is writable.
   */
  int connect(int descriptor, int address, int port);

  /** Send octets and return how many were taken. */
  int send(int descriptor, byte[] octets, int flags);

  /** Send a datagram. */
  int sendTo(int descriptor, byte[] octets, int flags, int address, int port);

  /** Receive octets and return how many there were, 0 at the end of the stream. */
  int receive(int descriptor, byte[] target, int flags);

  /**
   * Receive octets and tell who has sent them.
   *
   * @param source takes the IPv4 address and the port
   */
  int receiveFrom(int descriptor, byte[] target, int flags, int[] source);

  /** Shut down receiving (0), sending (1) or both (2). */
  int shutdown(int descriptor, int how);

  /** Close a descriptor. */
  int close(int descriptor);

  /** Set an option; the value is in the machine's octet order, little-endian. */
  int setOption(int descriptor, int level, int name, byte[] value);

  /** Read an option and return the length of its value. */
  int getOption(int descriptor, int level, int name, byte[] value);

  /** Ask for a number, such as {@code SIOCINQ}; it is put into the first element. */
  int ioctl(int descriptor, long request, int[] argument);

  /**
   * Return those of the events that hold, and {@code POLLERR}, {@code POLLHUP} or {@code POLLNVAL}.
   */
  int poll(int descriptor, int events);
}

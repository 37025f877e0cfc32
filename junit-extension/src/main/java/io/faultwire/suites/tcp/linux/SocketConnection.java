package io.faultwire.suites.tcp.linux;

import io.faultwire.suites.tcp.abi.SocketState;
import io.faultwire.suites.tcp.subject.SocketCalls;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A connected or connecting socket of Linux's as its user sees it. */
final class SocketConnection implements SubjectConnection {
  private static final int MOST_AT_ONCE = 65_536;
  private static final int LARGEST_INFO = 512;

  private final SocketCalls calls;
  private final int descriptor;
  private int error;

  SocketConnection(SocketCalls calls, int descriptor) {
    this.calls = calls;
    this.descriptor = descriptor;
  }

  /** Remember the error of a call; the kernel tells each error once. */
  private int told(int result) {
    if (result < 0 && result != -Linux.EAGAIN && error == 0) {
      error = -result;
    }
    return result;
  }

  @Override
  public int send(byte[] octets) {
    return Math.max(0, told(calls.send(descriptor, octets, 0)));
  }

  @Override
  public byte[] receive(int limit) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int count = 1;
    while (count > 0 && all.size() < limit) {
      byte[] part = new byte[Math.min(limit - all.size(), MOST_AT_ONCE)];
      count = told(calls.receive(descriptor, part, 0));
      all.write(part, 0, Math.max(0, count));
    }
    return all.toByteArray();
  }

  @Override
  public boolean endOfStream() {
    return told(calls.receive(descriptor, new byte[1], Linux.MSG_PEEK)) == 0;
  }

  @Override
  public void shutdownOutput() {
    told(calls.shutdown(descriptor, Linux.SHUT_WR));
  }

  @Override
  public void close() {
    calls.close(descriptor);
  }

  @Override
  public void abort() {
    set(Linux.SOL_SOCKET, Linux.SO_LINGER, 1, 0);
    calls.close(descriptor);
  }

  @Override
  public void setNoDelay(boolean noDelay) {
    set(Linux.IPPROTO_TCP, Linux.TCP_NODELAY, noDelay ? 1 : 0);
  }

  @Override
  public void setKeepAlive(boolean on) {
    set(Linux.SOL_SOCKET, Linux.SO_KEEPALIVE, on ? 1 : 0);
  }

  @Override
  public void setKeepAlive(Duration idle, Duration interval, int count) {
    set(Linux.IPPROTO_TCP, Linux.TCP_KEEPIDLE, (int) idle.toSeconds());
    set(Linux.IPPROTO_TCP, Linux.TCP_KEEPINTVL, (int) interval.toSeconds());
    set(Linux.IPPROTO_TCP, Linux.TCP_KEEPCNT, count);
    setKeepAlive(true);
  }

  @Override
  public void setUserTimeout(Duration timeout) {
    set(Linux.IPPROTO_TCP, Linux.TCP_USER_TIMEOUT, (int) timeout.toMillis());
  }

  @Override
  public void setDiffserv(int codePoint) {
    set(Linux.IPPROTO_IP, Linux.IP_TOS, codePoint << 2);
  }

  @Override
  public void setTimeToLive(int hops) {
    set(Linux.IPPROTO_IP, Linux.IP_TTL, hops);
  }

  private void set(int level, int name, int... values) {
    int result = calls.setOption(descriptor, level, name, Linux.option(values));
    if (result < 0) {
      throw new IllegalStateException("cannot set option " + name + ": " + Linux.describe(-result));
    }
  }

  @Override
  public int sendUrgent(byte[] octets) {
    return Math.max(0, told(calls.send(descriptor, octets, Linux.MSG_OOB)));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Linux tells of an urgent pointer by SIGURG, and afterwards by the error of an attempt to
   * read urgent data out of band: EAGAIN if it has not arrived yet, EINVAL if there is none.
   */
  @Override
  public boolean hasUrgentData() {
    int octet = outOfBand(this::urgentOctet);
    return octet > 0 || octet == -Linux.EAGAIN;
  }

  private int urgentOctet() {
    return calls.receive(descriptor, new byte[1], Linux.MSG_OOB | Linux.MSG_PEEK);
  }

  /** {@inheritDoc} Out of band, Linux counts what is queued before the last urgent octet. */
  @Override
  public int urgentOctetsLeft() {
    return outOfBand(
        () -> {
          int[] before = {0};
          int octet = urgentOctet();
          calls.ioctl(descriptor, Linux.SIOCINQ, before);
          return octet > 0 ? before[0] + 1 : octet == -Linux.EAGAIN ? before[0] : 0;
        });
  }

  /** Ask something while urgent data is out of band; it is in its place in the stream otherwise. */
  private <T> T outOfBand(Supplier<T> question) {
    set(Linux.SOL_SOCKET, Linux.SO_OOBINLINE, 0);
    try {
      return question.get();
    } finally {
      set(Linux.SOL_SOCKET, Linux.SO_OOBINLINE, 1);
    }
  }

  @Override
  public boolean isEstablished() {
    return state().isSynchronized();
  }

  @Override
  public String status() {
    return state().label();
  }

  private SocketState state() {
    byte[] info = new byte[LARGEST_INFO];
    return calls.getOption(descriptor, Linux.IPPROTO_TCP, Linux.TCP_INFO, info) > 0
        ? SocketState.numbered(info[0])
        : SocketState.CLOSED;
  }

  /** {@inheritDoc} Linux keeps an error that a connection survives until it is asked for. */
  @Override
  public List<String> errorReports() {
    int survived = state() == SocketState.CLOSED ? 0 : pendingError();
    return survived == 0 ? List.of() : List.of(Linux.describe(survived));
  }

  private int pendingError() {
    byte[] value = new byte[Integer.BYTES];
    int length = calls.getOption(descriptor, Linux.SOL_SOCKET, Linux.SO_ERROR, value);
    return length < 0 ? 0 : Linux.integer(value);
  }

  /** {@inheritDoc} An error that Linux reports ends the connection only if it is closed. */
  @Override
  public Optional<String> failure() {
    if (state() != SocketState.CLOSED) {
      return Optional.empty();
    }
    error = error == 0 ? pendingError() : error;
    return error == 0 ? Optional.empty() : Optional.of(Linux.describe(error));
  }
}

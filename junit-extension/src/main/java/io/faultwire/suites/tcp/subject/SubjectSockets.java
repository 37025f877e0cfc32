package io.faultwire.suites.tcp.subject;

import io.faultwire.junit.NotApplicable;
import io.faultwire.junit.NotTestable;
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
final class SubjectSockets extends SocketTable {
  private final TcpSubject subject;
  private final int subjectAddress;
  private final int testerAddress;
  private int nextPort = 49_152;

  SubjectSockets(TcpSubject subject, int subjectAddress, int testerAddress) {
    this.subject = subject;
    this.subjectAddress = subjectAddress;
    this.testerAddress = testerAddress;
  }

  TcpSubject subject() {
    return subject;
  }

  int subjectAddress() {
    return subjectAddress;
  }

  int testerAddress() {
    return testerAddress;
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
  protected HostSocket stream() {
    return new SubjectSocket(this);
  }

  @Override
  protected HostSocket datagram() {
    throw refusal("sockets of UDP");
  }
}

package io.faultwire.suites.tcp.builtin.socket;

import io.faultwire.host.HostStack;
import io.faultwire.suites.tcp.abi.Linux;
import io.faultwire.suites.tcp.subject.HostSocket;
import io.faultwire.suites.tcp.subject.SocketTable;

/** The socket calls of one simulated host. */
public final class StackSockets extends SocketTable {
  private final HostStack host;
  private final PortTable ports = new PortTable();

  /** Open the calls of a host. */
  public StackSockets(HostStack host) {
    this.host = host;
  }

  @Override
  protected HostSocket stream() {
    return new StreamSocket(host, ports);
  }

  @Override
  protected HostSocket datagram() {
    return new DatagramSocket(host);
  }

  /** What the stack does not do is refused: an error of the call would look like one of Linux's. */
  private static void refuseFastOpen(boolean asked) {
    if (asked) {
      throw new UnsupportedOperationException(
          "the built-in stack has no TCP Fast Open (RFC 7413); the subject linux has");
    }
  }

  private static boolean isFastOpen(int level, int name) {
    return level == Linux.SOL_TCP
        && switch (name) {
          case Linux.TCP_FASTOPEN,
              Linux.TCP_FASTOPEN_CONNECT,
              Linux.TCP_FASTOPEN_KEY,
              Linux.TCP_FASTOPEN_NO_COOKIE ->
              true;
          default -> false;
        };
  }

  @Override
  public int send(int descriptor, byte[] octets, int flags) {
    refuseFastOpen((flags & Linux.MSG_FASTOPEN) != 0);
    return super.send(descriptor, octets, flags);
  }

  @Override
  public int sendTo(int descriptor, byte[] octets, int flags, int address, int port) {
    refuseFastOpen((flags & Linux.MSG_FASTOPEN) != 0);
    return super.sendTo(descriptor, octets, flags, address, port);
  }

  @Override
  public int setOption(int descriptor, int level, int name, byte[] value) {
    refuseFastOpen(isFastOpen(level, name));
    return super.setOption(descriptor, level, name, value);
  }

  @Override
  public int getOption(int descriptor, int level, int name, byte[] value) {
    refuseFastOpen(isFastOpen(level, name));
    return super.getOption(descriptor, level, name, value);
  }
}

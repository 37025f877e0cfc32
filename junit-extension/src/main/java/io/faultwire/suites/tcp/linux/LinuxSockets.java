package io.faultwire.suites.tcp.linux;

import io.faultwire.engine.kernel.NamespaceSockets;
import io.faultwire.suites.tcp.subject.SocketCalls;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/** The kernel's socket calls; behind each, the wire's clock shows the time at which it ended. */
final class LinuxSockets implements SocketCalls {
  /** The part of a socket's type that is no flag. */
  private static final int SOCK_TYPE = 0xF;

  /** Linux's own default, since a machine's may be one that RFC 5681 does not cover. */
  static final String CUBIC = "cubic";

  private final NamespaceSockets calls;
  private final TapWire wire;
  private final String congestionControl;

  /**
   * Make calls of a kernel.
   *
   * @param congestionControl that of TCP sockets; empty for what the kernel is set to
   */
  LinuxSockets(NamespaceSockets calls, TapWire wire, String congestionControl) {
    this.calls = calls;
    this.wire = wire;
    this.congestionControl = congestionControl;
  }

  /** Make a call that segments may follow from, or that is waited for. */
  private int act(IntSupplier call) {
    wire.act();
    int result = call.getAsInt();
    wire.act();
    return result;
  }

  /** Make a call at whatever time. */
  private int look(IntSupplier call) {
    int result = call.getAsInt();
    wire.catchUp();
    return result;
  }

  @Override
  public int socket(int domain, int type, int protocol) {
    int descriptor = calls.socket(domain, type, protocol);
    boolean stream = domain == Linux.AF_INET && (type & SOCK_TYPE) == Linux.SOCK_STREAM;
    if (descriptor >= 0 && stream && !congestionControl.isEmpty()) {
      controlCongestion(descriptor);
    }
    return look(() -> descriptor);
  }

  private void controlCongestion(int descriptor) {
    byte[] name = congestionControl.getBytes(StandardCharsets.US_ASCII);
    if (calls.setOption(descriptor, Linux.IPPROTO_TCP, Linux.TCP_CONGESTION, name) < 0) {
      throw new IllegalStateException(
          "this kernel has no congestion control '%1$s'; load its module: modprobe tcp_%1$s"
              .formatted(congestionControl));
    }
  }

  @Override
  public int bind(int descriptor, int address, int port) {
    return look(() -> calls.bind(descriptor, address, port));
  }

  @Override
  public int listen(int descriptor, int backlog) {
    return look(() -> calls.listen(descriptor, backlog));
  }

  @Override
  public int accept(int descriptor) {
    return act(() -> calls.accept(descriptor));
  }

  @Override
  public int connect(int descriptor, int address, int port) {
    return act(() -> calls.connect(descriptor, address, port));
  }

  @Override
  public int send(int descriptor, byte[] octets, int flags) {
    return act(() -> calls.send(descriptor, octets, flags));
  }

  @Override
  public int sendTo(int descriptor, byte[] octets, int flags, int address, int port) {
    return act(() -> calls.sendTo(descriptor, octets, flags, address, port));
  }

  @Override
  public int receive(int descriptor, byte[] target, int flags) {
    return act(() -> calls.receive(descriptor, target, flags));
  }

  @Override
  public int receiveFrom(int descriptor, byte[] target, int flags, int[] source) {
    return act(() -> calls.receiveFrom(descriptor, target, flags, source));
  }

  @Override
  public int shutdown(int descriptor, int how) {
    return act(() -> calls.shutdown(descriptor, how));
  }

  @Override
  public int close(int descriptor) {
    return act(() -> calls.close(descriptor));
  }

  @Override
  public int setOption(int descriptor, int level, int name, byte[] value) {
    return act(() -> calls.setOption(descriptor, level, name, value));
  }

  @Override
  public int getOption(int descriptor, int level, int name, byte[] value) {
    return look(() -> calls.getOption(descriptor, level, name, value));
  }

  @Override
  public int ioctl(int descriptor, long request, int[] argument) {
    return look(() -> calls.ioctl(descriptor, request, argument));
  }

  @Override
  public int poll(int descriptor, int events) {
    return act(() -> calls.poll(descriptor, events));
  }
}

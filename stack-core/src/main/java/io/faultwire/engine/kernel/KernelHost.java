package io.faultwire.engine.kernel;

import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.MacAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A kernel stack with one interface, whose user is this JVM: frames go in and out on one side,
 * socket calls on the other. The frames are for one thread.
 */
public final class KernelHost implements AutoCloseable {
  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final TapDevice device;
  private final NetworkNamespace namespace;
  private final NamespaceThread thread;
  private final InterfaceWatch watch;
  private final NamespaceSockets sockets;

  private KernelHost(MacAddress mac, Ipv4Address address, int prefixLength, int mtu) {
    try {
      device = TapDevice.open();
      closing.push(device::close);
      namespace = NetworkNamespace.create();
      closing.push(namespace::close);
      device.moveTo(namespace, mac, address, prefixLength, mtu);
      thread = NamespaceThread.enter(namespace);
      closing.push(thread::close);
      watch = InterfaceWatch.of(thread, TapDevice.INTERFACE);
      closing.push(watch::close);
      sockets = new NamespaceSockets(thread);
      closing.push(sockets::closeAll);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /**
   * Makes a kernel stack with an interface that is up.
   *
   * @param prefixLength of the network that the address lies in
   * @throws KernelUnavailableException if this machine does not let us; the message names the
   *     remedy
   */
  public static KernelHost open(MacAddress mac, Ipv4Address address, int prefixLength, int mtu) {
    return new KernelHost(mac, address, prefixLength, mtu);
  }

  /**
   * Changes a setting of this stack alone (Documentation/networking/ip-sysctl.rst).
   *
   * @param name such as {@code ipv4/tcp_retries2}
   * @throws IllegalStateException if the kernel does not know it or refuses the value
   */
  public void set(String name, String value) {
    Path file = Path.of("/proc/sys/net", name);
    thread.call(
        () -> {
          try {
            Files.write(file, value.getBytes(StandardCharsets.US_ASCII));
            return 0;
          } catch (IOException e) {
            throw new IllegalStateException("cannot set " + file + " to " + value, e);
          }
        });
  }

  /** Gives a frame to the kernel; a frame that it refuses is lost, as on a wire. */
  public void write(byte[] bytes, int offset, int length) {
    device.write(bytes, offset, length);
  }

  /**
   * Waits for the next frame that the kernel sends.
   *
   * @param target at least as long as the longest frame
   * @param timeoutNanos how long to wait; 0 or less to look only
   * @return the length of the frame, or -1 if none was sent in time
   */
  public int read(byte[] target, long timeoutNanos) {
    int length = watch.read(target, timeoutNanos);
    if (length >= 0) {
      device.discardWaiting();
    }
    return length;
  }

  /**
   * Returns when the kernel sent the frame that was read last, on the scale of {@link
   * System#nanoTime}. It says so itself, so that the time is right however late the frame was read.
   */
  public long sentAt() {
    return watch.sentAt();
  }

  /** Returns the socket calls of the kernel. */
  public NamespaceSockets sockets() {
    return sockets;
  }

  /** Returns the namespace, for commands that look at it. */
  public NetworkNamespace namespace() {
    return namespace;
  }

  /** Closes all sockets, then takes the interface and the namespace down. */
  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}

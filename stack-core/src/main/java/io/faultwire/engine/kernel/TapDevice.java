package io.faultwire.engine.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.MacAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A TAP device (Linux Documentation/networking/tuntap.rst): what the kernel sends on it is read
 * here, what is written here the kernel receives. Frames begin with the Ethernet header and have no
 * FCS.
 */
public final class TapDevice implements AutoCloseable {
  private static final Path CLONE_DEVICE = Path.of("/dev/net/tun");
  private static final NativeLong TUNSETIFF = new NativeLong(0x400454CAL);
  private static final short IFF_TAP_NO_PI = 0x1002;
  private static final int IFREQ_SIZE = 40;
  private static final int NAME_SIZE = 16;
  private static final int LARGEST_FRAME = 65_536;
  private static final int POLL_MILLIS = 100;

  private final int descriptor;
  private final String name;
  private final Memory readBuffer = new Memory(LARGEST_FRAME);
  private final Memory writeBuffer = new Memory(LARGEST_FRAME);
  private final Memory pollDescriptor = new Memory(8);
  private volatile boolean closed;

  private TapDevice(int descriptor, String name) {
    this.descriptor = descriptor;
    this.name = name;
  }

  /**
   * Opens a new device.
   *
   * @throws KernelUnavailableException if this machine does not let us; the message names the
   *     remedy
   */
  public static TapDevice open() {
    if (!Files.exists(CLONE_DEVICE)) {
      throw new KernelUnavailableException(
          CLONE_DEVICE + " is missing: a TAP device takes Linux with the module tun loaded");
    }
    int descriptor = LibC.INSTANCE.open(CLONE_DEVICE.toString(), LibC.O_RDWR | LibC.O_CLOEXEC);
    if (descriptor < 0) {
      throw new KernelUnavailableException(
          "cannot open " + CLONE_DEVICE + ": errno " + Native.getLastError() + "; run as root");
    }
    try (Memory request = new Memory(IFREQ_SIZE)) {
      request.clear();
      request.write(0, "faultwire%d".getBytes(StandardCharsets.US_ASCII), 0, 11);
      request.setShort(NAME_SIZE, IFF_TAP_NO_PI);
      if (LibC.INSTANCE.ioctl(descriptor, TUNSETIFF, request) < 0) {
        int error = Native.getLastError();
        LibC.INSTANCE.close(descriptor);
        throw new KernelUnavailableException(
            "cannot create a TAP device: errno " + error + "; it takes CAP_NET_ADMIN");
      }
      return new TapDevice(descriptor, request.getString(0, "US-ASCII"));
    }
  }

  /**
   * Moves the kernel's side into a namespace, as an interface named {@code eth0} that is up.
   *
   * @param prefixLength of the network that the address lies in
   */
  public void moveTo(
      NetworkNamespace namespace, MacAddress mac, Ipv4Address address, int prefixLength, int mtu) {
    NetworkNamespace.runOutside(
        "ip", "link", "set", name, "netns", String.valueOf(namespace.pid()));
    namespace.run("sh", "-c", "echo 1 > /proc/sys/net/ipv6/conf/" + name + "/disable_ipv6");
    namespace.run("ip", "link", "set", name, "name", "eth0");
    namespace.run("ip", "link", "set", "eth0", "address", mac.toString(), "mtu", "" + mtu);
    namespace.run("ip", "addr", "add", address + "/" + prefixLength, "dev", "eth0");
    namespace.run("ip", "link", "set", "eth0", "up");
  }

  /** Gives a frame to the kernel; a frame that it refuses is lost, as on a wire. */
  public synchronized void write(byte[] bytes, int offset, int length) {
    if (!closed) {
      writeBuffer.write(0, bytes, offset, length);
      LibC.INSTANCE.write(descriptor, writeBuffer, new NativeLong(length));
    }
  }

  /**
   * Waits for a frame of the kernel's.
   *
   * @param target at least as long as the longest frame
   * @return the length of the frame, or -1 after {@link #close}
   */
  public int read(byte[] target) {
    while (!closed) {
      pollDescriptor.setInt(0, descriptor);
      pollDescriptor.setInt(4, LibC.POLLIN);
      if (LibC.INSTANCE.poll(pollDescriptor, new NativeLong(1), POLL_MILLIS) > 0 && !closed) {
        NativeLong size = new NativeLong(Math.min(target.length, LARGEST_FRAME));
        int length = LibC.INSTANCE.read(descriptor, readBuffer, size).intValue();
        if (length > 0) {
          readBuffer.read(0, target, 0, length);
          return length;
        }
      }
    }
    return -1;
  }

  /** Returns the name that the kernel gave the device. */
  public String name() {
    return name;
  }

  /** Removes the device. A reader returns within 100 ms. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      LibC.INSTANCE.close(descriptor);
    }
  }
}

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
  /** The name that the kernel's side has in its namespace. */
  static final String INTERFACE = "eth0";

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
    if (!FrameCalls.fitThisMachine()) {
      throw new KernelUnavailableException(
          "TAP devices take a 64-bit Linux here: run the tests on one");
    }
    int descriptor =
        LibC.INSTANCE.open(CLONE_DEVICE.toString(), LibC.O_RDWR | LibC.O_NONBLOCK | LibC.O_CLOEXEC);
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
    String noIpv6 = "/proc/sys/net/ipv6/conf/" + name + "/disable_ipv6";
    namespace.run(
        "sh",
        "-ec",
        String.join(
            "\n",
            "test ! -e " + noIpv6 + " || echo 1 > " + noIpv6,
            "ip link set " + name + " name " + INTERFACE,
            "ip link set " + INTERFACE + " address " + mac + " mtu " + mtu,
            "ip addr add " + address + "/" + prefixLength + " dev " + INTERFACE,
            "ip link set " + INTERFACE + " up"));
  }

  /** Gives a frame to the kernel; a frame that it refuses is lost, as on a wire. */
  public synchronized void write(byte[] bytes, int offset, int length) {
    if (!closed) {
      writeBuffer.write(0, bytes, offset, length);
      FrameCalls.write(descriptor, writeBuffer, length);
    }
  }

  /** Waits until there is a frame of the kernel's; returns false after {@link #close}. */
  public boolean await() {
    try (PollRequest request = new PollRequest(descriptor, LibC.POLLIN)) {
      while (!closed) {
        if (LibC.INSTANCE.poll(request, new NativeLong(1), POLL_MILLIS) > 0) {
          return !closed;
        }
      }
    }
    return false;
  }

  /**
   * Takes a frame of the kernel's, if there is one.
   *
   * @param target at least as long as the longest frame
   * @return the length of the frame, or -1 if none waits
   */
  public synchronized int take(byte[] target) {
    if (closed) {
      return -1;
    }
    int size = Math.min(target.length, LARGEST_FRAME);
    int length = (int) FrameCalls.read(descriptor, readBuffer, size);
    if (length > 0) {
      readBuffer.read(0, target, 0, length);
    }
    return length;
  }

  /**
   * Takes all frames off the device that wait there, and drops them: for those who see the frames
   * with an {@link InterfaceWatch}, so that the device does not fill up.
   */
  synchronized void discardWaiting() {
    while (!closed && FrameCalls.read(descriptor, readBuffer, LARGEST_FRAME) > 0) {
      // the frame is dropped
    }
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

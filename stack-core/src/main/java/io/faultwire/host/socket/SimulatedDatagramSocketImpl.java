package io.faultwire.host.socket;

import io.faultwire.host.process.WaitPoint;
import io.faultwire.host.socket.SocketCall.Operation;
import io.faultwire.udp.UdpDatagram;
import io.faultwire.udp.UdpEndpoint;
import io.faultwire.udp.UdpError;
import io.faultwire.udp.UdpException;
import io.faultwire.wire.Ipv4Address;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocketImpl;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** A datagram socket over a modelled host's UDP. */
final class SimulatedDatagramSocketImpl extends DatagramSocketImpl {
  private final SocketContext context;
  private final WaitPoint changes;
  private final int number;
  private final SocketSettings settings = new SocketSettings();
  private int boundAddress;
  private @Nullable UdpEndpoint endpoint;
  private volatile boolean closed;

  SimulatedDatagramSocketImpl(SocketContext context) {
    this.context = context;
    this.changes = context.waitPoint();
    this.number = context.number();
  }

  @Override
  protected void create() {}

  @Override
  protected void bind(int port, InetAddress address) throws SocketException {
    run(
        Operation.BIND,
        () -> {
          boundAddress = address.isAnyLocalAddress() ? 0 : Ipv4Address.of(address).value();
          UdpEndpoint opened = context.stack().udp().bind(boundAddress, port);
          opened.setWaker(changes::signal);
          endpoint = opened;
          localPort = opened.localPort();
          return null;
        });
  }

  @Override
  protected void connect(InetAddress address, int port) throws SocketException {
    run(
        Operation.CONNECT,
        () -> {
          open().connect(Ipv4Address.of(address).value(), port);
          return null;
        });
  }

  @Override
  protected void disconnect() {
    UdpEndpoint open = endpoint;
    if (open != null) {
      open.disconnect();
    }
  }

  @Override
  protected void send(DatagramPacket packet) throws IOException {
    run(
        Operation.SEND,
        () -> {
          UdpEndpoint open = open();
          throwPendingError(open);
          InetAddress to = packet.getAddress();
          int address = to == null ? open.remoteAddress() : Ipv4Address.of(to).value();
          int port = to == null ? open.remotePort() : packet.getPort();
          open.send(packet.getData(), packet.getOffset(), packet.getLength(), address, port);
          return packet.getLength();
        });
  }

  @Override
  protected void receive(DatagramPacket packet) throws IOException {
    run(Operation.RECV, () -> take(packet, true));
  }

  @Override
  protected int peekData(DatagramPacket packet) throws IOException {
    return run(Operation.RECV, () -> take(packet, false));
  }

  @Override
  protected int peek(InetAddress address) throws IOException {
    throw new IOException("peek at an address is not supported; receive the datagram");
  }

  private int take(DatagramPacket packet, boolean remove) throws IOException {
    UdpEndpoint open = open();
    boolean ready =
        context.await(
            changes,
            "receive on " + open,
            () -> closed || open.available() > 0 || open.hasError(),
            settings.timeout());
    if (closed) {
      throw SocketErrors.closed();
    }
    throwPendingError(open);
    UdpDatagram datagram = remove ? open.receive() : open.peek();
    if (!ready || datagram == null) {
      throw new SocketTimeoutException("Receive timed out");
    }
    int length = Math.min(datagram.data().length, packet.getLength());
    System.arraycopy(datagram.data(), 0, packet.getData(), packet.getOffset(), length);
    packet.setLength(length);
    packet.setAddress(datagram.source().toInetAddress());
    packet.setPort(datagram.sourcePort());
    return datagram.sourcePort();
  }

  private static void throwPendingError(UdpEndpoint open) throws IOException {
    UdpError error = open.takeError();
    if (error != null) {
      throw exception(error);
    }
  }

  private static IOException exception(UdpError error) {
    return switch (error) {
      case PORT_UNREACHABLE -> new PortUnreachableException();
      case ADDRESS_IN_USE -> new java.net.BindException("Address already in use");
      case ADDRESS_NOT_AVAILABLE -> new java.net.BindException("Cannot assign requested address");
      case NET_UNREACHABLE -> new SocketException("Network is unreachable");
      case HOST_UNREACHABLE, UNREACHABLE -> new SocketException("No route to host");
      case TOO_LONG -> new SocketException("Message too long");
      case CLOSED -> SocketErrors.closed();
    };
  }

  private UdpEndpoint open() throws SocketException {
    UdpEndpoint open = endpoint;
    if (open == null || closed) {
      throw SocketErrors.closed();
    }
    return open;
  }

  /** A call of UDP's, with its own kind of exception. */
  private interface UdpCall<T> {
    T run() throws IOException, UdpException;
  }

  private <T> T run(Operation operation, UdpCall<T> body) throws SocketException {
    try {
      return context.call(
          number,
          operation,
          String.valueOf(endpoint),
          () -> {
            try {
              return body.run();
            } catch (UdpException e) {
              throw exception(e.error());
            }
          });
    } catch (SocketException e) {
      throw e;
    } catch (IOException e) {
      throw sneak(e);
    }
  }

  /** Passes an exception through methods of the JDK's that may throw it but do not all say so. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E sneak(Throwable e) throws E {
    throw (E) e;
  }

  @Override
  protected void close() {
    if (closed) {
      return;
    }
    try {
      context.call(
          number,
          Operation.CLOSE,
          String.valueOf(endpoint),
          () -> {
            closed = true;
            UdpEndpoint open = endpoint;
            if (open != null) {
              open.close();
            }
            changes.signal();
            return null;
          });
    } catch (IOException e) {
      if (!context.isOver()) {
        throw new AssertionError("closing a UDP socket does not fail", e);
      }
      closed = true;
    }
  }

  @Override
  public void setOption(int option, Object value) throws SocketException {
    settings.set(option, value);
  }

  @Override
  public Object getOption(int option) throws SocketException {
    return option == SO_BINDADDR
        ? new Ipv4Address(boundAddress).toInetAddress()
        : settings.get(option);
  }

  @Override
  protected void setTimeToLive(int hops) throws IOException {
    open().setTimeToLive(hops);
  }

  @Override
  protected int getTimeToLive() throws IOException {
    return open().timeToLive();
  }

  @Override
  @Deprecated
  @SuppressWarnings("InlineMeSuggester")
  protected void setTTL(byte hops) throws IOException {
    setTimeToLive(hops & 0xFF);
  }

  @Override
  @Deprecated
  @SuppressWarnings("InlineMeSuggester")
  protected byte getTTL() throws IOException {
    return (byte) getTimeToLive();
  }

  @Override
  protected void join(InetAddress group) throws IOException {
    throw noMulticast();
  }

  @Override
  protected void leave(InetAddress group) throws IOException {
    throw noMulticast();
  }

  @Override
  protected void joinGroup(SocketAddress group, NetworkInterface on) throws IOException {
    throw noMulticast();
  }

  @Override
  protected void leaveGroup(SocketAddress group, NetworkInterface on) throws IOException {
    throw noMulticast();
  }

  private static SocketException noMulticast() {
    return new SocketException("the simulated network has no multicast groups; use broadcast");
  }
}

package io.faultwire.suites.tcp.builtin.socket;

import io.faultwire.host.HostStack;
import io.faultwire.suites.tcp.abi.Errno;
import io.faultwire.suites.tcp.abi.Linux;
import io.faultwire.suites.tcp.subject.HostSocket;
import io.faultwire.udp.UdpDatagram;
import io.faultwire.udp.UdpEndpoint;
import io.faultwire.udp.UdpError;
import io.faultwire.udp.UdpException;
import org.jspecify.annotations.Nullable;

/** A UDP socket. */
final class DatagramSocket implements HostSocket {
  private static final int KNOWN_FLAGS =
      Linux.MSG_DONTWAIT
          | Linux.MSG_NOSIGNAL
          | Linux.MSG_DONTROUTE
          | Linux.MSG_CONFIRM
          | Linux.MSG_PEEK
          | Linux.MSG_TRUNC
          | Linux.MSG_WAITALL
          | Linux.MSG_CMSG_CLOEXEC;

  private final HostStack host;
  private @Nullable UdpEndpoint endpoint;
  private int receiveBuffer = UdpEndpoint.DEFAULT_RECEIVE_BUFFER / 2;

  DatagramSocket(HostStack host) {
    this.host = host;
  }

  @Override
  public int bind(int address, int port) {
    if (endpoint != null) {
      return Errno.EINVAL.negated();
    }
    try {
      open(address, port);
      return 0;
    } catch (UdpException e) {
      return SocketErrors.of(e.error()).negated();
    }
  }

  private UdpEndpoint open(int address, int port) throws UdpException {
    UdpEndpoint opened = endpoint;
    if (opened == null) {
      opened = host.udp().bind(address, port);
      opened.setReceiveBuffer(2 * receiveBuffer);
      endpoint = opened;
    }
    return opened;
  }

  @Override
  public int connect(int address, int port) {
    if (port == 0) {
      return Errno.EINVAL.negated();
    }
    try {
      open(0, 0).connect(address, port);
      return 0;
    } catch (UdpException e) {
      return SocketErrors.of(e.error()).negated();
    }
  }

  @Override
  public int send(byte[] octets, int flags) {
    return endpoint == null || !endpoint.isConnected()
        ? Errno.EDESTADDRREQ.negated()
        : sendTo(octets, flags, endpoint.remoteAddress(), endpoint.remotePort());
  }

  @Override
  public int sendTo(byte[] octets, int flags, int address, int port) {
    if ((flags & ~KNOWN_FLAGS) != 0) {
      return Errno.EOPNOTSUPP.negated();
    }
    int error = takeError();
    if (error != 0) {
      return -error;
    }
    try {
      open(0, 0).send(octets, 0, octets.length, address, port);
      return octets.length;
    } catch (UdpException e) {
      return SocketErrors.of(e.error()).negated();
    }
  }

  @Override
  public int receive(byte[] target, int flags, int[] source) {
    if ((flags & ~KNOWN_FLAGS) != 0) {
      return Errno.EOPNOTSUPP.negated();
    }
    int error = takeError();
    if (error != 0) {
      return -error;
    }
    boolean peeks = (flags & Linux.MSG_PEEK) != 0;
    UdpDatagram datagram = endpoint == null ? null : peeks ? endpoint.peek() : endpoint.receive();
    if (datagram == null) {
      return Errno.EAGAIN.negated();
    }
    source[0] = datagram.source().value();
    source[1] = datagram.sourcePort();
    int length = datagram.data().length;
    int count = Math.min(target.length, length);
    System.arraycopy(datagram.data(), 0, target, 0, count);
    return (flags & Linux.MSG_TRUNC) != 0 ? length : count;
  }

  private int takeError() {
    UdpError error = endpoint == null ? null : endpoint.takeError();
    return error == null ? 0 : SocketErrors.of(error).number();
  }

  @Override
  public int shutdown(boolean receiving, boolean sending) {
    return endpoint == null || !endpoint.isConnected()
        ? Errno.ENOTCONN.negated()
        : Errno.EOPNOTSUPP.negated();
  }

  @Override
  public void close() {
    if (endpoint != null) {
      endpoint.close();
    }
  }

  @Override
  public int setOption(int level, int name, byte[] value) {
    if (!OptionValue.isInteger(value)) {
      return OptionValue.invalid();
    }
    int number = OptionValue.integer(value, 0);
    boolean buffer = level == Linux.SOL_SOCKET && name == Linux.SO_RCVBUF;
    if (!buffer) {
      return OptionValue.unknown();
    }
    if (number < 1) {
      return OptionValue.invalid();
    }
    receiveBuffer = number;
    if (endpoint != null) {
      endpoint.setReceiveBuffer(2 * number);
    }
    return 0;
  }

  @Override
  public int getOption(int level, int name, byte[] value) {
    if (level != Linux.SOL_SOCKET) {
      return OptionValue.unknown();
    }
    return switch (name) {
      case Linux.SO_ERROR -> OptionValue.write(value, takeError());
      case Linux.SO_TYPE -> OptionValue.write(value, Linux.SOCK_DGRAM);
      case Linux.SO_DOMAIN -> OptionValue.write(value, Linux.AF_INET);
      case Linux.SO_PROTOCOL -> OptionValue.write(value, Linux.IPPROTO_UDP);
      case Linux.SO_RCVBUF -> OptionValue.write(value, 2 * receiveBuffer);
      default -> OptionValue.unknown();
    };
  }

  @Override
  public int ioctl(int request, int[] argument) {
    if (request == Linux.SIOCINQ) {
      UdpDatagram next = endpoint == null ? null : endpoint.peek();
      argument[0] = next == null ? 0 : next.data().length;
      return 0;
    }
    if (request == Linux.SIOCOUTQ) {
      argument[0] = 0;
      return 0;
    }
    return Errno.ENOTTY.negated();
  }

  @Override
  public int readiness() {
    int events = Linux.POLLOUT | Linux.POLLWRNORM;
    if (endpoint != null && endpoint.available() > 0) {
      events |= Linux.POLLIN | Linux.POLLRDNORM;
    }
    return endpoint != null && endpoint.hasError() ? events | Linux.POLLERR : events;
  }
}

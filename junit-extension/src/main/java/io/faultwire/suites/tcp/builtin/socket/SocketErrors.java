package io.faultwire.suites.tcp.builtin.socket;

import io.faultwire.suites.tcp.abi.Errno;
import io.faultwire.tcp.TcpError;
import io.faultwire.udp.UdpError;

/** The errors of TCP and UDP as Linux numbers them. */
final class SocketErrors {
  private SocketErrors() {}

  static Errno of(TcpError error) {
    return switch (error) {
      case REFUSED, PROTOCOL_UNREACHABLE -> Errno.ECONNREFUSED;
      case RESET -> Errno.ECONNRESET;
      case TIMED_OUT -> Errno.ETIMEDOUT;
      case NET_UNREACHABLE -> Errno.ENETUNREACH;
      case HOST_UNREACHABLE -> Errno.EHOSTUNREACH;
      case ADDRESS_IN_USE -> Errno.EADDRINUSE;
      case ADDRESS_NOT_AVAILABLE -> Errno.EADDRNOTAVAIL;
    };
  }

  static Errno of(UdpError error) {
    return switch (error) {
      case ADDRESS_IN_USE -> Errno.EADDRINUSE;
      case ADDRESS_NOT_AVAILABLE -> Errno.EADDRNOTAVAIL;
      case NET_UNREACHABLE -> Errno.ENETUNREACH;
      case HOST_UNREACHABLE -> Errno.EHOSTUNREACH;
      case UNREACHABLE -> Errno.EPROTO;
      case PORT_UNREACHABLE -> Errno.ECONNREFUSED;
      case TOO_LONG -> Errno.EMSGSIZE;
      case CLOSED -> Errno.EBADF;
    };
  }
}

package io.faultwire.host.socket;

import io.faultwire.tcp.TcpError;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;

/** The exceptions that the JDK's sockets throw on Linux, message for message. */
final class SocketErrors {
  private SocketErrors() {}

  static SocketException closed() {
    return new SocketException("Socket closed");
  }

  static SocketException brokenPipe() {
    return new SocketException("Broken pipe");
  }

  /** Returns what a call that opens or binds throws. */
  static SocketException opening(TcpError error) {
    return switch (error) {
      case REFUSED, RESET -> new ConnectException("Connection refused");
      case TIMED_OUT -> new ConnectException("Connection timed out");
      case HOST_UNREACHABLE -> new NoRouteToHostException("No route to host");
      case NET_UNREACHABLE -> new SocketException("Network is unreachable");
      case PROTOCOL_UNREACHABLE -> new SocketException("Protocol not available");
      case ADDRESS_IN_USE -> new BindException("Address already in use");
      case ADDRESS_NOT_AVAILABLE -> new BindException("Cannot assign requested address");
    };
  }

  /** Returns what a call on an established connection throws. */
  static SocketException established(TcpError error) {
    return switch (error) {
      case RESET, REFUSED -> new SocketException("Connection reset");
      case TIMED_OUT -> new SocketException("Connection timed out");
      case HOST_UNREACHABLE -> new SocketException("No route to host");
      default -> opening(error);
    };
  }
}

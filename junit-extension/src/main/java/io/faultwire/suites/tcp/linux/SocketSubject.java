package io.faultwire.suites.tcp.linux;

import io.faultwire.suites.tcp.peer.TesterPort;
import io.faultwire.suites.tcp.subject.SocketCalls;
import io.faultwire.suites.tcp.subject.SubjectClaims;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.suites.tcp.subject.SubjectListener;
import io.faultwire.suites.tcp.subject.TcpSubject;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Linux's TCP as the user of its sockets sees it, who asks for what RFC 9293 has and Linux does
 * only when asked: urgent data in its place in the stream (section 3.8.5), and a port that is
 * listened on while it opens a connection (section 3.9.1.1, MUST-42).
 */
final class SocketSubject implements TcpSubject {
  private static final int BACKLOG = 16;
  private static final int ANY_ADDRESS = 0;

  /** The option of RFC 791 section 3.1. */
  private static final int LOOSE_ROUTE = 131;

  private static final int ROUTE_HEADER = 3;
  private static final int FIRST_HOP = 4;

  private final SocketCalls calls;
  private final SubjectClaims claims;
  private final boolean takesSourceRoutes;

  SocketSubject(SocketCalls calls, SubjectClaims claims, boolean takesSourceRoutes) {
    this.calls = calls;
    this.claims = claims;
    this.takesSourceRoutes = takesSourceRoutes;
  }

  @Override
  public SubjectClaims claims() {
    return claims;
  }

  @Override
  public SubjectListener listen(int port) {
    return listen(ANY_ADDRESS, port);
  }

  @Override
  public SubjectListener listen(int localAddress, int port) {
    int listening = boundTo(localAddress, port);
    require("listen on port " + port, calls.listen(listening, BACKLOG));
    return () -> {
      int accepted = calls.accept(listening);
      return accepted < 0 ? null : new SocketConnection(calls, accepted);
    };
  }

  @Override
  public SubjectConnection connect(int localPort, int remotePort) {
    return connect(ANY_ADDRESS, localPort, TesterPort.TESTER.value(), remotePort);
  }

  @Override
  public SubjectConnection connect(
      int localAddress, int localPort, int remoteAddress, int remotePort) {
    return connect(boundTo(localAddress, localPort), remoteAddress, remotePort);
  }

  @Override
  public SubjectConnection connect(int localPort, int remotePort, List<Integer> route) {
    int connecting = boundTo(ANY_ADDRESS, localPort);
    byte[] option = looseRoute(route);
    require(
        "give a source route",
        calls.setOption(connecting, Linux.IPPROTO_IP, Linux.IP_OPTIONS, option));
    return connect(connecting, TesterPort.TESTER.value(), remotePort);
  }

  @Override
  public boolean answersAlongSourceRoutes() {
    return takesSourceRoutes;
  }

  private SubjectConnection connect(int connecting, int remoteAddress, int remotePort) {
    int result = calls.connect(connecting, remoteAddress, remotePort);
    if (result < 0 && result != -Linux.EINPROGRESS) {
      calls.close(connecting);
      throw new IllegalArgumentException(
          "cannot connect to port " + remotePort + ": " + Linux.describe(-result));
    }
    return new SocketConnection(calls, connecting);
  }

  /** Return a loose source route as ip(7) wants it: Linux puts the destination at its end. */
  private static byte[] looseRoute(List<Integer> routers) {
    int length = ROUTE_HEADER + routers.size() * Integer.BYTES;
    ByteBuffer option = ByteBuffer.allocate((length + 3) & ~3);
    option.put((byte) LOOSE_ROUTE).put((byte) length).put((byte) FIRST_HOP);
    routers.forEach(option::putInt);
    return option.array();
  }

  private int boundTo(int address, int port) {
    int descriptor = require("make a socket", calls.socket(Linux.AF_INET, Linux.SOCK_STREAM, 0));
    for (int option : new int[] {Linux.SO_OOBINLINE, Linux.SO_REUSEADDR}) {
      require(
          "set option " + option,
          calls.setOption(descriptor, Linux.SOL_SOCKET, option, Linux.option(1)));
    }
    require("bind to port " + port, calls.bind(descriptor, address, port));
    return descriptor;
  }

  private static int require(String what, int result) {
    if (result < 0) {
      throw new IllegalStateException("cannot " + what + ": " + Linux.describe(-result));
    }
    return result;
  }

  @Override
  public String toString() {
    return claims.name();
  }
}

package io.faultwire.tcp;

import io.faultwire.wire.IcmpHeader;

/** What connections make of ICMP errors (RFC 9293 section 3.9.2.2, RFC 1191). */
final class IcmpReaction {
  /** Smaller ones are not believed, as in Linux. */
  private static final int LEAST_PATH_MTU = 552;

  private static final int SYNS_BEFORE_SOFT_ERROR_COUNTS = 3;

  private final boolean pathMtuDiscovery;

  IcmpReaction(TcpOptions options) {
    pathMtuDiscovery = options.pathMtuDiscovery();
  }

  /** Takes an error about octets that are in flight. */
  void error(TcpConnection connection, int type, int code, int nextHopMtu, long now) {
    if (type == IcmpHeader.TIME_EXCEEDED) {
      connection.softError(TcpError.HOST_UNREACHABLE);
    } else if (type != IcmpHeader.DESTINATION_UNREACHABLE) {
      return;
    } else if (code != IcmpHeader.CODE_FRAGMENTATION_NEEDED) {
      unreachable(connection, code, now);
    } else if (pathMtuDiscovery) {
      connection.pathMtu(Math.max(nextHopMtu, LEAST_PATH_MTU), now);
    }
  }

  private static void unreachable(TcpConnection connection, int code, long now) {
    switch (code) {
      case IcmpHeader.CODE_PORT_UNREACHABLE, IcmpHeader.CODE_PROTOCOL_UNREACHABLE -> {
        boolean opening = !connection.state().isSynchronized();
        connection.fail(opening ? TcpError.REFUSED : TcpError.PROTOCOL_UNREACHABLE, now);
        connection.processed(TcpEvent.ICMP_ERROR, now);
      }
      case IcmpHeader.CODE_NET_UNREACHABLE -> connection.softError(TcpError.NET_UNREACHABLE);
      default -> connection.softError(TcpError.HOST_UNREACHABLE);
    }
  }

  /** ARP found nobody: a soft error, which ends an open only if it comes again and again. */
  void unresolved(TcpConnection connection, long now) {
    connection.softError(TcpError.HOST_UNREACHABLE);
    if (connection.state() == TcpState.SYN_SENT
        && connection.tcb.rtt.failures() > SYNS_BEFORE_SOFT_ERROR_COUNTS) {
      connection.fail(TcpError.HOST_UNREACHABLE, now);
      connection.processed(TcpEvent.ICMP_ERROR, now);
    }
  }
}

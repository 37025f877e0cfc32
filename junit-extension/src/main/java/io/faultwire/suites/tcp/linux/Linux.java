package io.faultwire.suites.tcp.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers of Linux's socket interface (socket(7), tcp(7), errno(3)). */
final class Linux {
  static final int AF_INET = 2;
  static final int SOCK_STREAM = 1;

  static final int SOL_SOCKET = 1;
  static final int SO_REUSEADDR = 2;
  static final int SO_ERROR = 4;
  static final int SO_KEEPALIVE = 9;
  static final int SO_OOBINLINE = 10;
  static final int SO_LINGER = 13;

  static final int IPPROTO_IP = 0;
  static final int IP_TOS = 1;
  static final int IP_TTL = 2;
  static final int IP_OPTIONS = 4;

  static final int IPPROTO_TCP = 6;
  static final int TCP_NODELAY = 1;
  static final int TCP_KEEPIDLE = 4;
  static final int TCP_KEEPINTVL = 5;
  static final int TCP_KEEPCNT = 6;
  static final int TCP_INFO = 11;
  static final int TCP_CONGESTION = 13;
  static final int TCP_USER_TIMEOUT = 18;

  static final int MSG_OOB = 1;
  static final int MSG_PEEK = 2;
  static final int SHUT_WR = 1;
  static final long SIOCINQ = 0x541B;

  static final int EAGAIN = 11;
  static final int EINPROGRESS = 115;

  private Linux() {}

  /** Return integers as an option's value. */
  static byte[] option(int... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  /** Return an option's value as an integer. */
  static int integer(byte[] value) {
    return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  /** Return an error number in words. */
  static String describe(int error) {
    return switch (error) {
      case 32 -> "broken pipe (EPIPE)";
      case 71 -> "protocol error (EPROTO)";
      case 90 -> "message too long (EMSGSIZE)";
      case 92 -> "protocol not available (ENOPROTOOPT)";
      case 101 -> "network unreachable (ENETUNREACH)";
      case 103 -> "connection aborted (ECONNABORTED)";
      case 104 -> "connection reset (ECONNRESET)";
      case 110 -> "connection timed out (ETIMEDOUT)";
      case 111 -> "connection refused (ECONNREFUSED)";
      case 113 -> "no route to host (EHOSTUNREACH)";
      default -> "errno " + error;
    };
  }
}

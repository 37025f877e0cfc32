package io.faultwire.suites.tcp.abi;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The numbers that Linux has for the names of the socket interface, on x86 and ARM. */
public final class Linux {
  // Domains, types and protocols of sockets.
  public static final int AF_UNSPEC = 0;
  public static final int AF_UNIX = 1;
  public static final int AF_INET = 2;
  public static final int AF_INET6 = 0xa;
  public static final int AF_PACKET = 0x11;
  public static final int PF_INET = 2;
  public static final int PF_INET6 = 0xa;
  public static final int SOCK_STREAM = 1;
  public static final int SOCK_DGRAM = 2;
  public static final int SOCK_RAW = 3;
  public static final int SOCK_NONBLOCK = 0x800;
  public static final int SOCK_CLOEXEC = 0x80000;
  public static final int IPPROTO_IP = 0;
  public static final int IPPROTO_ICMP = 1;
  public static final int IPPROTO_TCP = 6;
  public static final int IPPROTO_UDP = 0x11;
  public static final int IPPROTO_IPV6 = 0x29;
  public static final int IPPROTO_ICMPV6 = 0x3a;
  public static final int IPPROTO_RAW = 0xff;
  public static final int SHUT_RD = 0;
  public static final int SHUT_WR = 1;
  public static final int SHUT_RDWR = 2;

  // Options of all sockets.
  public static final int SOL_SOCKET = 1;
  public static final int SO_DEBUG = 1;
  public static final int SO_REUSEADDR = 2;
  public static final int SO_TYPE = 3;
  public static final int SO_ERROR = 4;
  public static final int SO_DONTROUTE = 5;
  public static final int SO_BROADCAST = 6;
  public static final int SO_SNDBUF = 7;
  public static final int SO_RCVBUF = 8;
  public static final int SO_KEEPALIVE = 9;
  public static final int SO_OOBINLINE = 0xa;
  public static final int SO_NO_CHECK = 0xb;
  public static final int SO_PRIORITY = 0xc;
  public static final int SO_LINGER = 0xd;
  public static final int SO_REUSEPORT = 0xf;
  public static final int SO_RCVLOWAT = 0x12;
  public static final int SO_SNDLOWAT = 0x13;
  public static final int SO_RCVTIMEO = 0x14;
  public static final int SO_SNDTIMEO = 0x15;
  public static final int SO_BINDTODEVICE = 0x19;
  public static final int SO_TIMESTAMP = 0x1d;
  public static final int SO_ACCEPTCONN = 0x1e;
  public static final int SO_SNDBUFFORCE = 0x20;
  public static final int SO_RCVBUFFORCE = 0x21;
  public static final int SO_MARK = 0x24;
  public static final int SO_TIMESTAMPING = 0x25;
  public static final int SO_PROTOCOL = 0x26;
  public static final int SO_DOMAIN = 0x27;
  public static final int SO_BUSY_POLL = 0x2e;
  public static final int SO_MAX_PACING_RATE = 0x2f;
  public static final int SO_INCOMING_CPU = 0x31;
  public static final int SO_ZEROCOPY = 0x3c;

  // Options of IPv4.
  public static final int SOL_IP = 0;
  public static final int IP_TOS = 1;
  public static final int IP_TTL = 2;
  public static final int IP_MTU_DISCOVER = 0xa;
  public static final int IP_RECVERR = 0xb;
  public static final int IP_RECVTTL = 0xc;
  public static final int IP_RECVTOS = 0xd;
  public static final int IP_MTU = 0xe;
  public static final int IP_FREEBIND = 0xf;
  public static final int IP_PMTUDISC_DONT = 0;
  public static final int IP_PMTUDISC_WANT = 1;
  public static final int IP_PMTUDISC_DO = 2;
  public static final int IP_PMTUDISC_PROBE = 3;

  // Options of TCP and UDP.
  public static final int SOL_TCP = 6;
  public static final int SOL_UDP = 0x11;
  public static final int TCP_NODELAY = 1;
  public static final int TCP_MAXSEG = 2;
  public static final int TCP_CORK = 3;
  public static final int TCP_KEEPIDLE = 4;
  public static final int TCP_KEEPINTVL = 5;
  public static final int TCP_KEEPCNT = 6;
  public static final int TCP_SYNCNT = 7;
  public static final int TCP_LINGER2 = 8;
  public static final int TCP_DEFER_ACCEPT = 9;
  public static final int TCP_WINDOW_CLAMP = 0xa;
  public static final int TCP_INFO = 0xb;
  public static final int TCP_QUICKACK = 0xc;
  public static final int TCP_CONGESTION = 0xd;
  public static final int TCP_MD5SIG = 0xe;
  public static final int TCP_THIN_LINEAR_TIMEOUTS = 0x10;
  public static final int TCP_THIN_DUPACK = 0x11;
  public static final int TCP_USER_TIMEOUT = 0x12;
  public static final int TCP_REPAIR = 0x13;
  public static final int TCP_FASTOPEN = 0x17;
  public static final int TCP_TIMESTAMP = 0x18;
  public static final int TCP_NOTSENT_LOWAT = 0x19;
  public static final int TCP_CC_INFO = 0x1a;
  public static final int TCP_SAVE_SYN = 0x1b;
  public static final int TCP_FASTOPEN_CONNECT = 0x1e;
  public static final int TCP_FASTOPEN_KEY = 0x21;
  public static final int TCP_FASTOPEN_NO_COOKIE = 0x22;
  public static final int TCP_INQ = 0x24;
  public static final int TCP_CM_INQ = 0x24;
  public static final int TCP_TX_DELAY = 0x25;
  public static final int UDP_CORK = 1;
  public static final int UDP_SEGMENT = 0x67;
  public static final int UDP_GRO = 0x68;

  // Flags of files.
  public static final int O_RDONLY = 0;
  public static final int O_WRONLY = 1;
  public static final int O_RDWR = 2;
  public static final int O_ACCMODE = 3;
  public static final int O_CREAT = 0x40;
  public static final int O_TRUNC = 0x200;
  public static final int O_APPEND = 0x400;
  public static final int O_NONBLOCK = 0x800;
  public static final int F_DUPFD = 0;
  public static final int F_GETFD = 1;
  public static final int F_SETFD = 2;
  public static final int F_GETFL = 3;
  public static final int F_SETFL = 4;
  public static final int FD_CLOEXEC = 1;

  // Flags of sending and receiving.
  public static final int MSG_OOB = 1;
  public static final int MSG_PEEK = 2;
  public static final int MSG_DONTROUTE = 4;
  public static final int MSG_CTRUNC = 8;
  public static final int MSG_PROXY = 0x10;
  public static final int MSG_TRUNC = 0x20;
  public static final int MSG_DONTWAIT = 0x40;
  public static final int MSG_EOR = 0x80;
  public static final int MSG_WAITALL = 0x100;
  public static final int MSG_FIN = 0x200;
  public static final int MSG_SYN = 0x400;
  public static final int MSG_CONFIRM = 0x800;
  public static final int MSG_RST = 0x1000;
  public static final int MSG_ERRQUEUE = 0x2000;
  public static final int MSG_NOSIGNAL = 0x4000;
  public static final int MSG_MORE = 0x8000;
  public static final int MSG_ZEROCOPY = 0x4000000;
  public static final int MSG_FASTOPEN = 0x20000000;
  public static final int MSG_CMSG_CLOEXEC = 0x40000000;

  // Questions of ioctl.
  public static final int SIOCOUTQ = 0x5411;
  public static final int TIOCOUTQ = 0x5411;
  public static final int FIONREAD = 0x541b;
  public static final int SIOCINQ = 0x541b;
  public static final int FIONBIO = 0x5421;
  public static final int SIOCATMARK = 0x8905;
  public static final int SIOCOUTQNSD = 0x894b;

  // Events of poll.
  public static final int POLLIN = 1;
  public static final int POLLPRI = 2;
  public static final int POLLOUT = 4;
  public static final int POLLERR = 8;
  public static final int POLLHUP = 0x10;
  public static final int POLLNVAL = 0x20;
  public static final int POLLRDNORM = 0x40;
  public static final int POLLRDBAND = 0x80;
  public static final int POLLWRNORM = 0x100;
  public static final int POLLWRBAND = 0x200;
  public static final int POLLMSG = 0x400;
  public static final int POLLREMOVE = 0x1000;
  public static final int POLLRDHUP = 0x2000;

  private static final Map<String, Integer> BY_NAME = byName();

  private Linux() {}

  private static Map<String, Integer> byName() {
    Map<String, Integer> numbers = new TreeMap<>();
    for (Field field : Linux.class.getFields()) {
      try {
        numbers.put(field.getName(), field.getInt(null));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
    return numbers;
  }

  /** Return the number of a name, such as {@code SOL_SOCKET}; empty for an unknown one. */
  public static OptionalInt number(String name) {
    Integer number = BY_NAME.get(name);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}

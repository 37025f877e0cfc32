package io.faultwire.suites.tcp.builtin.socket;

import io.faultwire.suites.tcp.abi.Linux;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.tcp.TcpOptionsBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The options of one TCP socket, which an accepted socket inherits. */
final class StreamOptions {
  /** Linux tells and counts twice what is asked for, to leave room for its own records. */
  private static final int BUFFER_FACTOR = 2;

  private static final int LEAST_MSS = 88;
  private static final int LARGEST_MSS = 32_767;
  private static final int MOST_TRIES = 127;
  private static final int LONGEST_KEEP_ALIVE = 32_767;

  private final TcpOptions ofHost;
  private final Map<Integer, Integer> socketLevel = new TreeMap<>();
  private final Map<Integer, Integer> tcpLevel = new TreeMap<>();
  private boolean lingers;
  private int lingerSeconds;

  StreamOptions(TcpOptions ofHost) {
    this.ofHost = ofHost;
    socketLevel.put(Linux.SO_REUSEADDR, 0);
    socketLevel.put(Linux.SO_REUSEPORT, 0);
    socketLevel.put(Linux.SO_KEEPALIVE, 0);
    socketLevel.put(Linux.SO_SNDBUF, ofHost.sendBuffer());
    socketLevel.put(Linux.SO_RCVBUF, ofHost.receiveBuffer());
    socketLevel.put(Linux.SO_OOBINLINE, 0);
    tcpLevel.put(Linux.TCP_NODELAY, 0);
    tcpLevel.put(Linux.TCP_MAXSEG, 0);
    tcpLevel.put(Linux.TCP_SYNCNT, ofHost.synRetries());
    tcpLevel.put(Linux.TCP_KEEPIDLE, (int) ofHost.keepAliveIdle().toSeconds());
    tcpLevel.put(Linux.TCP_KEEPINTVL, (int) ofHost.keepAliveInterval().toSeconds());
    tcpLevel.put(Linux.TCP_KEEPCNT, ofHost.keepAliveProbes());
    tcpLevel.put(Linux.TCP_USER_TIMEOUT, (int) ofHost.userTimeout().toMillis());
  }

  /** Return a copy, as an accepted socket gets it. */
  StreamOptions inherited() {
    StreamOptions copy = new StreamOptions(ofHost);
    copy.socketLevel.putAll(socketLevel);
    copy.tcpLevel.putAll(tcpLevel);
    copy.lingers = lingers;
    copy.lingerSeconds = lingerSeconds;
    return copy;
  }

  /** Return the options of a connection or a listener of this socket. */
  TcpOptions ofConnection() {
    TcpOptionsBuilder options =
        ofHost.toBuilder()
            .sendBuffer(get(socketLevel, Linux.SO_SNDBUF))
            .receiveBuffer(get(socketLevel, Linux.SO_RCVBUF))
            .synRetries(get(tcpLevel, Linux.TCP_SYNCNT))
            .userTimeout(userTimeout());
    int maxSegment = get(tcpLevel, Linux.TCP_MAXSEG);
    if (maxSegment > 0) {
      options.maximumSegmentSize(Math.min(maxSegment, ofHost.maximumSegmentSize()));
    }
    return options.build();
  }

  private static int get(Map<Integer, Integer> options, int name) {
    return options.getOrDefault(name, 0);
  }

  boolean reusesAddress() {
    return get(socketLevel, Linux.SO_REUSEADDR) != 0;
  }

  private Duration userTimeout() {
    return Duration.ofMillis(get(tcpLevel, Linux.TCP_USER_TIMEOUT));
  }

  /** Give a new connection the options that may change while it lasts. */
  void applyTo(TcpConnection connection) {
    connection.setNoDelay(get(tcpLevel, Linux.TCP_NODELAY) != 0);
    connection.setUrgentInline(get(socketLevel, Linux.SO_OOBINLINE) != 0);
    connection.setUserTimeout(userTimeout());
    applyKeepAlive(connection);
  }

  private void applyKeepAlive(TcpConnection connection) {
    connection.setKeepAliveTimes(
        Duration.ofSeconds(get(tcpLevel, Linux.TCP_KEEPIDLE)),
        Duration.ofSeconds(get(tcpLevel, Linux.TCP_KEEPINTVL)),
        get(tcpLevel, Linux.TCP_KEEPCNT));
    connection.setKeepAlive(get(socketLevel, Linux.SO_KEEPALIVE) != 0);
  }

  /** Give a connection the option that has just been set. */
  void applyTo(TcpConnection connection, int level, int name) {
    if (level == Linux.SOL_SOCKET) {
      switch (name) {
        case Linux.SO_OOBINLINE ->
            connection.setUrgentInline(get(socketLevel, Linux.SO_OOBINLINE) != 0);
        case Linux.SO_KEEPALIVE -> applyKeepAlive(connection);
        default -> {}
      }
      return;
    }
    switch (name) {
      case Linux.TCP_NODELAY -> connection.setNoDelay(get(tcpLevel, Linux.TCP_NODELAY) != 0);
      case Linux.TCP_USER_TIMEOUT -> connection.setUserTimeout(userTimeout());
      case Linux.TCP_KEEPIDLE, Linux.TCP_KEEPINTVL, Linux.TCP_KEEPCNT -> applyKeepAlive(connection);
      default -> {}
    }
  }

  int maxSegment() {
    return get(tcpLevel, Linux.TCP_MAXSEG);
  }

  /** Tell whether closing aborts: {@code SO_LINGER} with no time. */
  boolean closesByReset() {
    return lingers && lingerSeconds == 0;
  }

  /** Set an option, whatever the socket's state; 0 or a negated error. */
  int set(int level, int name, byte[] value) {
    if (!OptionValue.isInteger(value)) {
      return OptionValue.invalid();
    }
    int number = OptionValue.integer(value, 0);
    return switch (level) {
      case Linux.SOL_SOCKET -> setSocket(name, number, value);
      case Linux.SOL_TCP -> setTcp(name, number);
      default -> OptionValue.unknown();
    };
  }

  private int setSocket(int name, int number, byte[] value) {
    switch (name) {
      case Linux.SO_REUSEADDR, Linux.SO_REUSEPORT, Linux.SO_KEEPALIVE, Linux.SO_OOBINLINE ->
          socketLevel.put(name, number != 0 ? 1 : 0);
      case Linux.SO_SNDBUF, Linux.SO_RCVBUF -> {
        if (number < 1) {
          return OptionValue.invalid();
        }
        socketLevel.put(name, number);
      }
      case Linux.SO_LINGER -> {
        if (value.length < 2 * Integer.BYTES) {
          return OptionValue.invalid();
        }
        lingers = number != 0;
        lingerSeconds = OptionValue.integer(value, Integer.BYTES);
      }
      default -> {
        return OptionValue.unknown();
      }
    }
    return 0;
  }

  private int setTcp(int name, int number) {
    switch (name) {
      case Linux.TCP_NODELAY -> tcpLevel.put(name, number != 0 ? 1 : 0);
      case Linux.TCP_MAXSEG -> {
        if (number != 0 && (number < LEAST_MSS || number > LARGEST_MSS)) {
          return OptionValue.invalid();
        }
        tcpLevel.put(name, number);
      }
      case Linux.TCP_SYNCNT, Linux.TCP_KEEPCNT -> {
        return putWithin(name, number, 1, MOST_TRIES);
      }
      case Linux.TCP_KEEPIDLE, Linux.TCP_KEEPINTVL -> {
        return putWithin(name, number, 1, LONGEST_KEEP_ALIVE);
      }
      case Linux.TCP_USER_TIMEOUT -> {
        return putWithin(name, number, 0, Integer.MAX_VALUE);
      }
      case Linux.TCP_CORK -> {
        if (number != 0) {
          return OptionValue.unknown();
        }
      }
      default -> {
        return OptionValue.unknown();
      }
    }
    return 0;
  }

  private int putWithin(int name, int number, int least, int most) {
    if (number < least || number > most) {
      return OptionValue.invalid();
    }
    tcpLevel.put(name, number);
    return 0;
  }

  /** Read an option that does not depend on the connection. */
  int get(int level, int name, byte[] value) {
    if (level == Linux.SOL_SOCKET && name == Linux.SO_LINGER) {
      return OptionValue.write(value, lingers ? 1 : 0, lingerSeconds);
    }
    Map<Integer, Integer> options =
        level == Linux.SOL_SOCKET ? socketLevel : level == Linux.SOL_TCP ? tcpLevel : Map.of();
    Integer known = options.get(name);
    if (known == null) {
      return OptionValue.unknown();
    }
    boolean buffer =
        level == Linux.SOL_SOCKET && (name == Linux.SO_SNDBUF || name == Linux.SO_RCVBUF);
    return OptionValue.write(value, buffer ? known * BUFFER_FACTOR : known);
  }
}

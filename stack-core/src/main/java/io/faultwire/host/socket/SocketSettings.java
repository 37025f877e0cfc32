package io.faultwire.host.socket;

import io.faultwire.tcp.TcpConnection;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.SocketOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/** The options of one socket, with the defaults that a Linux socket has. */
final class SocketSettings {
  private static final int BUFFER = 256 * 1024;

  private final Map<Integer, Object> values =
      new TreeMap<>(
          Map.of(
              SocketOptions.SO_TIMEOUT,
              0,
              SocketOptions.TCP_NODELAY,
              false,
              SocketOptions.SO_LINGER,
              -1,
              SocketOptions.SO_KEEPALIVE,
              false,
              SocketOptions.SO_REUSEADDR,
              false,
              SocketOptions.SO_REUSEPORT,
              false,
              SocketOptions.SO_OOBINLINE,
              false,
              SocketOptions.SO_SNDBUF,
              BUFFER,
              SocketOptions.SO_RCVBUF,
              BUFFER,
              SocketOptions.IP_TOS,
              0));

  /** The options that the JDK knows beyond {@link SocketOptions}, by name. */
  private final Map<SocketOption<?>, Object> extended =
      new LinkedHashMap<>(
          Map.of(
              ExtendedSocketOptions.TCP_KEEPIDLE, 7200,
              ExtendedSocketOptions.TCP_KEEPINTERVAL, 75,
              ExtendedSocketOptions.TCP_KEEPCOUNT, 9,
              ExtendedSocketOptions.TCP_QUICKACK, true));

  SocketSettings() {
    values.put(SocketOptions.SO_BROADCAST, true);
  }

  void set(int option, Object value) throws SocketException {
    get(option);
    boolean lingerOff = option == SocketOptions.SO_LINGER && value instanceof Boolean;
    values.put(option, lingerOff ? -1 : value);
  }

  Object get(int option) throws SocketException {
    Object value = values.get(option);
    if (value == null) {
      throw new SocketException("Unsupported socket option: " + option);
    }
    return value;
  }

  boolean isExtended(SocketOption<?> option) {
    return extended.containsKey(option);
  }

  Set<SocketOption<?>> extended() {
    return extended.keySet();
  }

  void setExtended(SocketOption<?> option, Object value) {
    extended.put(option, value);
  }

  @Nullable Object getExtended(SocketOption<?> option) {
    return extended.get(option);
  }

  /** Sets the options that TCP itself must know. */
  void applyTo(TcpConnection connection) {
    connection.setNoDelay(noDelay());
    connection.setTypeOfService((Integer) values.getOrDefault(SocketOptions.IP_TOS, 0));
    connection.setUrgentInline((Boolean) values.getOrDefault(SocketOptions.SO_OOBINLINE, false));
    boolean keepAlive = (Boolean) values.getOrDefault(SocketOptions.SO_KEEPALIVE, false);
    if (keepAlive) {
      connection.setKeepAliveTimes(
          Duration.ofSeconds(number(ExtendedSocketOptions.TCP_KEEPIDLE)),
          Duration.ofSeconds(number(ExtendedSocketOptions.TCP_KEEPINTERVAL)),
          (int) number(ExtendedSocketOptions.TCP_KEEPCOUNT));
    }
    connection.setKeepAlive(keepAlive);
  }

  private long number(SocketOption<?> option) {
    return extended.get(option) instanceof Integer number ? number : 0;
  }

  /** Returns SO_TIMEOUT in milliseconds, 0 for no limit. */
  int timeout() {
    return (Integer) values.getOrDefault(SocketOptions.SO_TIMEOUT, 0);
  }

  /** Returns SO_LINGER in seconds, -1 where it is off. */
  int linger() {
    return (Integer) values.getOrDefault(SocketOptions.SO_LINGER, -1);
  }

  boolean noDelay() {
    return (Boolean) values.getOrDefault(SocketOptions.TCP_NODELAY, false);
  }
}

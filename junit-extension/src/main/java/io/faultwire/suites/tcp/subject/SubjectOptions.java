package io.faultwire.suites.tcp.subject;

import io.faultwire.suites.tcp.abi.Errno;
import io.faultwire.suites.tcp.abi.Linux;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The options of one of the {@link SubjectSockets}: those that a {@link SubjectConnection} has. A
 * socket without connection keeps them for its connections.
 */
final class SubjectOptions {
  private final SubjectSockets sockets;
  private final Map<Integer, byte[]> values = new TreeMap<>();
  private final List<Consumer<SubjectConnection>> kept = new ArrayList<>();
  private @Nullable SubjectConnection connection;
  private boolean closesByReset;

  SubjectOptions(SubjectSockets sockets) {
    this.sockets = sockets;
  }

  SubjectOptions inheritedBy(SubjectConnection accepted) {
    SubjectOptions inherited = new SubjectOptions(sockets);
    inherited.values.putAll(values);
    inherited.kept.addAll(kept);
    inherited.closesByReset = closesByReset;
    inherited.applyTo(accepted);
    return inherited;
  }

  void applyTo(SubjectConnection opened) {
    connection = opened;
    kept.forEach(each -> sockets.offered(() -> each.accept(opened)));
  }

  boolean closesByReset() {
    return closesByReset;
  }

  int set(int level, int name, byte[] value) {
    if (value.length < Integer.BYTES) {
      return Errno.EINVAL.negated();
    }
    int number = integer(value, 0);
    switch (level << 16 | name) {
      case Linux.SOL_SOCKET << 16 | Linux.SO_REUSEADDR -> {}
      case Linux.SOL_SOCKET << 16 | Linux.SO_LINGER -> {
        if (value.length < 2 * Integer.BYTES) {
          return Errno.EINVAL.negated();
        }
        if (number != 0 && integer(value, Integer.BYTES) > 0) {
          throw sockets.refusal("a close that lingers");
        }
        closesByReset = number != 0;
      }
      case Linux.SOL_SOCKET << 16 | Linux.SO_KEEPALIVE -> apply(c -> c.setKeepAlive(number != 0));
      case Linux.SOL_TCP << 16 | Linux.TCP_NODELAY -> apply(c -> c.setNoDelay(number != 0));
      case Linux.SOL_TCP << 16 | Linux.TCP_USER_TIMEOUT ->
          apply(c -> c.setUserTimeout(Duration.ofMillis(number)));
      case Linux.SOL_IP << 16 | Linux.IP_TOS -> apply(c -> c.setDiffserv(number >> 2));
      case Linux.SOL_IP << 16 | Linux.IP_TTL -> apply(c -> c.setTimeToLive(number));
      default -> throw sockets.refusal("option %d of level %d".formatted(name, level));
    }
    values.put(level << 16 | name, value.clone());
    return 0;
  }

  private void apply(Consumer<SubjectConnection> setting) {
    SubjectConnection open = connection;
    if (open == null) {
      kept.add(setting);
    } else {
      sockets.offered(() -> setting.accept(open));
    }
  }

  /** Return what was set; what a subject has by default is unknown. */
  int get(int level, int name, byte[] value) {
    byte[] set = values.get(level << 16 | name);
    if (set == null) {
      throw sockets.refusal(
          "option %d of level %d, unless a script has set it".formatted(name, level));
    }
    int length = Math.min(value.length, set.length);
    System.arraycopy(set, 0, value, 0, length);
    return length;
  }

  private static int integer(byte[] value, int offset) {
    return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getInt(offset);
  }

  static int write(byte[] value, int number) {
    byte[] octets =
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
    int length = Math.min(value.length, octets.length);
    System.arraycopy(octets, 0, value, 0, length);
    return length;
  }
}

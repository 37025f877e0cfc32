package io.faultwire.tcp;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds connections by their endpoints, without allocating. */
final class ConnectionTable {
  private TcpConnection[][] buckets = new TcpConnection[64][];
  private final Set<TcpConnection> inOrder = new LinkedHashSet<>();
  private final Map<Integer, Integer> usesOfPort = new HashMap<>();

  @Nullable TcpConnection find(int localAddress, int localPort, int remoteAddress, int remotePort) {
    TcpConnection[] bucket =
        buckets[index(localAddress, localPort, remoteAddress, remotePort, buckets.length)];
    if (bucket == null) {
      return null;
    }
    for (TcpConnection connection : bucket) {
      if (connection.remotePort() == remotePort
          && connection.localPort() == localPort
          && connection.remoteAddress() == remoteAddress
          && connection.localAddress() == localAddress) {
        return connection;
      }
    }
    return null;
  }

  void add(TcpConnection connection) {
    inOrder.add(connection);
    usesOfPort.merge(connection.localPort(), 1, Integer::sum);
    if (inOrder.size() > buckets.length) {
      TcpConnection[][] larger = new TcpConnection[buckets.length * 2][];
      inOrder.forEach(c -> put(larger, c));
      buckets = larger;
    } else {
      put(buckets, connection);
    }
  }

  private static void put(TcpConnection[][] table, TcpConnection connection) {
    int index = index(connection, table.length);
    TcpConnection[] old = table[index] == null ? new TcpConnection[0] : table[index];
    TcpConnection[] bucket = java.util.Arrays.copyOf(old, old.length + 1);
    bucket[old.length] = connection;
    table[index] = bucket;
  }

  void remove(TcpConnection connection) {
    if (!inOrder.remove(connection)) {
      return;
    }
    usesOfPort.computeIfPresent(
        connection.localPort(), (port, uses) -> uses == 1 ? null : uses - 1);
    int index = index(connection, buckets.length);
    TcpConnection[] bucket = buckets[index];
    if (bucket != null) {
      buckets[index] =
          java.util.Arrays.stream(bucket)
              .filter(c -> c != connection)
              .toArray(TcpConnection[]::new);
    }
  }

  List<TcpConnection> all() {
    return List.copyOf(inOrder);
  }

  int size() {
    return inOrder.size();
  }

  boolean usesLocalPort(int port) {
    return usesOfPort.containsKey(port);
  }

  private static int index(TcpConnection c, int size) {
    return index(c.localAddress(), c.localPort(), c.remoteAddress(), c.remotePort(), size);
  }

  private static int index(int la, int lp, int ra, int rp, int size) {
    int hash = (la * 31 + ra) * 31 + (lp << 16 ^ rp);
    hash *= 0x9E3779B9;
    return hash >>> 16 & size - 1;
  }
}

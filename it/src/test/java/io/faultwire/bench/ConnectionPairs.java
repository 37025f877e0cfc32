package io.faultwire.bench;

import io.faultwire.tcp.TcpConnection;
import java.util.ArrayList;
import java.util.List;

/** Two whole hosts on one link, with many connections between them. */
final class ConnectionPairs {
  private final LinkedHosts hosts = new LinkedHosts();
  private final List<LinkedHosts.Ends> connections = new ArrayList<>();
  private final byte[] octets = new byte[100];

  /** Opens connections until there are so many. */
  void openUpTo(int count) {
    while (connections.size() < count) {
      LinkedHosts.Ends ends = hosts.connect();
      ends.client().setNoDelay(true);
      ends.server().setNoDelay(true);
      connections.add(ends);
      hosts.runWhatIsDue();
    }
  }

  /**
   * Lets some of the clients in turn send 100 octets, which their servers send back, and returns
   * how many events that took.
   */
  long talk(int busy, int rounds) {
    long events = 0;
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < busy; i++) {
        LinkedHosts.Ends ends = connections.get(i);
        events += send(ends.client(), ends.server()) + send(ends.server(), ends.client());
      }
    }
    return events;
  }

  private long send(TcpConnection from, TcpConnection to) {
    int written = from.write(octets, 0, octets.length);
    long events = hosts.runWhatIsDue();
    int read = to.read(octets, 0, octets.length);
    if (written != octets.length || read != octets.length) {
      throw new IllegalStateException(from + " sent " + written + " octets, " + read + " arrived");
    }
    return events;
  }
}

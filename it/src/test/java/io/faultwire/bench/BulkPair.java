package io.faultwire.bench;

import io.faultwire.tcp.TcpConnection;

/** Two whole hosts on one link, and one connection that carries octets as fast as it can. */
final class BulkPair {
  private static final int CHUNK = 65_536;

  private final LinkedHosts hosts = new LinkedHosts();
  private final byte[] out = new byte[CHUNK];
  private final byte[] in = new byte[CHUNK];
  private final TcpConnection sender;
  private final TcpConnection receiver;
  private long wanted;
  private long written;
  private long received;

  BulkPair() {
    LinkedHosts.Ends ends = hosts.connect();
    sender = ends.client();
    receiver = ends.server();
    sender.setWaker(this::write);
    receiver.setWaker(this::read);
  }

  private void write() {
    while (written < wanted) {
      int taken = sender.write(out, 0, (int) Math.min(CHUNK, wanted - written));
      written += taken;
      if (taken == 0) {
        return;
      }
    }
  }

  private void read() {
    int count = receiver.read(in, 0, CHUNK);
    while (count > 0) {
      received += count;
      count = receiver.read(in, 0, CHUNK);
    }
  }

  /** Carries more octets and returns how many segments' worth of events that took. */
  long carry(long octets) {
    wanted += octets;
    write();
    long events = 0;
    while (received < wanted && hosts.queue.runNext(hosts.clock)) {
      events++;
    }
    if (received < wanted) {
      throw new IllegalStateException("stalled after " + received + " octets");
    }
    return events;
  }
}

package io.faultwire.suites.tcp.example;

import static io.faultwire.wire.TcpHeader.ACK;
import static io.faultwire.wire.TcpHeader.RST;
import static io.faultwire.wire.TcpHeader.SYN;

import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectClaims;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.suites.tcp.subject.SubjectListener;
import io.faultwire.suites.tcp.subject.TcpSubject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the connection or listener that a segment is for, and has the time. */
final class PlainStack implements TcpSubject {
  static final Duration MSL = Duration.ofSeconds(30);

  private final PlainBed bed;
  private final Map<Integer, ArrayDeque<PlainConnection>> listeners = new TreeMap<>();
  private final List<PlainConnection> connections = new ArrayList<>();

  PlainStack(PlainBed bed) {
    this.bed = bed;
  }

  @Override
  public SubjectClaims claims() {
    return new SubjectClaims("plain TCP", MSL, /* reopensTimeWait= */ false);
  }

  @Override
  public SubjectListener listen(int port) {
    ArrayDeque<PlainConnection> waiting =
        listeners.computeIfAbsent(port, any -> new ArrayDeque<>());
    return new SubjectListener() {
      @Override
      public @Nullable SubjectConnection accept() {
        return waiting.pollFirst();
      }

      @Override
      public void close() {
        listeners.remove(port);
      }
    };
  }

  @Override
  public SubjectConnection connect(int localPort, int remotePort) {
    PlainConnection connection = new PlainConnection(this, localPort, remotePort, false);
    connections.add(connection);
    connection.open();
    return connection;
  }

  /** RFC 9293 sections 3.10.7.1 and 3.10.7.2; the rest is the connection's. */
  void arrives(Segment segment) {
    for (PlainConnection connection : List.copyOf(connections)) {
      if (connection.isFor(segment)) {
        connection.arrives(segment);
        return;
      }
    }
    boolean listened = listeners.containsKey(segment.destinationPort());
    if (segment.has(RST)) {
      return;
    }
    if (segment.has(ACK)) {
      send(reply(segment, segment.ack(), 0, RST));
    } else if (listened && segment.has(SYN)) {
      PlainConnection connection =
          new PlainConnection(this, segment.destinationPort(), segment.sourcePort(), true);
      connections.add(connection);
      connection.openedBy(segment);
    } else if (!listened) {
      send(reply(segment, 0, segment.end(), RST | ACK));
    }
  }

  private static Segment reply(Segment segment, int seq, int ack, int flags) {
    return Segment.of(
            /* sourcePort= */ segment.destinationPort(),
            /* destinationPort= */ segment.sourcePort(),
            seq,
            ack,
            flags)
        .window(0);
  }

  void send(Segment segment) {
    bed.toTester(segment);
  }

  void established(PlainConnection connection, int port) {
    ArrayDeque<PlainConnection> waiting = listeners.get(port);
    if (waiting != null) {
      waiting.add(connection);
    }
  }

  void remove(PlainConnection connection) {
    connections.remove(connection);
  }

  long now() {
    return bed.now();
  }

  long nextTimer() {
    return connections.stream().mapToLong(PlainConnection::timer).min().orElse(Long.MAX_VALUE);
  }

  void runTimers() {
    for (PlainConnection connection : List.copyOf(connections)) {
      if (connection.timer() <= now()) {
        connection.timeout();
      }
    }
  }
}

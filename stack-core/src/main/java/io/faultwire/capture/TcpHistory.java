package io.faultwire.capture;

import io.faultwire.tcp.RetransmissionCause;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpEvent;
import io.faultwire.tcp.TcpState;
import io.faultwire.tcp.congestion.CongestionEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one end of a connection told of itself that its segments do not show. */
final class TcpHistory {
  final int address;
  final int port;
  final int peerAddress;
  final int peerPort;
  final int initialSequenceNumber;
  private final List<StateChange> changes = new ArrayList<>();
  private final List<Resent> resent = new ArrayList<>();
  private final TimelineRows rows = new TimelineRows();
  private int segmentSize;
  private long octetsRead;
  private int firstRead;
  private int nextRead;
  private @Nullable String misread;

  private record Resent(int sequenceNumber, RetransmissionCause cause, long at) {}

  TcpHistory(int address, int port, int peerAddress, int peerPort, int initialSequenceNumber) {
    this.address = address;
    this.port = port;
    this.peerAddress = peerAddress;
    this.peerPort = peerPort;
    this.initialSequenceNumber = initialSequenceNumber;
  }

  /** The capture was read from a file, which tells the states alone. */
  void stateChanged(TcpState from, TcpState to, long now) {
    changes.add(new StateChange(from, to, now));
  }

  void stateChanged(TcpConnection connection, TcpState from, TcpState to, long now) {
    stateChanged(from, to, now);
    rows.stateChanged(connection, now);
  }

  void retransmitted(int sequenceNumber, RetransmissionCause cause, long now) {
    resent.add(new Resent(sequenceNumber, cause, now));
  }

  void read(int sequenceNumber, int length) {
    if (octetsRead == 0) {
      firstRead = sequenceNumber;
    } else if (sequenceNumber != nextRead && misread == null) {
      misread =
          "after "
              + octetsRead
              + " octets it was handed octet "
              + (sequenceNumber - firstRead)
              + " of the stream instead of octet "
              + (nextRead - firstRead);
    }
    nextRead = sequenceNumber + length;
    octetsRead += length;
  }

  void congestion(TcpConnection connection, CongestionEvent event, int flightSize, long now) {
    rows.congestion(connection, event, flightSize, now);
  }

  void processed(TcpConnection connection, TcpEvent event, long now) {
    segmentSize = connection.effectiveSendMss();
    rows.processed(connection, event, now);
  }

  TimelineRows rows() {
    return rows;
  }

  /** Returns the most octets of data in a segment, as they are now. */
  int segmentSize() {
    return segmentSize;
  }

  List<StateChange> changes() {
    return changes;
  }

  /** Returns the state now; CLOSED before the first change. */
  TcpState state() {
    return changes.isEmpty() ? TcpState.CLOSED : changes.get(changes.size() - 1).to();
  }

  /** Returns why octets from a sequence number on were last sent again by the given time. */
  @Nullable RetransmissionCause causeOf(int sequenceNumber, long sentAt) {
    int low = 0;
    int high = resent.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (resent.get(middle).at <= sentAt) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low - 1; i >= 0; i--) {
      if (resent.get(i).sequenceNumber == sequenceNumber) {
        return resent.get(i).cause;
      }
    }
    return null;
  }

  long octetsRead() {
    return octetsRead;
  }

  /** Returns how the application was handed octets in the wrong order, or null. */
  @Nullable String misread(int firstExpected) {
    if (octetsRead > 0 && firstRead != firstExpected) {
      return "the first octet it was handed is not the first of the stream";
    }
    return misread;
  }
}

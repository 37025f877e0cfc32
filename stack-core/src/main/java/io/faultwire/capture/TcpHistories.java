package io.faultwire.capture;

import io.faultwire.tcp.RetransmissionCause;
import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpEvent;
import io.faultwire.tcp.TcpObserver;
import io.faultwire.tcp.TcpState;
import io.faultwire.tcp.congestion.CongestionEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The histories of all connection ends of a network. */
final class TcpHistories implements TcpObserver {
  private final Map<TcpConnection, TcpHistory> byConnection = new HashMap<>();
  private final List<TcpHistory> all = new ArrayList<>();

  @Override
  public void stateChanged(TcpConnection connection, TcpState from, TcpState to, long now) {
    of(connection).stateChanged(connection, from, to, now);
  }

  @Override
  public void retransmitted(
      TcpConnection connection,
      int sequenceNumber,
      int length,
      RetransmissionCause cause,
      long now) {
    of(connection).retransmitted(sequenceNumber, cause, now);
  }

  @Override
  public void processed(TcpConnection connection, TcpEvent event, long now) {
    of(connection).processed(connection, event, now);
  }

  @Override
  public void congestion(
      TcpConnection connection, CongestionEvent event, int flightSize, long now) {
    of(connection).congestion(connection, event, flightSize, now);
  }

  @Override
  public void read(TcpConnection connection, int sequenceNumber, int length, long now) {
    of(connection).read(sequenceNumber, length);
  }

  private TcpHistory of(TcpConnection connection) {
    TcpHistory history = byConnection.get(connection);
    if (history == null) {
      history =
          new TcpHistory(
              connection.localAddress(),
              connection.localPort(),
              connection.remoteAddress(),
              connection.remotePort(),
              connection.iss());
      byConnection.put(connection, history);
      all.add(history);
    }
    return history;
  }

  void add(TcpHistory history) {
    all.add(history);
  }

  /**
   * Returns the history of an end.
   *
   * @param initialSequenceNumber its initial sequence number, which tells connections on the same
   *     ports apart
   */
  @Nullable TcpHistory find(Endpoint end, Endpoint peer, int initialSequenceNumber) {
    for (TcpHistory history : all) {
      if (history.port == end.port()
          && history.peerPort == peer.port()
          && history.address == end.address().value()
          && history.peerAddress == peer.address().value()
          && history.initialSequenceNumber == initialSequenceNumber) {
        return history;
      }
    }
    return null;
  }
}

package io.faultwire.suites.tcp;

import static io.faultwire.suites.tcp.peer.SegmentPattern.acknowledging;
import static io.faultwire.suites.tcp.peer.SegmentPattern.bareAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.fin;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;
import static io.faultwire.suites.tcp.peer.SegmentPattern.syn;
import static io.faultwire.suites.tcp.peer.SegmentPattern.synAck;

import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.suites.tcp.subject.SubjectListener;
import io.faultwire.suites.tcp.table.ConnectionState;
import io.faultwire.suites.tcp.table.Preparation;
import io.faultwire.suites.tcp.table.Situation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Brings the subject into any state, by segments and user calls alone. */
abstract class StatefulChecks extends TcpChecks {
  /** An acknowledgment number of no connection. */
  private static final int STRANGE_ACK = 777_777;

  private static final int SOME = 20;

  private @Nullable SubjectListener listener;
  private @Nullable SubjectConnection connection;

  /** What the subject's user has not read yet. */
  byte[] unread = new byte[0];

  /** Bring the subject into a state and return the numbers that its connection has then. */
  final Situation enter(ConnectionState state, Preparation preparation) {
    switch (state) {
      case CLOSED -> {
        return new Situation(peer, peer.iss(), peer.iss(), STRANGE_ACK, STRANGE_ACK);
      }
      case LISTEN -> {
        listener = subject.listen(SUBJECT_PORT);
        return new Situation(peer, peer.iss(), peer.iss(), STRANGE_ACK, STRANGE_ACK);
      }
      case SYN_SENT -> {
        connection = subject.connect(SUBJECT_PORT, TESTER_PORT);
        peer.expect(syn());
      }
      case SYN_RECEIVED_PASSIVE -> {
        listener = subject.listen(SUBJECT_PORT);
        peer.send(peer.syn());
        peer.expect(synAck().ack(peer.iss() + 1));
      }
      case SYN_RECEIVED_ACTIVE -> {
        connection = subject.connect(SUBJECT_PORT, TESTER_PORT);
        peer.expect(syn());
        peer.send(peer.syn());
        peer.expect(synAck().ack(peer.iss() + 1));
      }
      default -> synchronize(state, preparation);
    }
    settle();
    int sndNxt = peer.rcvNxt();
    int outstanding =
        preparation == Preparation.USER_HAS_SENT ? SOME : state.hasControlOutstanding() ? 1 : 0;
    return new Situation(peer, peer.sndNxt(), peer.windowEdge(), sndNxt - outstanding, sndNxt);
  }

  /** Look at the connection that a SYN has opened in the place of the one before. */
  final void forgetConnection() {
    connection = null;
  }

  /** Return the subject's end of the connection, accepting it if need be, or fail. */
  final SubjectConnection userEnd() {
    if (connection == null) {
      if (listener == null) {
        throw wire.exchange().failure("Expected a connection, but nobody has opened one.");
      }
      connection = accept(listener);
    }
    return connection;
  }

  /** Return the subject's end of the connection, or null if its user has none yet. */
  final @Nullable SubjectConnection userEndIfOpen() {
    if (connection == null && listener != null) {
      connection = listener.accept();
    }
    return connection;
  }

  private void synchronize(ConnectionState state, Preparation preparation) {
    listener = subject.listen(SUBJECT_PORT);
    peer.send(peer.syn());
    peer.expect(synAck().ack(peer.iss() + 1));
    peer.send(peer.ack());
    SubjectConnection open = userEnd();
    switch (preparation) {
      case TESTER_HAS_SENT -> {
        peer.send(peer.data(octets(SOME)));
        peer.expect(bareAck().ack(peer.sndNxt()), Duration.ofMillis(500));
        expectReceived(open, octets(SOME));
      }
      case WINDOW_IS_ZERO -> unread = fillWindow();
      default -> {}
    }
    switch (state) {
      case FIN_WAIT_1 -> close(open);
      case FIN_WAIT_2 -> {
        close(open);
        peer.send(peer.ack());
      }
      case CLOSING, TIME_WAIT -> {
        Segment theirs = close(open);
        peer.send(peer.fin().ack(theirs.seq()));
        peer.expect(acknowledging(peer.sndNxt()));
        if (state == ConnectionState.TIME_WAIT) {
          peer.send(peer.ack());
        }
      }
      case CLOSE_WAIT, LAST_ACK -> {
        peer.send(peer.fin());
        peer.expect(bareAck().ack(peer.sndNxt()));
        if (state == ConnectionState.LAST_ACK) {
          close(open);
        }
      }
      default -> {}
    }
    if (preparation == Preparation.USER_HAS_SENT) {
      open.send(octets(SOME));
      peer.expect(someData().data(octets(SOME)));
    }
  }

  private Segment close(SubjectConnection open) {
    open.shutdownOutput();
    return peer.expect(fin());
  }
}

package io.faultwire.suites.tcp;

import static io.faultwire.suites.tcp.peer.SegmentPattern.acknowledging;
import static io.faultwire.suites.tcp.peer.SegmentPattern.bareAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.fin;
import static io.faultwire.suites.tcp.peer.SegmentPattern.rstWithoutAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;
import static io.faultwire.suites.tcp.peer.SegmentPattern.synAck;

import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.suites.tcp.table.ConnectionState;
import io.faultwire.wire.TcpHeader;
import java.time.Duration;

/**
 * Tells from outside which state the subject is in: by what it answers, what it sends again, and
 * what its user can do.
 */
abstract class StateProbes extends StatefulChecks {
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(4);

  /** Longer than any subject waits before it sends a FIN for the second time. */
  private static final Duration LONGER_THAN_AN_RTO = Duration.ofMillis(1300);

  private static final int FAR = 0x4000_0000;
  private static final int LITTLE = 3;

  final void expectState(ConnectionState state) {
    switch (state) {
      case CLOSED -> expectGone();
      case LISTEN -> expectListening();
      case SYN_SENT -> expectSynSent();
      case SYN_RECEIVED_PASSIVE, SYN_RECEIVED_ACTIVE -> expectSynReceived();
      case ESTABLISHED -> {
        expectDataTaken(peer.rcvNxt());
        expectDataSent();
      }
      case FIN_WAIT_1 -> {
        expectDataTaken(peer.rcvNxt() - 1);
        expectFinAgain();
      }
      case FIN_WAIT_2 -> {
        expectDataTaken(peer.rcvNxt() - 1);
        expectNoFin();
      }
      case CLOSE_WAIT -> {
        expectEndOfStream(userEnd());
        expectDataSent();
        expectFinAcknowledged();
      }
      case CLOSING -> {
        expectEndOfStream(userEnd());
        expectFinAgain();
        peer.send(peer.ack());
        settle();
        expectFinAcknowledged();
      }
      case LAST_ACK -> {
        expectEndOfStream(userEnd());
        expectFinAgain();
        peer.send(peer.ack());
        settle();
        expectGone();
      }
      case TIME_WAIT -> {
        expectEndOfStream(userEnd());
        expectNoFin();
        expectFinAcknowledged();
      }
    }
  }

  /** An ACK far outside any window is answered by a RST only where there is no connection. */
  private void expectGone() {
    peer.send(peer.ack().seq(peer.sndNxt() + FAR));
    peer.expect(rstWithoutAck().seq(peer.rcvNxt()));
  }

  private void expectListening() {
    expectGone();
    RawPeer other = peerAt(TESTER_PORT + 1);
    other.send(other.syn());
    other.expect(synAck().ack(other.iss() + 1));
  }

  private void expectNotEstablished() {
    SubjectConnection user = userEndIfOpen();
    boolean open = user != null && user.isEstablished();
    expect("that the connection is not yet established", !open, "one that is");
  }

  private void expectSynSent() {
    expectNotEstablished();
    peer.send(peer.ack());
    peer.expectNothingNew(RawPeer.SOON);
    expectNotEstablished();
    peer.send(peer.synAck());
    peer.await(bareAck().ack(peer.iss() + 1), RawPeer.SOON);
    expectEstablished(userEnd());
  }

  private void expectSynReceived() {
    expectNotEstablished();
    peer.send(peer.ack());
    settle();
    expectEstablished(userEnd());
  }

  private void expectDataTaken(int acknowledgmentNumber) {
    SubjectConnection user = userEnd();
    expectEstablished(user);
    expectNoEndOfStream(user);
    peer.send(peer.data(octets(LITTLE)).ack(acknowledgmentNumber));
    peer.await(acknowledging(peer.sndNxt()), Duration.ofMillis(500));
    expectReceived(user, octets(LITTLE));
  }

  private void expectDataSent() {
    userEnd().send(octets(LITTLE));
    peer.await(someData().seq(peer.rcvNxt()).data(octets(LITTLE)), RawPeer.SOON);
  }

  private void expectFinAgain() {
    peer.await(fin().seq(peer.rcvNxt() - 1), MOST_PATIENCE);
  }

  /** The subject's FIN is out and acknowledged. */
  private void expectNoFin() {
    expect("that the subject has sent its FIN", peer.finCame(), "none");
    boolean again = peer.collect(LONGER_THAN_AN_RTO).stream().anyMatch(s -> s.has(TcpHeader.FIN));
    expect("that the acknowledged FIN is not sent again", !again, "it once more");
  }

  private void expectFinAcknowledged() {
    Segment again = peer.fin().seq(peer.sndNxt() - 1);
    peer.send(again);
    peer.await(bareAck().ack(peer.sndNxt()), RawPeer.SOON);
  }
}

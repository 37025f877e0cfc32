package io.faultwire.suites.tcp;

import static io.faultwire.suites.tcp.peer.SegmentPattern.ack;
import static io.faultwire.suites.tcp.peer.SegmentPattern.acknowledging;
import static io.faultwire.suites.tcp.peer.SegmentPattern.syn;
import static io.faultwire.suites.tcp.peer.SegmentPattern.synAck;

import io.faultwire.junit.Evidence;
import io.faultwire.junit.NotTestable;
import io.faultwire.junit.Target;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.peer.TesterWire;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.suites.tcp.subject.SubjectListener;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import io.faultwire.suites.tcp.subject.TcpSubject;
import io.faultwire.suites.tcp.subject.TestBed;
import io.faultwire.time.RandomStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** A subject and a raw peer for each check, and the ways into the states that checks start from. */
abstract class TcpChecks {
  static final int SUBJECT_PORT = 7;
  static final int TESTER_PORT = 40_000;
  static final int TESTER_ISS = 100_000;
  static final Duration A_MOMENT = Duration.ofMillis(20);
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private Target target;
  private TestBed bed;
  TesterWire wire;
  TcpSubject subject;
  RawPeer peer;

  @RegisterExtension
  final TestExecutionExceptionHandler fairness =
      (context, failure) -> {
        throw LateTester.excuse(failure, wire.raw());
      };

  @BeforeEach
  final void open(Target checkedTarget) {
    target = checkedTarget;
    open(SubjectSettings.NONE);
  }

  @AfterEach
  final void close(Evidence evidence) throws IOException {
    if (bed != null) {
      try {
        ExchangeEvidence.record(wire.exchange(), bed.capture(), evidence);
      } finally {
        bed.close();
      }
    }
  }

  /** Replace the subject by one with other settings. */
  final void open(SubjectSettings settings) {
    if (bed != null) {
      bed.close();
    }
    bed = TestBeds.open(target, settings);
    subject = bed.subject();
    wire = new TesterWire(bed.wire());
    peer = peerAt(TESTER_PORT);
  }

  final TestBed bed() {
    return bed;
  }

  /** Return a stream of random draws that is named by its place and follows from the run's seed. */
  final RandomStream random(String place) {
    return target.seed().stream(place);
  }

  final RawPeer peerAt(int port) {
    return new RawPeer(wire, port, SUBJECT_PORT, TESTER_ISS);
  }

  /** Let the subject listen, open a connection to it and return the subject's end. */
  final SubjectConnection establish() {
    return establish(peer.syn());
  }

  final SubjectConnection establish(Segment firstSyn) {
    SubjectListener listener = subject.listen(SUBJECT_PORT);
    peer.send(firstSyn);
    peer.expect(synAck().ack(firstSyn.end()));
    peer.send(peer.ack().window(firstSyn.window()));
    return accept(listener);
  }

  /** Return the connection that the listener has, or fail. */
  final SubjectConnection accept(SubjectListener listener) {
    settle();
    SubjectConnection connection = listener.accept();
    if (connection == null) {
      throw wire.exchange()
          .failure(
              "Expected that the handshake established a connection, but the subject's user gets none."
                  + " Last sent: the ACK of its SYN-ACK.");
    }
    return connection;
  }

  /**
   * Send until the subject, whose user does not read, offers a window of zero octets.
   *
   * @return what it took
   */
  final byte[] fillWindow() {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    for (int rounds = 0; rounds < 1000 && (rounds == 0 || peer.room() > 0); rounds++) {
      int burst = Math.min(peer.room(), 8 * RawPeer.MSS);
      for (int left = burst; left > 0; left -= RawPeer.MSS) {
        byte[] part = octets(Math.min(left, RawPeer.MSS));
        peer.send(peer.data(part));
        taken.writeBytes(part);
      }
      peer.await(acknowledging(peer.sndNxt()), Duration.ofMillis(500));
    }
    expect("a window of 0 when nobody reads", peer.room() == 0, peer.room() + " octets");
    return taken.toByteArray();
  }

  /** Let the subject open a connection and return its end. */
  final SubjectConnection establishActively() {
    SubjectConnection connection = subject.connect(SUBJECT_PORT, TESTER_PORT);
    peer.expect(syn());
    peer.send(peer.synAck());
    peer.expect(ack().ack(peer.iss() + 1).seq(peer.subjectIss() + 1));
    return connection;
  }

  /** End the check as not testable if it waits longer than the test bed allows. */
  final void requirePatience(Duration wait) {
    if (wait.compareTo(bed.patience()) > 0) {
      throw new NotTestable(
          "The check has to wait for %s, and this subject's checks may take %s at most."
              .formatted(words(wait), words(bed.patience())));
    }
  }

  private static String words(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /** Let time pass, but no longer than until the subject's user is told of a failure. */
  final void idleWhileAlive(SubjectConnection connection, Duration most) {
    Duration end = peer.now().plus(most);
    Duration left = most;
    while (connection.failure().isEmpty() && left.compareTo(Duration.ZERO) > 0) {
      peer.idle(left.compareTo(A_SECOND) < 0 ? left : A_SECOND);
      left = end.minus(peer.now());
    }
  }

  /** Let what was sent have its effect. */
  final void settle() {
    peer.idle(generous(A_MOMENT));
  }

  /** Return what the subject sends now, without waiting for an answer. */
  final List<Segment> collectFlight() {
    return peer.collect(generous(A_MOMENT));
  }

  /** Return a wait that is over for certain, though the subject's timers may be coarse. */
  final Duration generous(Duration wait) {
    return wait.plus(wire.raw().tolerance(wait));
  }

  /** Send the subject's application some octets in a pattern that tells misplaced ones. */
  static byte[] octets(int length) {
    byte[] data = new byte[length];
    for (int i = 0; i < length; i++) {
      data[i] = (byte) (i * 7 + i / 256 + 1);
    }
    return data;
  }

  static byte[] range(byte[] data, int from, int to) {
    return Arrays.copyOfRange(data, from, to);
  }

  /** Expect something that is not one segment; say what was the case if it does not hold. */
  final void expect(String expectation, boolean holds, Object actual) {
    wire.exchange().expected(expectation);
    if (!holds) {
      throw wire.exchange().failure("Expected " + expectation + ", but got " + actual + ".");
    }
  }

  final void expectEstablished(SubjectConnection connection) {
    expect("that the connection is established", connection.isEstablished(), "one that is not");
  }

  final void expectAlive(SubjectConnection connection) {
    String failure = connection.failure().orElse("");
    expect("that the connection lives on", failure.isEmpty(), "the error '" + failure + "'");
  }

  final void expectFailure(SubjectConnection connection) {
    String told = connection.failure().isEmpty() ? "no error" : "an error";
    expect("that the user is told of the failure", told.equals("an error"), told);
  }

  final void expectEndOfStream(SubjectConnection connection) {
    expect("that the user is told of the end", connection.endOfStream(), "no end of the stream");
  }

  final void expectNoEndOfStream(SubjectConnection connection) {
    expect("that the stream goes on", !connection.endOfStream(), "the end of the stream");
  }

  /** Expect that the subject's user has received exactly these octets since it last looked. */
  final void expectReceived(SubjectConnection connection, byte[] expected) {
    byte[] actual = connection.receive();
    int same = Arrays.mismatch(actual, expected);
    boolean wrong = same >= 0 && same < Math.min(actual.length, expected.length);
    expect(
        "that the user receives " + expected.length + " octets",
        same < 0,
        actual.length + " octets" + (wrong ? ", wrong from the one at " + same + " on" : ""));
  }
}

package io.faultwire.suites.tcp;

import static io.faultwire.conformance.Level.SHOULD;
import static io.faultwire.suites.tcp.peer.SegmentPattern.ack;
import static io.faultwire.suites.tcp.peer.SegmentPattern.bareAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.someData;

import io.faultwire.junit.Check;
import io.faultwire.junit.Clause;
import io.faultwire.suites.tcp.defect.Exposes;
import io.faultwire.suites.tcp.defect.TcpDefect;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.SegmentPattern;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.suites.tcp.subject.SubjectSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows of zero octets on either side (RFC 9293 sections 3.4, 3.8.6.1 and 3.8.6.2.2). */
class ZeroWindowChecks extends TcpChecks {

  private static final int WINDOW = 2 * RawPeer.MSS;

  private SubjectConnection connection;

  /** Make the subject want to send into a window of zero octets. */
  private void closeOurWindow() {
    connection = establish(peer.syn().window(WINDOW));
    connection.send(octets(5000));
    collectFlight();
    peer.send(peer.ack().window(0));
  }

  /**
   * Expect a segment that has to be answered with the window: one with data, or one before it.
   *
   * <p>Section 3.8.6.1 demands that a window of zero is probed (MUST-36). An octet of data is the
   * usual probe; a segment that is not acceptable is answered as well (section 3.10.7.4).
   */
  private SegmentPattern probe() {
    int edge = peer.subjectIss() + 1 + WINDOW;
    return ack().that("that calls for an answer", s -> s.dataLength() > 0 || s.seq() - edge < 0);
  }

  private void answerProbe() {
    peer.send(peer.ack().ack(peer.subjectIss() + 1 + WINDOW).window(0));
  }

  private void fillTheirWindow() {
    connection = establish();
    fillWindow();
  }

  @Test
  @Check("tcp.window.zero-probed")
  @Clause(rfc = 9293, section = "3.8.6.1", id = "MUST-36")
  @Exposes(TcpDefect.NEVER_PROBES)
  void zeroWindowIsProbed() {
    closeOurWindow();

    peer.expect(probe(), Duration.ofMinutes(2));
  }

  @Test
  @Check("tcp.window.probe-backoff")
  @Clause(rfc = 9293, section = "3.8.6.1", level = SHOULD, id = "SHLD-30")
  @Exposes(TcpDefect.NEVER_BACKS_OFF)
  void probesBackOff() {
    closeOurWindow();
    List<Long> gaps = new ArrayList<>();
    peer.expect(probe(), Duration.ofMinutes(2));
    for (int i = 0; i < 4; i++) {
      long start = peer.now().toMillis();
      answerProbe();
      peer.expect(probe(), Duration.ofMinutes(4));
      gaps.add(peer.now().toMillis() - start);
    }

    expect(
        "growing times between probes",
        gaps.get(3) > gaps.get(1) * 3 / 2 && gaps.get(1) > gaps.get(0),
        gaps + " ms");
  }

  @Test
  @Check("tcp.window.zero-for-ever")
  @Clause(rfc = 9293, section = "3.8.6.1", id = "MUST-37")
  @Exposes(TcpDefect.GIVES_UP_ON_ZERO_WINDOW)
  void zeroWindowMayLast() {
    open(SubjectSettings.withRetransmissions(3));
    closeOurWindow();

    for (int i = 0; i < 8; i++) {
      peer.await(probe(), Duration.ofMinutes(4));
      answerProbe();
    }

    expectAlive(connection);
  }

  @Test
  @Check("tcp.window.update-resumes")
  @Clause(rfc = 9293, section = "3.8.6.1", id = "MUST-35")
  @Exposes(TcpDefect.IGNORES_WINDOW_UPDATES)
  void openedWindowIsUsedAtOnce() {
    closeOurWindow();
    settle();

    peer.send(peer.ack().ack(peer.subjectIss() + 1 + WINDOW).window(10_000));

    peer.expect(someData().that("of full size", s -> s.dataLength() == RawPeer.MSS), A_MOMENT);
  }

  @Test
  @Check("tcp.window.receiver-silly-window")
  @Clause(rfc = 9293, section = "3.8.6.2.2", id = "MUST-39")
  @Exposes(TcpDefect.OFFERS_SILLY_WINDOWS)
  void smallRoomIsNotOffered() {
    fillTheirWindow();

    connection.receive(100);
    peer.expectNothing(RawPeer.SOON);
    peer.send(peer.data(octets(1)).seq(peer.sndNxt()));

    peer.expect(bareAck().that("with a window of 0", s -> s.window() == 0), Duration.ofMillis(500));
  }

  @Test
  @Check("tcp.window.opened-is-told")
  @Clause(rfc = 9293, section = "3.8.6.2.2", id = "MUST-39")
  @Exposes(TcpDefect.NEVER_OPENS_WINDOW)
  void largeRoomIsOffered() {
    fillTheirWindow();

    connection.receive();

    peer.expect(bareAck().that("with a window", s -> s.window() >= RawPeer.MSS));
  }

  @Test
  @Check("tcp.window.rst-at-zero")
  @Clause(rfc = 9293, section = "3.4", id = "MUST-66")
  @Exposes(TcpDefect.DEAF_WHEN_WINDOW_IS_ZERO)
  void resetIsProcessedAtZeroWindow() {
    fillTheirWindow();

    peer.send(peer.rst());
    settle();

    expectFailure(connection);
  }

  @Test
  @Check("tcp.window.ack-at-zero")
  @Clause(rfc = 9293, section = "3.4", id = "MUST-66")
  @Exposes(TcpDefect.DEAF_WHEN_WINDOW_IS_ZERO)
  void ackIsProcessedAtZeroWindow() {
    fillTheirWindow();
    connection.send(octets(10));
    peer.expect(someData());

    peer.send(peer.ack());

    peer.expectNothing(Duration.ofSeconds(10));
  }
}

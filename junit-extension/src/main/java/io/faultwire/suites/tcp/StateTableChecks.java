package io.faultwire.suites.tcp;

import io.faultwire.junit.ChecksFrom;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.peer.SegmentPattern;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.suites.tcp.table.Answer;
import io.faultwire.suites.tcp.table.Cell;
import io.faultwire.suites.tcp.table.ConnectionState;
import io.faultwire.suites.tcp.table.Reaction;
import io.faultwire.suites.tcp.table.Situation;
import io.faultwire.suites.tcp.table.StateTable;
import io.faultwire.wire.TcpHeader;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens in each state when a segment arrives (RFC 9293 section 3.10.7). */
class StateTableChecks extends StateProbes {
  private static final Duration LONGEST_DELAY_OF_AN_ACK = Duration.ofMillis(500);

  @ChecksFrom(StateTable.class)
  void cell(Cell cell) {
    Situation before = enter(cell.state(), cell.arrival().preparation());
    Segment segment = cell.arrival().segment(before);

    peer.send(segment);
    List<Reaction> possible = expectAnswer(cell, before, segment);
    Reaction first = possible.get(0);
    expectText(first.takesText(), before, segment);
    if (first.tellsUser()) {
      expectFailure(userEnd());
    }

    expectState(next(possible));
  }

  /** Expect one of the permitted answers, and return the reactions that it belongs to. */
  private List<Reaction> expectAnswer(Cell cell, Situation before, Segment segment) {
    List<@Nullable SegmentPattern> patterns = new ArrayList<>();
    boolean mayBeDelayed = false;
    for (Reaction reaction : cell.permitted()) {
      patterns.add(reaction.answer().pattern(before, segment));
      mayBeDelayed |= reaction.answer() == Answer.ACK_IT;
    }
    Segment answer =
        peer.expectOneOf(patterns, mayBeDelayed ? LONGEST_DELAY_OF_AN_ACK : RawPeer.SOON);
    continueBehind(answer, cell, before, segment);
    List<Reaction> possible = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      SegmentPattern pattern = patterns.get(i);
      if (pattern == null ? answer == null : answer != null && pattern.matches(answer)) {
        possible.add(cell.permitted().get(i));
      }
    }
    return possible;
  }

  /** Let the tester go on where the subject says that it is. */
  private void continueBehind(
      @Nullable Segment answer, Cell cell, Situation before, Segment segment) {
    if (answer == null || answer.has(TcpHeader.RST)) {
      peer.continueAt(before.rcvNxt());
      return;
    }
    if (answer.has(TcpHeader.SYN)) {
      peer.restart(segment.seq());
      if (cell.state() == ConnectionState.TIME_WAIT) {
        forgetConnection();
      }
    }
    peer.continueAt(answer.ack());
  }

  /** Expect that the user receives what is new of the segment's text, or nothing of it. */
  private void expectText(boolean taken, Situation before, Segment segment) {
    SubjectConnection user = taken ? userEnd() : userEndIfOpen();
    if (user == null) {
      return;
    }
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    expected.writeBytes(unread);
    if (taken) {
      byte[] text = segment.data();
      int start = segment.has(TcpHeader.SYN) ? segment.seq() + 1 : segment.seq();
      int old = Math.max(0, before.rcvNxt() - start);
      expected.write(text, old, text.length - old);
    }
    expectReceived(user, expected.toByteArray());
    if (unread.length > 0) {
      settle();
    }
  }

  /** Return the state that follows; where two may follow one answer, the user knows which. */
  private ConnectionState next(List<Reaction> possible) {
    for (Reaction reaction : possible) {
      SubjectConnection user = userEndIfOpen();
      boolean established = user != null && user.isEstablished();
      if (possible.size() == 1 || (reaction.next() == ConnectionState.ESTABLISHED) == established) {
        return reaction.next();
      }
    }
    return possible.get(0).next();
  }
}

package io.faultwire.it.kernel;

import io.faultwire.capture.CapturedSegment;
import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import io.faultwire.tcp.TcpState;
import io.faultwire.wire.TcpHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells which RSTs of a conversation the RFC asks for. In an orderly close there is one case: an
 * end that is CLOSED answers a late segment, such as a copy or a retransmission (RFC 9293 section
 * 3.10.7.1). The peer that is in TIME-WAIT is then CLOSED as well (section 3.10.7.4, second).
 */
final class Resets {
  private final TcpConversation conversation;

  private Resets(TcpConversation conversation) {
    this.conversation = conversation;
  }

  /** Returns why each RST is wrong that the RFC does not ask for. */
  static List<String> unexplained(TcpConversation conversation) {
    Resets resets = new Resets(conversation);
    List<String> problems = new ArrayList<>();
    for (CapturedSegment reset : conversation.resets()) {
      resets.problem(reset).ifPresent(problems::add);
    }
    return problems;
  }

  private Optional<String> problem(CapturedSegment reset) {
    Side side = reset.from();
    Optional<CapturedSegment> answered = answered(reset);
    if (answered.isEmpty()) {
      return Optional.of(
          reset + ": it answers no segment that had arrived by then (RFC 9293 section 3.10.7.1)");
    }
    Optional<TcpState> state = conversation.stateAt(side, reset.sentAt());
    boolean closed = state.isEmpty() || state.get() == TcpState.CLOSED;
    if (closed && hasLeftLastStates(side, reset.sentAt())) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            "%s: it answers %s, but the %s had not closed in order (RFC 9293 section 3.10.7.1); %s",
            reset,
            answered.get(),
            side,
            state.map(known -> "it was " + known.rfcName()).orElse("its state is not known")));
  }

  /** A RST takes its number from the ACK that it answers, and has then no ACK itself. */
  private Optional<CapturedSegment> answered(CapturedSegment reset) {
    return arrivedAt(reset.from(), reset.sentAt())
        .filter(segment -> !segment.has(TcpHeader.RST))
        .filter(
            segment ->
                segment.has(TcpHeader.ACK)
                    ? reset.sequenceNumber() == segment.acknowledgmentNumber()
                        && !reset.has(TcpHeader.ACK)
                    : reset.sequenceNumber() == 0 && reset.has(TcpHeader.ACK))
        .reduce((earlier, later) -> later);
  }

  /** Tells whether an end must have left LAST-ACK by an ACK, or TIME-WAIT by a RST. */
  private boolean hasLeftLastStates(Side side, long at) {
    Optional<CapturedSegment> own = firstFin(side, at);
    Optional<CapturedSegment> peers =
        arrivedAt(side, at).filter(segment -> segment.has(TcpHeader.FIN)).findFirst();
    if (own.isEmpty() || peers.isEmpty()) {
      return false;
    }
    boolean acknowledged =
        arrivedAt(side, at)
            .anyMatch(s -> s.relativeAcknowledgment() >= own.orElseThrow().relativeEnd());
    boolean closedLast = peers.orElseThrow().arrivedAt() <= own.orElseThrow().sentAt();
    boolean wasReset = arrivedAt(side, at).anyMatch(segment -> segment.has(TcpHeader.RST));
    return acknowledged && (closedLast || wasReset);
  }

  private Optional<CapturedSegment> firstFin(Side side, long at) {
    return conversation.segmentsFrom(side).stream()
        .filter(segment -> segment.has(TcpHeader.FIN) && segment.sentAt() <= at)
        .findFirst();
  }

  private Stream<CapturedSegment> arrivedAt(Side side, long at) {
    return conversation.segmentsFrom(side.other()).stream()
        .filter(segment -> segment.arrivals().stream().anyMatch(arrival -> arrival <= at));
  }
}

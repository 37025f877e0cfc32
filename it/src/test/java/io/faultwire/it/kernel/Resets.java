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
    if (answered(reset).isEmpty()) {
      return Optional.of(
          reset + ": it answers no segment that had arrived by then (RFC 9293 section 3.10.7.1)");
    }
    Side side = reset.from();
    boolean closed =
        conversation
            .stateAt(side, reset.sentAt())
            .map(state -> state == TcpState.CLOSED)
            .orElseGet(() -> isClosedOnTheWire(side, reset.sentAt()));
    if (closed) {
      return Optional.empty();
    }
    return Optional.of(
        reset
            + ": the "
            + side
            + " was not CLOSED, but "
            + conversation
                .stateAt(side, reset.sentAt())
                .map(TcpState::rfcName)
                .orElse("in a state where its FIN or the peer's was not acknowledged yet")
            + "; it answers "
            + answered(reset).orElseThrow());
  }

  /** The sequence number of a RST is the acknowledgment number of what it answers. */
  private Optional<CapturedSegment> answered(CapturedSegment reset) {
    return arrivedAt(reset.from(), reset.sentAt())
        .filter(segment -> !segment.has(TcpHeader.RST))
        .filter(
            segment ->
                segment.has(TcpHeader.ACK)
                    ? reset.sequenceNumber() == segment.acknowledgmentNumber()
                    : reset.sequenceNumber() == 0)
        .reduce((earlier, later) -> later);
  }

  /**
   * Tells whether an end whose states nobody reports must be CLOSED: it has left LAST-ACK, or
   * TIME-WAIT by a RST.
   */
  private boolean isClosedOnTheWire(Side side, long at) {
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

package io.faultwire.junit.assertj;

import io.faultwire.capture.CapturedSegment;
import io.faultwire.capture.CloseKind;
import io.faultwire.capture.Closing;
import io.faultwire.capture.Handshake;
import io.faultwire.capture.Retransmission;
import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import io.faultwire.capture.tls.Protocol;
import io.faultwire.capture.tls.ProtocolOrder;
import io.faultwire.capture.tls.TlsConversation;
import io.faultwire.tcp.TcpState;
import java.util.List;
import org.apiguardian.api.API;

/** Assert what happened in a TCP conversation. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TcpConversationAssert
    extends WireAssert<TcpConversationAssert, TcpConversation> {

  TcpConversationAssert(TcpConversation actual) {
    super(actual, TcpConversationAssert.class);
  }

  @Override
  String subject() {
    return "the TCP conversation " + actual.name();
  }

  @Override
  String evidence() {
    return LadderText.of(actual);
  }

  /**
   * Verify that the conversation began with SYN(M), SYN-ACK(M+1, N), ACK(N+1) (RFC 9293 figure 6).
   */
  public TcpConversationAssert completedThreeWayHandshake() {
    isNotNull();
    Handshake handshake = actual.handshake();
    return check(
        handshake.isCompleted() && !handshake.isSimultaneous(),
        "have completed the three-way handshake SYN(M), SYN-ACK(M+1, N), ACK(N+1)",
        handshake::describe);
  }

  /** Verify that both ends sent a SYN before they got the other's (RFC 9293 figure 7). */
  public TcpConversationAssert completedSimultaneousOpen() {
    isNotNull();
    Handshake handshake = actual.handshake();
    return check(
        handshake.isCompleted() && handshake.isSimultaneous(),
        "have been opened by both ends at the same time",
        handshake::describe);
  }

  /** Verify that a client asked for the connection and none came about. */
  public TcpConversationAssert wasNeverOpened() {
    return closed("never have been opened", CloseKind.NEVER_OPENED);
  }

  /**
   * Verify that each octet that either end sent was delivered to the other in order, exactly once.
   */
  public TcpConversationAssert deliveredInOrder() {
    return deliveredInOrderFrom(Side.CLIENT).deliveredInOrderFrom(Side.SERVER);
  }

  /** Verify the same as {@link #deliveredInOrder()}. */
  public TcpConversationAssert deliveredEveryByteInOrderExactlyOnce() {
    return deliveredInOrder();
  }

  /** Verify that each octet that one end sent was delivered in order, exactly once. */
  public TcpConversationAssert deliveredInOrderFrom(Side side) {
    isNotNull();
    String problem = actual.streamFrom(side).problem().orElse(null);
    return check(
        problem == null,
        "have delivered every octet from the " + side + " in order exactly once",
        () -> String.valueOf(problem));
  }

  /** Verify that one end sent this, and that the other got all of it. */
  public TcpConversationAssert deliveredFrom(Side side, byte[] content) {
    isNotNull();
    byte[] received = actual.streamFrom(side).received();
    return check(
        java.util.Arrays.equals(received, content),
        "have delivered these " + content.length + " octets from the " + side,
        () -> StreamDifference.describe(content, received));
  }

  /** Verify that both ends sent a FIN and that both were acknowledged (RFC 9293 section 3.6). */
  public TcpConversationAssert closedGracefully() {
    return closed("have been closed gracefully, by a FIN from each end", CloseKind.GRACEFUL);
  }

  /** Verify that it was closed gracefully and that this end sent its FIN first. */
  public TcpConversationAssert closedGracefullyBy(Side side) {
    return closedBy(
        "have been closed gracefully, by the " + side + " first", CloseKind.GRACEFUL, side);
  }

  /** Verify that one of the ends aborted it with an RST. */
  public TcpConversationAssert wasReset() {
    return closed("have been reset", CloseKind.RESET);
  }

  /** Verify that this end aborted it with an RST. */
  public TcpConversationAssert wasResetBy(Side side) {
    return closedBy("have been reset by the " + side, CloseKind.RESET, side);
  }

  /** Verify that the server answered the SYN with an RST. */
  public TcpConversationAssert wasRefused() {
    return closed("have been refused by the server", CloseKind.REFUSED);
  }

  /** Verify that one end is closed and that the other does not know (RFC 9293 section 3.5.1). */
  public TcpConversationAssert isHalfOpen() {
    return closed("be half-open, closed at one end without the other knowing", CloseKind.HALF_OPEN);
  }

  /** Verify that one end has closed its direction and can still receive. */
  public TcpConversationAssert isHalfClosed() {
    return closed("be half-closed, by a FIN from one end only", CloseKind.HALF_CLOSED);
  }

  /** Verify that it was opened and that neither end has closed it. */
  public TcpConversationAssert isOpen() {
    return closed("be open", CloseKind.OPEN);
  }

  private TcpConversationAssert closed(String expectation, CloseKind kind) {
    isNotNull();
    Closing closing = actual.closing();
    return check(closing.kind() == kind, expectation, closing::explanation);
  }

  private TcpConversationAssert closedBy(String expectation, CloseKind kind, Side side) {
    isNotNull();
    Closing closing = actual.closing();
    boolean holds = closing.kind() == kind && closing.side() == side;
    return check(holds, expectation, closing::explanation);
  }

  /** Verify that no segment was sent again. */
  public TcpConversationAssert hasNoRetransmissions() {
    return hasRetransmissions(0);
  }

  /** Verify how many segments were sent again, SYNs, FINs and window probes included. */
  public TcpConversationAssert hasRetransmissions(int expected) {
    isNotNull();
    List<Retransmission> found = actual.retransmissions();
    return check(
        found.size() == expected,
        "have " + count(expected, "retransmission"),
        () -> "it had " + count(found.size(), "retransmission") + list(found));
  }

  /**
   * Verify that segments were sent again, and that each of them was because a rule struck.
   *
   * @param rule the name of the fault, such as {@code loss 5%}, or a part of it
   */
  public TcpConversationAssert hasRetransmissionsCausedBy(String rule) {
    isNotNull();
    List<Retransmission> all = actual.retransmissions();
    List<Retransmission> others =
        all.stream()
            .filter(each -> each.rule().filter(touch -> touch.rule().contains(rule)).isEmpty())
            .toList();
    return check(
        !all.isEmpty() && others.isEmpty(),
        "have retransmissions, each of them caused by '" + rule + "'",
        () ->
            all.isEmpty()
                ? "it had no retransmissions"
                : count(others.size(), "retransmission") + " had another cause" + list(others));
  }

  /**
   * Verify that what was sent again had been lost on its way, window probes excepted. It holds
   * where nothing was sent again.
   */
  public TcpConversationAssert retransmittedOnlyWhatWasLost() {
    isNotNull();
    List<Retransmission> needless =
        actual.retransmissions().stream()
            .filter(each -> each.reason() != Retransmission.Reason.SEGMENT_LOST)
            .filter(each -> each.reason() != Retransmission.Reason.WINDOW_PROBE)
            .toList();
    return check(
        needless.isEmpty(),
        "have sent again only what was lost",
        () -> count(needless.size(), "segment") + " had not been lost" + list(needless));
  }

  /** Verify that no end sent data beyond the window that the other had offered it. */
  public TcpConversationAssert neverExceededTheWindow() {
    return neverExceededTheWindowFrom(Side.CLIENT).neverExceededTheWindowFrom(Side.SERVER);
  }

  /**
   * Verify that one end sent no data beyond the window that the other had offered it last (RFC 9293
   * section 3.8.6), probes of a closed window excepted.
   */
  public TcpConversationAssert neverExceededTheWindowFrom(Side side) {
    isNotNull();
    boolean known = actual.windowOffers(side).isPresent();
    List<CapturedSegment> beyond = actual.segmentsBeyondWindow(side);
    return check(
        known && beyond.isEmpty(),
        "never have sent data from the " + side + " beyond the window that it was offered",
        () ->
            known
                ? count(beyond.size(), "segment") + " passed it" + list(beyond)
                : "the SYNs, which tell how windows are scaled, are not in the capture");
  }

  /** Verify that no segment arrived while octets before its own were missing. */
  public TcpConversationAssert hasNoOutOfOrderArrivals() {
    return hasOutOfOrderArrivals(0);
  }

  /** Verify how many segments arrived while octets before their own were missing. */
  public TcpConversationAssert hasOutOfOrderArrivals(int expected) {
    isNotNull();
    List<CapturedSegment> found = actual.outOfOrderArrivals();
    return check(
        found.size() == expected,
        "have " + count(expected, "segment") + " arrive out of order",
        () -> count(found.size(), "segment") + " did" + list(found));
  }

  /**
   * Verify that the client was in these states in this order, and in no other between them.
   *
   * @param states such as SYN_SENT, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT
   */
  public TcpConversationAssert clientPassedThrough(TcpState... states) {
    return passedThrough(Side.CLIENT, states);
  }

  /** Verify that the server was in these states in this order, and in no other between them. */
  public TcpConversationAssert serverPassedThrough(TcpState... states) {
    return passedThrough(Side.SERVER, states);
  }

  private TcpConversationAssert passedThrough(Side side, TcpState... states) {
    isNotNull();
    StateSequence expected = new StateSequence(states);
    List<TcpState> passed = actual.states(side);
    return check(
        expected.isContainedIn(passed),
        "have its " + side + " pass through\n  " + expected,
        () -> expected.explain(passed, actual.stateChanges(side)));
  }

  /**
   * Verify which protocols it went through, in this order: TCP, HTTP for HTTP in the clear, and
   * TCP, TLS, HTTP for HTTPS. What TLS 1.3 encrypts is known by the application protocol of a key
   * log only, see {@code TlsConversation.of}.
   */
  public TcpConversationAssert wentThrough(Protocol... expected) {
    isNotNull();
    List<Protocol> found = ProtocolOrder.of(TlsConversation.of(actual));
    return check(
        found.equals(List.of(expected)),
        "have gone through " + TlsConversationAssert.arrows(List.of(expected)),
        () -> "it went through " + TlsConversationAssert.arrows(found));
  }
}

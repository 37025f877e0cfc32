package io.faultwire.junit.assertj;

import io.faultwire.capture.Nanos;
import io.faultwire.capture.TcpPoint;
import io.faultwire.capture.TcpTimeline;
import io.faultwire.capture.TcpVariable;
import io.faultwire.tcp.TcpEvent;
import io.faultwire.tcp.congestion.CongestionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/** Assert how the variables of one end of a TCP connection moved. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TcpTimelineAssert extends WireAssert<TcpTimelineAssert, TcpTimeline> {
  private static final int SHOWN_AROUND = 3;

  TcpTimelineAssert(TcpTimeline actual) {
    super(actual, TcpTimelineAssert.class);
  }

  @Override
  String subject() {
    return actual.toString();
  }

  /** Verify that the sender found losses, and how often, by duplicate ACKs, SACK or timeouts. */
  public TcpTimelineAssert foundLosses(int expected) {
    isNotNull();
    List<TcpPoint> losses = actual.losses();
    return check(
        losses.size() == expected,
        "have found " + count(expected, "loss", "losses"),
        () -> "it found " + count(losses.size(), "loss", "losses") + list(times(losses)));
  }

  /**
   * Verify that each loss, and each echo of a congested router, halved the window: RFC 5681
   * equation 4, as NewReno has it.
   */
  public TcpTimelineAssert halvedCwndOnLoss() {
    return reducedCwndOnLossTo(0.5);
  }

  /**
   * Verify that each loss, and each echo of a congested router, reduced ssthresh to a part of
   * FlightSize, at least 2 SMSS, and cwnd to it, or to one SMSS after a timeout. It fails where the
   * sender found none.
   *
   * @param factor 0.5 for NewReno (RFC 5681 section 3.1), 0.7 for CUBIC (RFC 9438 section 4.6); a
   *     difference of less than one SMSS is rounding
   */
  public TcpTimelineAssert reducedCwndOnLossTo(double factor) {
    isNotNull();
    List<TcpPoint> reductions = actual.points().stream().filter(TcpPoint::isCongestion).toList();
    List<TcpPoint> wrong = new ArrayList<>();
    for (TcpPoint point : reductions) {
      if (!isReducedTo(factor, point)) {
        wrong.add(point);
      }
    }
    return check(
        !reductions.isEmpty() && wrong.isEmpty(),
        "have reduced cwnd to " + factor + " of FlightSize on each loss",
        () ->
            reductions.isEmpty()
                ? "it found no loss"
                : "it did otherwise here:\n" + excerpt(wrong.get(0)) + explain(factor, wrong));
  }

  private boolean isReducedTo(double factor, TcpPoint point) {
    int smss = actual.segmentSize();
    boolean timeout = point.congestion() == CongestionEvent.RETRANSMISSION_TIMEOUT;
    return Math.abs(point.ssthresh() - expectedThreshold(factor, point)) < smss
        && point.cwnd() <= (timeout ? smss : point.ssthresh() + smss);
  }

  private double expectedThreshold(double factor, TcpPoint point) {
    return Math.max(factor * point.flightSize(), 2.0 * actual.segmentSize());
  }

  private String explain(double factor, List<TcpPoint> wrong) {
    TcpPoint point = wrong.get(0);
    return "where FlightSize was "
        + point.flightSize()
        + " and SMSS is "
        + actual.segmentSize()
        + ", ssthresh should have become "
        + Math.round(expectedThreshold(factor, point))
        + (wrong.size() > 1 ? "; " + (wrong.size() - 1) + " more losses were like it" : "");
  }

  /**
   * Verify that new data was sent only while less was in the network than the congestion window
   * permits, probes excepted (RFC 5681 section 3.1, RFC 6675 section 5).
   */
  public TcpTimelineAssert neverExceededCwnd() {
    isNotNull();
    List<TcpPoint> points = actual.points();
    TcpPoint wrong = null;
    for (int i = 1; i < points.size() && wrong == null; i++) {
      TcpPoint point = points.get(i);
      boolean probes =
          point.event() == TcpEvent.TAIL_LOSS_PROBE || point.event() == TcpEvent.WINDOW_PROBE;
      boolean sent = point.sndNxt() > Math.max(1, points.get(i - 1).sndNxt());
      wrong = sent && !probes && point.pipe() > point.cwnd() ? point : null;
    }
    return never(wrong, "never have more in the network than cwnd permits");
  }

  /**
   * Verify that something holds at each point.
   *
   * @param what the condition, such as {@code have an RTO of at most 2 s}
   */
  public TcpTimelineAssert always(String what, Predicate<TcpPoint> condition) {
    isNotNull();
    TcpPoint wrong = actual.points().stream().filter(condition.negate()).findFirst().orElse(null);
    return never(wrong, "always " + what);
  }

  /** Verify that a variable never exceeded a value, in octets or nanoseconds. */
  public TcpTimelineAssert hasAtMost(TcpVariable variable, long value) {
    return always(
        "have " + variable + " <= " + variable.format(value), point -> variable.of(point) <= value);
  }

  /** Verify that a variable never fell below a value, in octets or nanoseconds. */
  public TcpTimelineAssert hasAtLeast(TcpVariable variable, long value) {
    return always(
        "have " + variable + " >= " + variable.format(value), point -> variable.of(point) >= value);
  }

  private TcpTimelineAssert never(
      @org.jspecify.annotations.Nullable TcpPoint wrong, String expectation) {
    return check(
        wrong == null && !actual.isEmpty(),
        expectation,
        () ->
            wrong == null
                ? "nothing is known of its variables: a capture made elsewhere does not tell them"
                : "it did otherwise here:\n" + excerpt(wrong));
  }

  private String excerpt(TcpPoint point) {
    return actual.text(point, SHOWN_AROUND);
  }

  private static List<String> times(List<TcpPoint> points) {
    return points.stream().map(point -> Nanos.format(point.at()) + "  " + point.reason()).toList();
  }

  private static String count(int number, String one, String many) {
    return number == 1 ? "1 " + one : (number == 0 ? "no" : number) + " " + many;
  }
}

package io.faultwire.capture;

import io.faultwire.tcp.congestion.CongestionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one end of a connection over time, with the reason for each change. A capture
 * made elsewhere has none: its timelines are empty.
 */
public final class TcpTimeline {
  private final String name;
  private final int segmentSize;
  private final List<TcpPoint> points;

  private TcpTimeline(String name, int segmentSize, List<TcpPoint> points) {
    this.name = name;
    this.segmentSize = segmentSize;
    this.points = List.copyOf(points);
  }

  static TcpTimeline of(
      Endpoint end, Side side, List<CapturedSegment> segments, @Nullable TcpHistory history) {
    List<TcpPoint> points = new ArrayList<>();
    int segmentSize = 0;
    if (history != null) {
      ArrivalIndex arrivals = ArrivalIndex.ofSegmentsFrom(side.other(), segments);
      TimelineRows rows = history.rows();
      TcpPoint last = null;
      for (int row = 0; row < rows.count(); row++) {
        last = rows.point(row, last, arrivals);
        points.add(last);
      }
      segmentSize = history.segmentSize();
    }
    return new TcpTimeline(end + " (the " + side + ")", segmentSize, points);
  }

  /** Returns the variables after each event that changed one of them, in order. */
  public List<TcpPoint> points() {
    return points;
  }

  /** Tells whether nothing is known. */
  public boolean isEmpty() {
    return points.isEmpty();
  }

  /** Returns SMSS: the most octets of data in a segment of this end; 0 where it is not known. */
  public int segmentSize() {
    return segmentSize;
  }

  /** Returns the variables as they were at a time, in nanoseconds; empty before the first event. */
  public Optional<TcpPoint> at(long time) {
    TcpPoint found = null;
    for (TcpPoint point : points) {
      if (point.at() > time) {
        break;
      }
      found = point;
    }
    return Optional.ofNullable(found);
  }

  /** Returns the changes of a variable, in order. */
  public List<TcpChange> changes(TcpVariable variable) {
    List<TcpChange> changes = new ArrayList<>();
    for (int i = 1; i < points.size(); i++) {
      change(variable, i).ifPresent(changes::add);
    }
    return changes;
  }

  private Optional<TcpChange> change(TcpVariable variable, int index) {
    long from = variable.of(points.get(index - 1));
    long to = variable.of(points.get(index));
    return from == to
        ? Optional.empty()
        : Optional.of(new TcpChange(variable, from, to, points.get(index)));
  }

  /** Returns the points at which the congestion controller was told of such an event. */
  public List<TcpPoint> when(CongestionEvent event) {
    return matching(point -> point.congestion() == event);
  }

  /** Returns the points at which the sender found a loss. */
  public List<TcpPoint> losses() {
    return matching(TcpPoint::isLoss);
  }

  private List<TcpPoint> matching(Predicate<TcpPoint> wanted) {
    return points.stream().filter(wanted).toList();
  }

  /** Returns the point before another one; empty for the first. */
  public Optional<TcpPoint> before(TcpPoint point) {
    int index = points.indexOf(point);
    return index > 0 ? Optional.of(points.get(index - 1)) : Optional.empty();
  }

  /**
   * Returns some points with what changed at each, on two lines each.
   *
   * @param around the point in the middle
   * @param reach how many are shown before it and after it
   */
  public String text(TcpPoint around, int reach) {
    int middle = Math.max(0, points.indexOf(around));
    return text(Math.max(0, middle - reach), Math.min(points.size(), middle + reach + 1), middle);
  }

  /** Returns all points with what changed at each, on two lines each. */
  public String text() {
    return text(0, points.size(), -1);
  }

  private String text(int from, int to, int marked) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      TcpPoint point = points.get(i);
      text.append(i == marked ? "> " : "  ");
      text.append(Nanos.format(point.at())).append("  ").append(point.reason());
      text.append("\n      ").append(changesAt(i)).append('\n');
    }
    return text.toString();
  }

  private String changesAt(int index) {
    List<String> changes = new ArrayList<>();
    for (TcpVariable variable : TcpVariable.values()) {
      long to = variable.of(points.get(index));
      if (index == 0) {
        changes.add(variable + " " + variable.format(to));
      } else {
        change(variable, index)
            .map(c -> variable + " " + variable.format(c.from()) + " -> " + variable.format(to))
            .ifPresent(changes::add);
      }
    }
    return String.join(", ", changes);
  }

  /** Returns whose variables these are, such as {@code client:49152 (the client)}. */
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return "the timeline of " + name + ", of " + points.size() + " points";
  }
}

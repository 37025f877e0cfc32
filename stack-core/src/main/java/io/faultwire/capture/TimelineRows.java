package io.faultwire.capture;

import io.faultwire.tcp.TcpConnection;
import io.faultwire.tcp.TcpEvent;
import io.faultwire.tcp.TcpState;
import io.faultwire.tcp.congestion.CongestionEvent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one end of a connection after each event that changed one of them, a row each in
 * one array.
 */
@SuppressWarnings("EnumOrdinal") // rows are packed, and never outlive their classes
final class TimelineRows {
  private static final int FIRST_ROWS = 16;

  /** The columns; times take two, the high half first. */
  private static final int AT = 0;

  private static final int KIND = 2;
  private static final int SND_UNA = 3;
  private static final int SND_NXT = 4;
  private static final int SND_WND = 5;
  private static final int RCV_NXT = 6;
  private static final int RCV_WND = 7;
  private static final int CWND = 8;
  private static final int SSTHRESH = 9;
  private static final int FLIGHT_SIZE = 10;
  private static final int PIPE = 11;
  private static final int RTT = 12;
  private static final int SRTT = 14;
  private static final int RTO = 16;
  private static final int COLUMNS = 18;

  /** KIND holds the event, the congestion event plus one, the state, and the arrival's ordinal. */
  private static final int EVENT_BITS = 5;

  private static final int CONGESTION_SHIFT = EVENT_BITS;
  private static final int CONGESTION_BITS = 4;
  private static final int STATE_SHIFT = CONGESTION_SHIFT + CONGESTION_BITS;
  private static final int STATE_BITS = 4;
  private static final int ORDINAL_SHIFT = STATE_SHIFT + STATE_BITS;
  private static final TcpEvent[] EVENTS = TcpEvent.values();
  private static final CongestionEvent[] CONGESTION_EVENTS = CongestionEvent.values();
  private static final TcpState[] STATES = TcpState.values();

  private int[] cells = new int[FIRST_ROWS * COLUMNS];
  private int count;

  /** The rows from here on belong to the event that is being processed. */
  private int firstOfEvent;

  private int pendingCongestion;
  private long lastArrival = Long.MIN_VALUE;
  private int arrivals;

  /** Takes what the congestion controller was told while an event is processed. */
  void congestion(TcpConnection connection, CongestionEvent event, int flightSize, long now) {
    if (event == CongestionEvent.SLOW_START
        || event == CongestionEvent.CONGESTION_AVOIDANCE
        || event == CongestionEvent.DUPLICATE_ACK) {
      pendingCongestion = event.ordinal() + 1;
      return;
    }
    write(connection, (event.ordinal() + 1) << CONGESTION_SHIFT, flightSize, now);
    pendingCongestion = 0;
    count++;
  }

  /** Takes the variables as a state is entered while an event is processed. */
  void stateChanged(TcpConnection connection, long now) {
    write(connection, pendingCongestion << CONGESTION_SHIFT, connection.flightSize(), now);
    pendingCongestion = 0;
    count++;
  }

  /** Takes the variables after an event was processed; an event that changed none leaves no row. */
  void processed(TcpConnection connection, TcpEvent event, long now) {
    int kind = event.ordinal();
    if (event == TcpEvent.SEGMENT_ARRIVES) {
      arrivals = now == lastArrival ? arrivals + 1 : 0;
      lastArrival = now;
      kind |= arrivals << ORDINAL_SHIFT;
    }
    for (int row = firstOfEvent; row < count; row++) {
      cells[row * COLUMNS + KIND] |= kind;
    }
    write(connection, kind | pendingCongestion << CONGESTION_SHIFT, connection.flightSize(), now);
    pendingCongestion = 0;
    if (count == 0 || differs()) {
      count++;
    }
    firstOfEvent = count;
  }

  /** Writes a row behind the last one, without counting it. */
  private void write(TcpConnection connection, int kind, int flightSize, long now) {
    int at = count * COLUMNS;
    if (at == cells.length) {
      cells = Arrays.copyOf(cells, 2 * at);
    }
    int[] row = cells;
    putLong(at + AT, now);
    row[at + KIND] = kind | connection.state().ordinal() << STATE_SHIFT;
    row[at + SND_UNA] = connection.sndUna() - connection.iss();
    row[at + SND_NXT] = connection.sndNxt() - connection.iss();
    row[at + SND_WND] = connection.sndWnd();
    row[at + RCV_NXT] = connection.rcvNxt() - connection.irs();
    row[at + RCV_WND] = connection.rcvWnd();
    row[at + CWND] = connection.congestionControl().cwnd();
    row[at + SSTHRESH] = connection.congestionControl().ssthresh();
    row[at + FLIGHT_SIZE] = flightSize;
    row[at + PIPE] = connection.pipe();
    putLong(at + RTT, connection.rtt());
    putLong(at + SRTT, connection.srtt());
    putLong(at + RTO, connection.rto());
  }

  /** Tells whether the row behind the last one has another state or other variables. */
  private boolean differs() {
    int last = (count - 1) * COLUMNS;
    int stateMask = ((1 << STATE_BITS) - 1) << STATE_SHIFT;
    return ((cells[last + KIND] ^ cells[last + COLUMNS + KIND]) & stateMask) != 0
        || !Arrays.equals(
            cells,
            last + SND_UNA,
            last + COLUMNS,
            cells,
            last + COLUMNS + SND_UNA,
            last + 2 * COLUMNS);
  }

  private void putLong(int index, long value) {
    cells[index] = (int) (value >>> Integer.SIZE);
    cells[index + 1] = (int) value;
  }

  private long longAt(int index) {
    return (long) cells[index] << Integer.SIZE | Integer.toUnsignedLong(cells[index + 1]);
  }

  int count() {
    return count;
  }

  /**
   * Returns a row.
   *
   * @param before the row before it, whose sequence numbers tell how often this one's have wrapped
   * @param arrivals gives the segment that arrived as the nth at a time
   */
  TcpPoint point(int row, @Nullable TcpPoint before, ArrivalIndex arrivals) {
    int at = row * COLUMNS;
    int kind = cells[at + KIND];
    TcpEvent event = EVENTS[kind & ((1 << EVENT_BITS) - 1)];
    int congestion = (kind >>> CONGESTION_SHIFT) & ((1 << CONGESTION_BITS) - 1);
    long time = longAt(at + AT);
    return new TcpPoint(
        time,
        event,
        event == TcpEvent.SEGMENT_ARRIVES ? arrivals.at(time, kind >>> ORDINAL_SHIFT) : null,
        congestion == 0 ? null : CONGESTION_EVENTS[congestion - 1],
        STATES[(kind >>> STATE_SHIFT) & ((1 << STATE_BITS) - 1)],
        unwrapped(cells[at + SND_UNA], before == null ? 0 : before.sndUna()),
        unwrapped(cells[at + SND_NXT], before == null ? 0 : before.sndNxt()),
        cells[at + SND_WND],
        unwrapped(cells[at + RCV_NXT], before == null ? 0 : before.rcvNxt()),
        cells[at + RCV_WND],
        cells[at + CWND],
        cells[at + SSTHRESH],
        longAt(at + RTT),
        longAt(at + SRTT),
        longAt(at + RTO),
        cells[at + FLIGHT_SIZE],
        cells[at + PIPE]);
  }

  private static long unwrapped(int number, long before) {
    return before + (number - (int) before);
  }
}

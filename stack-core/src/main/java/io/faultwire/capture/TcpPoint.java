package io.faultwire.capture;

import io.faultwire.tcp.TcpEvent;
import io.faultwire.tcp.TcpState;
import io.faultwire.tcp.congestion.CongestionEvent;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one end of a connection after an event that changed one of them.
 *
 * <p>Sequence numbers are counted from the SYN, which has 0, and do not wrap; windows are octets,
 * scaled; times are nanoseconds.
 *
 * @param at when
 * @param event what happened
 * @param segment the segment that arrived, where one did and the capture knows it
 * @param congestion what the congestion controller was told, if it was
 * @param state the state of RFC 9293 section 3.3.2
 * @param sndUna SND.UNA
 * @param sndNxt SND.NXT
 * @param sndWnd SND.WND
 * @param rcvNxt RCV.NXT
 * @param rcvWnd RCV.WND
 * @param cwnd the congestion window (RFC 5681 section 2)
 * @param ssthresh the slow start threshold (RFC 5681 section 3.1)
 * @param rtt the round-trip time measured last; -1 before the first measurement
 * @param srtt the smoothed round-trip time (RFC 6298 section 2); -1 before the first measurement
 * @param rto the retransmission timeout (RFC 6298 section 2), backed off as often as it is
 * @param flightSize the octets sent and not acknowledged (RFC 5681 section 2); where a loss was
 *     found, without those of limited transmit (section 3.2 step 2)
 * @param pipe those of them that are believed to be in the network (RFC 6675 section 4)
 */
public record TcpPoint(
    long at,
    TcpEvent event,
    @Nullable CapturedSegment segment,
    @Nullable CongestionEvent congestion,
    TcpState state,
    long sndUna,
    long sndNxt,
    int sndWnd,
    long rcvNxt,
    int rcvWnd,
    int cwnd,
    int ssthresh,
    long rtt,
    long srtt,
    long rto,
    int flightSize,
    int pipe) {

  /** Tells whether the sender concluded here that the network is congested. */
  public boolean isCongestion() {
    return congestion != null && congestion.isCongestion();
  }

  /** Tells whether a lost segment showed here, by duplicate ACKs, by SACK or by a timeout. */
  public boolean isLoss() {
    return congestion == CongestionEvent.ENTER_RECOVERY
        || congestion == CongestionEvent.RETRANSMISSION_TIMEOUT;
  }

  /** Returns why the variables changed, in words. */
  public String reason() {
    StringBuilder text = new StringBuilder(event.toString());
    if (segment != null) {
      text.append(" (frame ").append(segment.frame().number());
      text.append(": ").append(segment.label()).append(')');
    }
    return congestion == null ? text.toString() : text.append(": ").append(congestion).toString();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("at ").append(Nanos.format(at));
    text.append(", ").append(reason()).append(": ");
    String separator = "";
    for (TcpVariable variable : TcpVariable.values()) {
      text.append(separator).append(variable).append('=');
      text.append(variable.format(variable.of(this)));
      separator = " ";
    }
    return text.toString();
  }
}

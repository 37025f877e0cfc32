package io.faultwire.capture;

import io.faultwire.tcp.TcpState;
import java.util.function.ToLongFunction;

/** A variable of one end of a connection, under the name that its RFC gives it. */
@SuppressWarnings("EnumOrdinal") // a state as a number is compared and formatted, never kept
public enum TcpVariable {
  /** RFC 9293 section 3.3.2; as a number, the ordinal of {@link TcpState}. */
  STATE("state", Unit.STATE, point -> point.state().ordinal()),
  SND_UNA("SND.UNA", Unit.OCTETS, TcpPoint::sndUna),
  SND_NXT("SND.NXT", Unit.OCTETS, TcpPoint::sndNxt),
  SND_WND("SND.WND", Unit.OCTETS, TcpPoint::sndWnd),
  RCV_NXT("RCV.NXT", Unit.OCTETS, TcpPoint::rcvNxt),
  RCV_WND("RCV.WND", Unit.OCTETS, TcpPoint::rcvWnd),
  CWND("cwnd", Unit.OCTETS, TcpPoint::cwnd),
  SSTHRESH("ssthresh", Unit.OCTETS, TcpPoint::ssthresh),
  /** The round-trip time measured last. */
  RTT("RTT", Unit.NANOS, TcpPoint::rtt),
  SRTT("SRTT", Unit.NANOS, TcpPoint::srtt),
  RTO("RTO", Unit.NANOS, TcpPoint::rto),
  FLIGHT_SIZE("FlightSize", Unit.OCTETS, TcpPoint::flightSize),
  PIPE("pipe", Unit.OCTETS, TcpPoint::pipe);

  private enum Unit {
    STATE,
    OCTETS,
    NANOS
  }

  /** A threshold this high was never set (RFC 5681 section 3.1). */
  private static final int UNLIMITED = 1 << 30;

  private final String rfcName;
  private final Unit unit;
  private final ToLongFunction<TcpPoint> value;

  TcpVariable(String rfcName, Unit unit, ToLongFunction<TcpPoint> value) {
    this.rfcName = rfcName;
    this.unit = unit;
    this.value = value;
  }

  /** Returns its value, in octets or nanoseconds. */
  public long of(TcpPoint point) {
    return value.applyAsLong(point);
  }

  /** Returns a value of it as text, times with their unit. */
  public String format(long number) {
    return switch (unit) {
      case STATE -> TcpState.values()[(int) number].rfcName();
      case OCTETS -> this == SSTHRESH && number >= UNLIMITED ? "none" : Long.toString(number);
      case NANOS -> number < 0 ? "none" : Nanos.format(number);
    };
  }

  /** Returns its name, such as {@code SND.UNA}. */
  @Override
  public String toString() {
    return rfcName;
  }
}

package io.faultwire.tcp;

import io.faultwire.tcp.congestion.CongestionControl;
import io.faultwire.tcp.congestion.CongestionEvent;

/** A connection's congestion controller, which tells an observer what it was told. */
final class CongestionWindow implements CongestionControl {
  private final CongestionControl control;
  private final TcpConnection connection;
  private final TcpObserver observer;

  CongestionWindow(CongestionControl control, TcpConnection connection, TcpObserver observer) {
    this.control = control;
    this.connection = connection;
    this.observer = observer;
  }

  /** Returns the controller that the options have given. */
  CongestionControl control() {
    return control;
  }

  private void told(CongestionEvent event, int flightSize, long now) {
    observer.congestion(connection, event, flightSize, now);
  }

  private void told(CongestionEvent event, long now) {
    told(event, connection.tcb.flightSize(), now);
  }

  @Override
  public void start(int smss, int initialWindow, long now) {
    control.start(smss, initialWindow, now);
    told(CongestionEvent.START, now);
  }

  @Override
  public void segmentSizeChanged(int smss, long now) {
    control.segmentSizeChanged(smss, now);
    told(CongestionEvent.SEGMENT_SIZE_CHANGED, now);
  }

  @Override
  public void acknowledged(int octets, long srtt, long now) {
    boolean slowStart = control.cwnd() < control.ssthresh();
    control.acknowledged(octets, srtt, now);
    told(slowStart ? CongestionEvent.SLOW_START : CongestionEvent.CONGESTION_AVOIDANCE, now);
  }

  @Override
  public void duplicateAck(long now) {
    control.duplicateAck(now);
    told(CongestionEvent.DUPLICATE_ACK, now);
  }

  @Override
  public void enterRecovery(int flightSize, long now) {
    control.enterRecovery(flightSize, now);
    told(CongestionEvent.ENTER_RECOVERY, flightSize, now);
  }

  @Override
  public void exitRecovery(int flightSize, long now) {
    control.exitRecovery(flightSize, now);
    told(CongestionEvent.EXIT_RECOVERY, flightSize, now);
  }

  @Override
  public void retransmissionTimeout(int flightSize, long now) {
    control.retransmissionTimeout(flightSize, now);
    told(CongestionEvent.RETRANSMISSION_TIMEOUT, flightSize, now);
  }

  @Override
  public void spuriousTimeout(long now) {
    control.spuriousTimeout(now);
    told(CongestionEvent.SPURIOUS_TIMEOUT, now);
  }

  @Override
  public void ecnEcho(int flightSize, long now) {
    control.ecnEcho(flightSize, now);
    told(CongestionEvent.ECN_ECHO, flightSize, now);
  }

  @Override
  public void restart(int restartWindow, long now) {
    control.restart(restartWindow, now);
    told(CongestionEvent.RESTART, now);
  }

  @Override
  public int cwnd() {
    return control.cwnd();
  }

  @Override
  public int ssthresh() {
    return control.ssthresh();
  }
}

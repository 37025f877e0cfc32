package io.faultwire.suites.tcp.defect;

import io.faultwire.tcp.congestion.CongestionControl;

/** A controller in the manner of CUBIC (RFC 9438) that has one part of it wrong. */
final class FaultyCubic implements CongestionControl {
  private static final double C = 0.4;
  private static final double BETA = 0.7;
  private static final double ALPHA = 3 * (1 - BETA) / (1 + BETA);
  private static final double NANOS = 1e9;

  /** What is wrong. */
  enum Fault {
    REDUCES_LITTLE,
    GROWS_LINEARLY,
    IS_UNFRIENDLY,
    NEVER_CONVERGES
  }

  private final Fault fault;
  private int smss = 536;
  private double window = 1;
  private double threshold = Double.MAX_VALUE;
  private double greatest;
  private double reno;
  private long epoch = -1;

  FaultyCubic(Fault fault) {
    this.fault = fault;
  }

  @Override
  public void start(int segmentSize, int initialWindow, long now) {
    smss = segmentSize;
    window = (double) initialWindow / smss;
  }

  @Override
  public void segmentSizeChanged(int segmentSize, long now) {
    smss = segmentSize;
  }

  @Override
  public void acknowledged(int octets, long srtt, long now) {
    double segments = (double) octets / smss;
    if (window < threshold) {
      window += segments;
      return;
    }
    if (epoch < 0) {
      epoch = now;
      reno = window;
    }
    reno += (fault == Fault.GROWS_LINEARLY ? 1 : ALPHA) * segments / window;
    double past = (now - epoch) / NANOS - StrictMath.cbrt((greatest - greatest * after()) / C);
    double curve = C * past * past * past + greatest;
    boolean friendly = fault != Fault.IS_UNFRIENDLY;
    double wanted = fault == Fault.GROWS_LINEARLY ? reno : friendly ? Math.max(reno, curve) : curve;
    window = Math.max(window, wanted);
  }

  private double after() {
    return fault == Fault.REDUCES_LITTLE ? 0.9 : BETA;
  }

  private void reduce() {
    boolean converges = window < greatest && fault != Fault.NEVER_CONVERGES;
    greatest = converges ? window * (1 + BETA) / 2 : window;
    window *= after();
    threshold = window;
    epoch = -1;
  }

  @Override
  public void enterRecovery(int flightSize, long now) {
    reduce();
  }

  @Override
  public void exitRecovery(int flightSize, long now) {}

  @Override
  public void retransmissionTimeout(int flightSize, long now) {
    reduce();
    window = 1;
  }

  @Override
  public void spuriousTimeout(long now) {
    window = threshold / after();
  }

  @Override
  public void ecnEcho(int flightSize, long now) {
    reduce();
  }

  @Override
  public int cwnd() {
    return (int) (window * smss);
  }

  @Override
  public int ssthresh() {
    return (int) Math.min(Integer.MAX_VALUE, threshold * smss);
  }
}

package io.faultwire.tcp;

/**
 * What a connection knows about its path and its losses at one moment.
 *
 * @param segmentsInFlight segments sent and not acknowledged
 * @param sackedSegments those of them that the peer has by SACK
 * @param lostSegments those that count as lost
 * @param copiesInFlight those that were sent again and may be on their way
 * @param recovery what is being recovered from
 * @param failures how often the retransmission timer has expired in a row
 * @param rttVariation RTTVAR of RFC 6298 in ns; 0 before the first measurement
 * @param minimumRtt the least round-trip time in ns; a large number before the first measurement
 * @param timestamps whether timestamps were agreed on
 * @param sack whether SACK was agreed on
 * @param windowScaling whether window scaling was agreed on
 * @param ecn whether ECN was agreed on
 * @param sendScale the shift of the peer's windows
 * @param receiveScale the shift of our windows
 * @param receiveMss the segment size that our SYN asks for
 */
public record TcpSnapshot(
    int segmentsInFlight,
    int sackedSegments,
    int lostSegments,
    int copiesInFlight,
    Recovery recovery,
    int failures,
    long rttVariation,
    long minimumRtt,
    boolean timestamps,
    boolean sack,
    boolean windowScaling,
    boolean ecn,
    int sendScale,
    int receiveScale,
    int receiveMss) {

  /** What is being recovered from. */
  public enum Recovery {
    /** Nothing is known to be lost. */
    NONE,
    /** A loss that later segments showed. */
    FAST,
    /** A timeout. */
    TIMEOUT
  }

  static TcpSnapshot of(Tcb tcb, int receiveMss) {
    SentSegments sent = tcb.sent;
    int sacked = 0;
    int lost = 0;
    int copies = 0;
    for (int i = 0; i < sent.count(); i++) {
      sacked += sent.isSacked(i) ? 1 : 0;
      lost += sent.isLost(i) ? 1 : 0;
      copies += sent.hasCopyInFlight(i) ? 1 : 0;
    }
    Recovery recovery =
        tcb.recovery.isOpen()
            ? Recovery.NONE
            : tcb.recovery.isFast() ? Recovery.FAST : Recovery.TIMEOUT;
    return new TcpSnapshot(
        sent.count(),
        sacked,
        lost,
        copies,
        recovery,
        tcb.rtt.failures(),
        tcb.rtt.variation(),
        tcb.recovery.rack().minimumRtt(),
        tcb.timestamps.agreed(),
        tcb.sackAgreed,
        tcb.scalingAgreed,
        tcb.ecnAgreed,
        tcb.sndScale,
        tcb.rcvScale,
        receiveMss);
  }
}

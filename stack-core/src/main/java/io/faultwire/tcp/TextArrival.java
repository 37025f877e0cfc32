package io.faultwire.tcp;

import io.faultwire.time.EventQueue;
import io.faultwire.wire.TcpHeader;

/**
 * What a connection does with the urgent pointer, the text and the FIN of a segment (RFC 9293
 * section 3.10.7.4, sixth to eighth), and with a mark of congestion (RFC 3168 section 6.1.3).
 */
final class TextArrival {
  private final TcpConnection connection;
  private final Tcb tcb;
  private final TcpTimers timers;

  private byte[] bytes = new byte[0];
  private int dataOffset;
  private int dataLength;
  private int sequenceNumber;
  private int urgentPointer;
  private boolean metCongestion;
  private int flags;

  TextArrival(TcpConnection connection, TcpTimers timers) {
    this.connection = connection;
    this.tcb = connection.tcb;
    this.timers = timers;
  }

  /** Looks at the next segment. */
  void wrap(
      TcpHeader segment, byte[] bytes, int dataOffset, int dataLength, boolean metCongestion) {
    this.bytes = bytes;
    this.dataOffset = dataOffset;
    this.dataLength = dataLength;
    this.metCongestion = metCongestion;
    sequenceNumber = segment.sequenceNumber();
    flags = segment.flags();
    urgentPointer = segment.urgentPointer();
  }

  /** Forgets all of the segment but its header: there is no window for it. */
  void dropTextAndFin() {
    dataLength = 0;
    flags &= ~TcpHeader.FIN;
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Remembers what arrived again, in part or whole, for the next ACK (RFC 2883 section 4). */
  void noteDuplicate() {
    if (!tcb.sackAgreed || !tcb.options.duplicateSack() || dataLength == 0) {
      return;
    }
    int end = sequenceNumber + dataLength;
    int gap = sequenceNumber - tcb.rcvNxt;
    int known = gap < 0 ? tcb.rcvNxt : tcb.rcvNxt + tcb.receiveQueue.endOfIslandAround(gap);
    if (Seq.gt(known, sequenceNumber)) {
      tcb.duplicateArrived = true;
      tcb.duplicateFrom = sequenceNumber;
      tcb.duplicateTo = Seq.lt(end, known) ? end : known;
    }
  }

  /**
   * Takes an acceptable segment.
   *
   * @param firstOctet the sequence number of its first octet
   */
  void take(int firstOctet, long now) {
    sequenceNumber = firstOctet;
    if (!connection.state().canReceive()) {
      return;
    }
    if (tcb.ecnAgreed) {
      takeMark();
    }
    if (has(TcpHeader.URG)) {
      tcb.urgent.arrived(sequenceNumber + urgentPointer, connection.readSequence());
    }
    if (has(TcpHeader.FIN) && !tcb.finArrived) {
      int end = sequenceNumber + dataLength;
      if (Seq.le(end, tcb.rcvNxt + tcb.rcvWnd())) {
        tcb.finArrived = true;
        tcb.finSequence = end;
      }
    }
    if (dataLength > 0) {
      if (tcb.userGone) {
        connection.sendReset(tcb.sndNxt, now);
        connection.fail(TcpError.RESET, now);
        return;
      }
      takeText(now);
    } else if (has(TcpHeader.FIN) && Seq.gt(sequenceNumber, tcb.rcvNxt)) {
      tcb.ackNow = true;
    }
    if (tcb.finArrived && tcb.rcvNxt == tcb.finSequence) {
      takeFin(now);
    }
  }

  /** The echo goes on until the peer says that it has reduced its window. */
  private void takeMark() {
    if (has(TcpHeader.CWR)) {
      tcb.echoesCongestion = false;
    }
    if (metCongestion) {
      tcb.ackNow |= !tcb.echoesCongestion;
      tcb.echoesCongestion = true;
    }
  }

  private void takeText(long now) {
    noteDuplicate();
    int skip = Math.max(0, tcb.rcvNxt - sequenceNumber);
    int length = Math.min(dataLength - skip, tcb.rcvNxt + tcb.rcvWnd() - sequenceNumber - skip);
    if (length <= 0) {
      tcb.ackNow = true;
      return;
    }
    boolean hadIslands = tcb.receiveQueue.hasIslands();
    int gap = sequenceNumber + skip - tcb.rcvNxt;
    int grown = tcb.receiveQueue.store(gap, bytes, dataOffset + skip, length);
    tcb.rcvNxt += grown;
    if (tcb.receiveShutDown) {
      tcb.receiveQueue.skip(grown);
    }
    if (hadIslands || gap > 0 || ++tcb.unacknowledgedReceived >= 2) {
      tcb.ackNow = true;
    } else if (timers.delayedAck == EventQueue.NEVER) {
      timers.delayedAck = now + connection.delayedAckNanos();
    }
    if (grown > 0) {
      connection.changed();
    }
  }

  private void takeFin(long now) {
    tcb.rcvNxt++;
    tcb.ackNow = true;
    switch (connection.state()) {
      case ESTABLISHED -> connection.enter(TcpState.CLOSE_WAIT, now);
      case FIN_WAIT_1 -> {
        if (tcb.finAcknowledged()) {
          connection.enterTimeWait(now);
        } else {
          connection.enter(TcpState.CLOSING, now);
        }
      }
      case FIN_WAIT_2 -> connection.enterTimeWait(now);
      default -> {}
    }
    connection.changed();
  }
}

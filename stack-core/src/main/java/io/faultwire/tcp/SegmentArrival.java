package io.faultwire.tcp;

import io.faultwire.wire.TcpHeader;

/** What a connection does when a segment arrives (RFC 9293 sections 3.10.7.3 and 3.10.7.4). */
final class SegmentArrival {
  private final TcpConnection connection;
  private final Tcb tcb;
  private final SegmentSender sender;
  private final SegmentOptions options;
  private final AckProcessor acks;
  private final TextArrival text;

  private int dataLength;
  private int sequenceNumber;
  private int flags;

  SegmentArrival(TcpConnection connection, TcpTimers timers, SegmentSender sender) {
    this.connection = connection;
    this.tcb = connection.tcb;
    this.sender = sender;
    this.options = connection.segmentOptions();
    this.acks = new AckProcessor(tcb, timers, sender, options);
    this.text = new TextArrival(connection, timers);
  }

  /** Processes a segment whose checksum is right. */
  void arrives(
      TcpHeader segment,
      byte[] bytes,
      int dataOffset,
      int dataLength,
      boolean metCongestion,
      long now) {
    this.dataLength = dataLength;
    text.wrap(segment, bytes, dataOffset, dataLength, metCongestion);
    tcb.keepAlive.heard(now);
    sequenceNumber = segment.sequenceNumber();
    flags = segment.flags();
    switch (connection.state()) {
      case CLOSED, LISTEN -> {}
      case SYN_SENT -> inSynSent(segment, now);
      default -> inOtherStates(segment, now);
    }
    if (connection.state() != TcpState.CLOSED) {
      sender.output(now);
    }
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }

  private void inSynSent(TcpHeader segment, long now) {
    int ack = segment.acknowledgmentNumber();
    if (has(TcpHeader.ACK) && (Seq.le(ack, tcb.iss) || Seq.gt(ack, tcb.sndNxt))) {
      if (!has(TcpHeader.RST)) {
        connection.refuseAck(ack, now);
      }
      return;
    }
    if (has(TcpHeader.RST)) {
      if (has(TcpHeader.ACK)) {
        connection.fail(TcpError.REFUSED, now);
      }
      return;
    }
    if (!has(TcpHeader.SYN)) {
      return;
    }
    takeSyn(segment, now);
    if (has(TcpHeader.ACK)) {
      acks.process(ack, sequenceNumber, segment.window(), 0, false, now);
      connection.established(now);
      tcb.ackNow = true;
      sequenceNumber++;
      text.take(sequenceNumber, now);
    } else {
      connection.enter(TcpState.SYN_RECEIVED, now);
      sender.sendSyn(now);
    }
  }

  /** Takes what a SYN says: the initial sequence number, the window and the options. */
  void takeSyn(TcpHeader segment, long now) {
    flags = segment.flags();
    tcb.chooseIrs(segment.sequenceNumber());
    tcb.agreeOnScaling(options.windowScale);
    agreeOnEcn();
    tcb.sackAgreed = tcb.options.selectiveAcknowledgment() && options.sackPermitted;
    if (tcb.options.timestamps() && options.hasTimestamps) {
      tcb.timestamps.agree(options.tsVal, tcb.irs, now);
    }
    tcb.peerMss = options.maximumSegmentSize < 0 ? Tcb.DEFAULT_MSS : options.maximumSegmentSize;
    tcb.effectiveMss = tcb.effectiveMssFor(connection.mssLimit());
    tcb.updateSendWindow(
        segment.window(), segment.sequenceNumber(), segment.acknowledgmentNumber());
  }

  /** A SYN asks with ECE and CWR, a SYN-ACK agrees with ECE alone (RFC 3168 section 6.1.1). */
  private void agreeOnEcn() {
    int bits = flags & (TcpHeader.ECE | TcpHeader.CWR);
    boolean asks = bits == (TcpHeader.ECE | TcpHeader.CWR) && tcb.options.ecn() != Ecn.OFF;
    boolean agrees = bits == TcpHeader.ECE && tcb.options.ecn() == Ecn.REQUEST;
    tcb.ecnAgreed = (tcb.activeOpen && has(TcpHeader.ACK)) ? agrees : asks;
  }

  private void inOtherStates(TcpHeader segment, long now) {
    if (connection.state() == TcpState.SYN_RECEIVED && isRepeatedSyn(now)) {
      return;
    }
    if (tcb.timestamps.agreed() && !has(TcpHeader.RST) && isOldByTimestamp(now)) {
      return;
    }
    if (!isAcceptable()) {
      refuseSequence(now);
      return;
    }
    if (tcb.timestamps.agreed() && options.hasTimestamps) {
      tcb.timestamps.take(options.tsVal, sequenceNumber, now);
    }
    if (has(TcpHeader.RST)) {
      takeReset(now);
      return;
    }
    if (has(TcpHeader.SYN)) {
      takeUnexpectedSyn(now);
      return;
    }
    if (has(TcpHeader.ACK) && takeAck(segment, now)) {
      text.take(sequenceNumber, now);
    }
  }

  /**
   * Handles a SYN that repeats the peer's first one. With an ACK it completes a simultaneous open
   * (RFC 9293 figure 9); without, our SYN-ACK was lost.
   */
  private boolean isRepeatedSyn(long now) {
    if (!has(TcpHeader.SYN) || sequenceNumber != tcb.irs) {
      return false;
    }
    if (has(TcpHeader.ACK)) {
      flags &= ~TcpHeader.SYN;
      sequenceNumber++;
      return false;
    }
    sender.sendSyn(now);
    return true;
  }

  /**
   * RFC 7323 sections 3.2 and 5.3: what lacks timestamps or has old ones is not for this
   * connection; the latter draws an ACK.
   */
  private boolean isOldByTimestamp(long now) {
    if (!options.hasTimestamps) {
      return true;
    }
    if (!tcb.timestamps.isOld(options.tsVal, now)) {
      return false;
    }
    text.noteDuplicate();
    tcb.ackNow = true;
    return true;
  }

  private int segmentLength() {
    return dataLength + (has(TcpHeader.SYN) ? 1 : 0) + (has(TcpHeader.FIN) ? 1 : 0);
  }

  /** The four cases of RFC 9293 section 3.4. */
  private boolean isAcceptable() {
    int window = tcb.rcvWnd();
    int length = segmentLength();
    if (window == 0) {
      if (sequenceNumber == tcb.rcvNxt && length > 0) {
        takeControlOnly();
        return true;
      }
      return sequenceNumber == tcb.rcvNxt;
    }
    return isInWindow(sequenceNumber, window)
        || (length > 0 && isInWindow(sequenceNumber + length - 1, window));
  }

  /** With a zero window, ACK and RST of a segment count, its text does not (RFC 9293, MUST-66). */
  private void takeControlOnly() {
    dataLength = 0;
    flags &= ~TcpHeader.FIN;
    text.dropTextAndFin();
    tcb.ackNow = true;
  }

  private boolean isInWindow(int number, int window) {
    return Seq.le(tcb.rcvNxt, number) && Seq.lt(number, tcb.rcvNxt + window);
  }

  private void refuseSequence(long now) {
    if (has(TcpHeader.RST)) {
      return;
    }
    text.noteDuplicate();
    if (connection.state() == TcpState.TIME_WAIT && has(TcpHeader.FIN)) {
      connection.restartTimeWait(now);
    }
    tcb.ackNow = true;
  }

  /** RFC 9293 section 3.10.7.4, second: only the very next sequence number resets (RFC 5961). */
  private void takeReset(long now) {
    if (sequenceNumber != tcb.rcvNxt) {
      challenge(now);
      return;
    }
    switch (connection.state()) {
      case SYN_RECEIVED -> {
        if (tcb.activeOpen) {
          connection.fail(TcpError.REFUSED, now);
        } else {
          connection.delete(now);
        }
      }
      case CLOSING, LAST_ACK, TIME_WAIT -> connection.delete(now);
      default -> connection.fail(TcpError.RESET, now);
    }
  }

  private void takeUnexpectedSyn(long now) {
    if (connection.state() == TcpState.SYN_RECEIVED && !tcb.activeOpen) {
      connection.delete(now);
    } else {
      challenge(now);
    }
  }

  /** Asks the peer whether it meant it: who does not see our segments cannot answer (RFC 5961). */
  private void challenge(long now) {
    tcb.ackNow |= connection.mayChallenge(now);
  }

  /** Returns whether the segment's text is to be looked at. */
  private boolean takeAck(TcpHeader segment, long now) {
    int ack = segment.acknowledgmentNumber();
    if (connection.state() == TcpState.SYN_RECEIVED) {
      if (Seq.le(ack, tcb.sndUna) || Seq.gt(ack, tcb.sndNxt)) {
        connection.refuseAck(ack, now);
        return false;
      }
      acks.process(ack, sequenceNumber, segment.window() << tcb.sndScale, 0, false, now);
      tcb.updateSendWindow(segment.window() << tcb.sndScale, sequenceNumber, ack);
      connection.established(now);
    } else if (Seq.gt(ack, tcb.sndNxt) || Seq.lt(ack, tcb.sndUna - tcb.largestSndWnd)) {
      challenge(now);
      return false;
    } else {
      int window = segment.window() << tcb.sndScale;
      acks.process(ack, sequenceNumber, window, segmentLength(), has(TcpHeader.ECE), now);
    }
    if (tcb.finAcknowledged()) {
      finWasAcknowledged(now);
    }
    connection.changed();
    return connection.state() != TcpState.CLOSED;
  }

  private void finWasAcknowledged(long now) {
    switch (connection.state()) {
      case FIN_WAIT_1 -> connection.enterFinWait2(now);
      case CLOSING -> connection.enterTimeWait(now);
      case LAST_ACK -> connection.delete(now);
      default -> {}
    }
  }
}

package io.faultwire.tcp;

/** Takes what an ACK's SACK option says into the scoreboard (RFC 2018, RFC 2883). */
final class SackProcessor {
  private final Tcb tcb;
  private final SentSegments sent;
  private final SegmentOptions options;
  private boolean duplicateReported;

  SackProcessor(Tcb tcb, SegmentOptions options) {
    this.tcb = tcb;
    this.sent = tcb.sent;
    this.options = options;
  }

  /**
   * Takes the blocks.
   *
   * @return how many octets are confirmed that were not before
   */
  int take(int ack, long now) {
    int before = sent.sackedOctets();
    int first = 0;
    duplicateReported = reportsDuplicate(ack);
    if (duplicateReported) {
      first = 1;
      tcb.recovery.rack().duplicateReported(tcb.sndUna, tcb.sndNxt);
    }
    for (int i = first; i < options.sackBlocks; i++) {
      int from = options.sackFrom[i];
      int to = options.sackTo[i];
      if (Seq.lt(from, to) && Seq.ge(from, tcb.sndUna) && Seq.le(to, tcb.sndNxt)) {
        take(from, to, now);
      }
    }
    return sent.sackedOctets() - before;
  }

  /** The first block tells of a duplicate (RFC 2883 section 4). */
  private boolean reportsDuplicate(int ack) {
    int from = options.sackFrom[0];
    int to = options.sackTo[0];
    return Seq.lt(from, ack)
        || (options.sackBlocks > 1
            && Seq.ge(from, options.sackFrom[1])
            && Seq.le(to, options.sackTo[1]));
  }

  /** Tells whether the ACK that was taken last told of a duplicate. */
  boolean duplicateReported() {
    return duplicateReported;
  }

  void noBlocks() {
    duplicateReported = false;
  }

  private void take(int from, int to, long now) {
    for (int i = sent.firstEndingAfter(from); i < sent.count(); i++) {
      if (Seq.ge(sent.from(i), to)) {
        return;
      }
      if (Seq.lt(sent.from(i), from)) {
        sent.split(i, from);
        continue;
      }
      if (Seq.gt(sent.to(i), to)) {
        sent.split(i, to);
      }
      if (!sent.isSacked(i)) {
        tcb.recovery.rack().delivered(i, echoedAfterLastCopy(i), now);
        sent.markSacked(i);
      }
    }
  }

  /** Tells whether the ACK being processed cannot be for an earlier copy of a segment. */
  boolean echoedAfterLastCopy(int index) {
    return !tcb.timestamps.agreed()
        || options.tsEcr - tcb.timestamps.value(sent.sentAt(index)) >= 0;
  }
}

package io.faultwire.tcp;

/**
 * Forward RTO-recovery: after a timeout the first ACK lets new data out instead of copies, and the
 * second ACK tells whether what was sent before the timeout has arrived (F-RTO, RFC 5682 section
 * 2.1).
 */
final class ForwardRecovery {
  private enum Step {
    OFF,
    /** The first segment was sent again. */
    COPY_SENT,
    /** The copy was acknowledged, and not all: new data is due. */
    NEW_DATA_DUE,
    /** New data was sent, and nothing else again. */
    NEW_DATA_SENT
  }

  private final SentSegments sent;
  private Step step = Step.OFF;

  ForwardRecovery(SentSegments sent) {
    this.sent = sent;
  }

  /** Step 1: the timer has expired. */
  void begin(boolean applies) {
    step = applies ? Step.COPY_SENT : Step.OFF;
  }

  boolean isNewDataDue() {
    return step == Step.NEW_DATA_DUE;
  }

  /**
   * An ACK has moved SND.UNA: steps 2 and 3.
   *
   * @param all whether it covers all that was sent before the timeout
   * @return whether the timeout was spurious
   */
  boolean advanced(boolean all) {
    boolean spurious = step == Step.NEW_DATA_SENT;
    step = step == Step.COPY_SENT && !all && !hasOtherCopies() ? Step.NEW_DATA_DUE : Step.OFF;
    return spurious;
  }

  private boolean hasOtherCopies() {
    for (int i = 0; i < sent.count(); i++) {
      if (sent.hasCopyInFlight(i)) {
        return true;
      }
    }
    return false;
  }

  /** Step 2b is done; without new data, recovery goes on as usual. */
  void newDataSent(boolean any) {
    step = any ? Step.NEW_DATA_SENT : Step.OFF;
    if (any) {
      sent.forgetLosses();
    }
  }

  /** A duplicate ACK: steps 2a and 3a. The timeout was right. */
  void duplicate() {
    if (step == Step.NEW_DATA_SENT) {
      sent.markAllLost();
    }
    step = Step.OFF;
  }
}

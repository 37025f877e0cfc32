package io.faultwire.capture;

/** What a segment turns out to be once those around it are known. */
final class SegmentMarks {
  boolean retransmission;
  boolean outOfOrder;
  boolean overtaken;
  boolean duplicateAcknowledgment;
}

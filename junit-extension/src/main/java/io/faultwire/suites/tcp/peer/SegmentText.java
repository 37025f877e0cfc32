package io.faultwire.suites.tcp.peer;

import io.faultwire.wire.TcpHeader;

/** Writes a segment on one line, with sequence numbers relative to the initial ones. */
final class SegmentText {

  private SegmentText() {}

  /**
   * Return the line.
   *
   * @param seqBase the sender's initial sequence number
   * @param ackBase the receiver's initial sequence number
   */
  static String of(Segment segment, int seqBase, int ackBase) {
    StringBuilder text = new StringBuilder(TcpHeader.describeFlags(segment.flags()));
    text.append(" seq=").append(segment.seq() - seqBase);
    if (segment.has(TcpHeader.ACK)) {
      text.append(" ack=").append(segment.ack() - ackBase);
    }
    text.append(" win=").append(segment.window());
    if (segment.dataLength() > 0) {
      text.append(" len=").append(segment.dataLength());
    }
    if (segment.has(TcpHeader.URG)) {
      text.append(" urg=").append(segment.urgentPointer());
    }
    if (segment.ip().typeOfService() != 0) {
      text.append(" tos=").append(segment.ip().typeOfService());
    }
    if (segment.options().length > 0) {
      text.append(' ').append(OptionList.of(segment.options()));
    }
    if (!segment.checksumValid()) {
      text.append(" WRONG CHECKSUM");
    }
    if (segment.reservedBits() != 0) {
      text.append(" reserved=").append(segment.reservedBits());
    }
    return text.toString();
  }
}

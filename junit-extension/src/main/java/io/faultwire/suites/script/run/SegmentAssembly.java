package io.faultwire.suites.script.run;

import io.faultwire.suites.script.live.Mismatch;
import io.faultwire.suites.script.live.Row;
import io.faultwire.suites.script.packet.TcpPacket;
import io.faultwire.wire.TcpHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The segments that together have the data of one expected segment, as segmentation offload makes
 * one of them: each follows the one before, and all but the last have equal lengths.
 */
final class SegmentAssembly {
  /** The control bits that may differ within a run of segments. */
  private static final int OF_ENDS = TcpHeader.FIN | TcpHeader.PSH | TcpHeader.CWR;

  private final int wantedLength;
  private @Nullable TcpPacket first;
  private @Nullable TcpPacket last;
  private int length;
  private boolean zeros = true;

  SegmentAssembly(int wantedLength) {
    this.wantedLength = wantedLength;
  }

  void add(TcpPacket segment) {
    TcpPacket before = last;
    if (before == null) {
      first = segment;
    } else {
      check(before, segment);
    }
    last = segment;
    length += segment.dataLength();
    zeros &= segment.zeros();
  }

  private void check(TcpPacket before, TcpPacket segment) {
    boolean ends = length + segment.dataLength() >= wantedLength;
    List<Row> rows =
        List.of(
            Row.of(
                "seq",
                Integer.toUnsignedString(before.seq() + before.dataLength()),
                Integer.toUnsignedString(segment.seq())),
            Row.of("flags", flags(before), flags(segment)),
            Row.of(
                "ack",
                Integer.toUnsignedString(before.ack()),
                Integer.toUnsignedString(segment.ack())),
            Row.of("win", String.valueOf(before.window()), String.valueOf(segment.window())),
            new Row(
                "data",
                ends ? "" : String.valueOf(before.dataLength()),
                String.valueOf(segment.dataLength()),
                !ends && before.dataLength() != segment.dataLength()));
    if (rows.stream().anyMatch(Row::differs)) {
      throw new Mismatch(
          "the segment does not go on where the one before it ends; "
              + length
              + " of "
              + wantedLength
              + " octets had come",
          rows);
    }
  }

  private static String flags(TcpPacket segment) {
    return segment.withData(segment.flags() & ~OF_ENDS, segment.seq(), 0, true).flagsText();
  }

  /** Tell whether there is as much data as expected, or more. */
  boolean isComplete() {
    return length >= wantedLength;
  }

  /** Return one segment for all, with the ends of the last and CWR of the first. */
  TcpPacket whole() {
    if (first == null || last == null) {
      throw new IllegalStateException("no segment has come");
    }
    int cwr = first.flags() & TcpHeader.CWR;
    return last.withData((last.flags() & ~TcpHeader.CWR) | cwr, first.seq(), length, zeros);
  }
}

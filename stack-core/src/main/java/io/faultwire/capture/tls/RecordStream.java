package io.faultwire.capture.tls;

import io.faultwire.capture.CapturedSegment;
import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import io.faultwire.tls.message.TlsReader;
import io.faultwire.tls.message.TlsRecord;
import io.faultwire.wire.TcpHeader;
import java.util.ArrayList;
import java.util.List;

/** The records that one end sent, each with the place of the segment that completed it. */
final class RecordStream {
  /** What a record may have at most when it is encrypted (RFC 5246, section 6.2.3). */
  private static final int LONGEST = (1 << 14) + 2048;

  private static final int MAJOR_VERSION = 3;

  /** A record, and the index of the segment in which its last octet was first sent. */
  record Placed(Side from, TlsRecord record, int order) {}

  private RecordStream() {}

  /** Returns the records from the first octet on, as long as they are TLS. */
  static List<Placed> of(TcpConversation conversation, Side from) {
    List<Placed> records = new ArrayList<>();
    byte[] octets = conversation.streamFrom(from).sent();
    Places places = new Places(conversation, from);
    TlsReader in = new TlsReader(octets);
    while (in.remaining() >= TlsRecord.HEADER_LENGTH) {
      int type = in.u8();
      int version = in.u16();
      int length = in.u16();
      if (!isHeader(type, version, length) || length > in.remaining()) {
        break;
      }
      TlsRecord record = new TlsRecord(type, version, in.raw(length));
      records.add(new Placed(from, record, places.before(octets.length - in.remaining())));
    }
    return records;
  }

  private static boolean isHeader(int type, int version, int length) {
    return TlsRecord.isType(type) && version >> 8 == MAJOR_VERSION && length <= LONGEST;
  }

  /** Tells in which segment an octet of a stream was first sent. */
  private static final class Places {
    private final List<Long> ends = new ArrayList<>();
    private final List<Integer> segments = new ArrayList<>();
    private int at;

    Places(TcpConversation conversation, Side from) {
      List<CapturedSegment> all = conversation.segments();
      long reached = 0;
      for (int i = 0; i < all.size(); i++) {
        CapturedSegment each = all.get(i);
        long start = each.relativeSequence() + (each.has(TcpHeader.SYN) ? 1 : 0) - 1;
        if (each.from() == from && start + each.payloadLength() > reached) {
          reached = start + each.payloadLength();
          ends.add(reached);
          segments.add(i);
        }
      }
    }

    /** Returns the index of the segment; ends are asked for in ascending order. */
    int before(long end) {
      while (at < ends.size() - 1 && ends.get(at) < end) {
        at++;
      }
      return segments.get(at);
    }
  }
}

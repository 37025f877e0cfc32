package io.faultwire.suites.tcp.table;

import static io.faultwire.suites.tcp.peer.SegmentPattern.acknowledging;
import static io.faultwire.suites.tcp.peer.SegmentPattern.bareAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.rst;
import static io.faultwire.suites.tcp.peer.SegmentPattern.rstWithoutAck;
import static io.faultwire.suites.tcp.peer.SegmentPattern.synAck;

import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.peer.SegmentPattern;
import io.faultwire.wire.TcpHeader;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a subject sends when a segment arrives. */
public enum Answer {
  NONE("is not answered") {
    @Override
    public @Nullable SegmentPattern pattern(Situation before, Segment arrived) {
      return null;
    }
  },
  /** SEQ=SND.NXT, ACK=RCV.NXT as it was: nothing of the segment is taken. */
  ACK("is answered by an ACK that takes nothing") {
    @Override
    public SegmentPattern pattern(Situation before, Segment arrived) {
      return bareAck().seq(before.sndNxt()).ack(before.rcvNxt());
    }
  },
  /** SEQ=SND.NXT, ACK behind the segment. */
  ACK_IT("is acknowledged") {
    @Override
    public SegmentPattern pattern(Situation before, Segment arrived) {
      return acknowledging(arrived.end());
    }
  },
  /** SEQ=SND.NXT, ACK behind the SYN of the segment, whatever follows it. */
  ACK_SYN("has its SYN acknowledged") {
    @Override
    public SegmentPattern pattern(Situation before, Segment arrived) {
      return bareAck().seq(before.sndNxt()).ack(arrived.seq() + 1);
    }
  },
  /** A SYN of the subject's own, with an ACK of the SYN or, beyond it, of the text. */
  SYN_ACK("is answered by a SYN-ACK") {
    @Override
    public SegmentPattern pattern(Situation before, Segment arrived) {
      int least = arrived.seq() + 1;
      int most = arrived.end();
      return synAck()
          .that(
              "acknowledging the SYN",
              s -> s.ack() - least >= 0 && (s.ack() == least || s.ack() - most <= 0));
    }
  },
  /** Any RST. */
  RST("is answered by a RST") {
    @Override
    public SegmentPattern pattern(Situation before, Segment arrived) {
      return rst();
    }
  },
  /** SEQ=SEG.ACK, CTL=RST. */
  RST_SEQ("is answered by a RST with its number") {
    @Override
    public SegmentPattern pattern(Situation before, Segment arrived) {
      return rstWithoutAck().seq(arrived.ack());
    }
  },
  /** SEQ=0, ACK=SEG.SEQ+SEG.LEN, CTL=RST,ACK. */
  RST_ACK("is answered by a RST that acknowledges it") {
    @Override
    public SegmentPattern pattern(Situation before, Segment arrived) {
      return rst().that("with ACK", s -> s.has(TcpHeader.ACK)).seq(0).ack(arrived.end());
    }
  };

  private final String phrase;

  Answer(String phrase) {
    this.phrase = phrase;
  }

  /** Return what happens to the segment, as words that follow it. */
  public String phrase() {
    return phrase;
  }

  /**
   * Return what the answer looks like, or null if none is sent.
   *
   * @param before the connection's numbers when the segment arrived
   * @param arrived the segment
   */
  public abstract @Nullable SegmentPattern pattern(Situation before, Segment arrived);

  static Answer named(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}

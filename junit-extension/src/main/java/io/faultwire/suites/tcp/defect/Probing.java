package io.faultwire.suites.tcp.defect;

import io.faultwire.suites.tcp.peer.OptionList;
import io.faultwire.suites.tcp.peer.OptionList.Block;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.wire.TcpHeader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Mutations that probe, repeat or report at the wrong time. */
final class Probing {

  private Probing() {}

  /** Probes five seconds after each SYN-ACK, whatever happened since. */
  static final class Unasked extends WireMutation {
    private static final Duration DELAY = Duration.ofSeconds(5);

    @Override
    protected void outgoing(Segment segment, Way way) {
      way.pass(segment);
      if (segment.has(TcpHeader.SYN)) {
        way.passAfter(DELAY, segment.flags(TcpHeader.ACK).options(new byte[0]));
      }
    }
  }

  /** Takes the second probe in a row for the end of the connection. */
  static final class Impatient extends WireMutation {
    private boolean unanswered;

    @Override
    protected void outgoing(Segment segment, Way way) {
      way.pass(segment);
      if (seen.isProbe(segment)) {
        if (unanswered) {
          way.answer(
              Segment.of(
                  /* sourcePort= */ segment.destinationPort(),
                  /* destinationPort= */ segment.sourcePort(),
                  seen.rcvNxt,
                  0,
                  TcpHeader.RST));
        }
        unanswered = true;
      }
    }

    @Override
    protected void incoming(Segment segment, Way way) {
      unanswered = false;
      way.pass(segment);
    }
  }

  /** Sends new data once more after a fixed time. */
  static final class Copies extends WireMutation {
    private final Duration delay;

    Copies(Duration delay) {
      this.delay = delay;
    }

    @Override
    protected void outgoing(Segment segment, Way way) {
      boolean repeated = seen.isRepetition(segment);
      way.pass(segment);
      if (!repeated && segment.dataLength() > 0) {
        way.passAfter(delay, segment);
      }
    }
  }

  /** Repeats the last SACK blocks when nothing is missing any more. */
  static final class OldBlocks extends WireMutation {
    private @Nullable Block last;

    @Override
    protected void outgoing(Segment segment, Way way) {
      if (!OptionSurgery.blocks(segment).isEmpty()) {
        last = OptionSurgery.blocks(segment).get(0);
      } else if (last != null) {
        way.pass(OptionSurgery.with(segment, OptionList.sack(last)));
        return;
      }
      way.pass(segment);
    }
  }

  /** Sends each segment with data as two. */
  static final class Halves extends WireMutation {
    @Override
    protected void outgoing(Segment segment, Way way) {
      int half = segment.dataLength() / 2;
      if (half == 0) {
        way.pass(segment);
        return;
      }
      byte[] data = segment.data();
      way.pass(segment.data(java.util.Arrays.copyOf(data, half)));
      way.pass(
          segment
              .seq(segment.seq() + half)
              .data(java.util.Arrays.copyOfRange(data, half, data.length)));
    }
  }
}

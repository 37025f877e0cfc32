package io.faultwire.suites.tcp.defect;

import io.faultwire.suites.tcp.peer.OptionList;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.wire.TcpHeader;
import io.faultwire.wire.TcpOption;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The mutations that are more than a rewrite of one segment, and helpers of the others. */
final class Mutations {
  /** The address of the built-in stack on its test bed. */
  static final int SUBJECT = 0x0A000001;

  /** The address of the tester there. */
  static final int TESTER = 0x0A000002;

  private Mutations() {}

  /** Answers a RST with a RST. */
  static final class AnswersResets extends WireMutation {
    @Override
    protected void incoming(Segment segment, Way way) {
      way.pass(segment);
      if (segment.has(TcpHeader.RST)) {
        way.answer(
            Segment.of(
                /* sourcePort= */ segment.destinationPort(),
                /* destinationPort= */ segment.sourcePort(),
                segment.ack(),
                segment.end(),
                TcpHeader.RST | TcpHeader.ACK));
      }
    }
  }

  /** Acknowledges an ACK without data. */
  static final class AcksAcks extends WireMutation {
    @Override
    protected void incoming(Segment segment, Way way) {
      way.pass(segment);
      boolean bareAck = segment.flags() == TcpHeader.ACK && segment.dataLength() == 0;
      if (bareAck && seen.isOpen()) {
        way.answer(
            Segment.of(
                /* sourcePort= */ segment.destinationPort(),
                /* destinationPort= */ segment.sourcePort(),
                seen.sndMax,
                seen.rcvNxt,
                TcpHeader.ACK));
      }
    }
  }

  /** Acknowledges every segment but SYNs, whatever it is. */
  static final class AcksEverything extends WireMutation {
    @Override
    protected void incoming(Segment segment, Way way) {
      way.pass(segment);
      if (seen.outgoingSyn && !segment.has(TcpHeader.SYN)) {
        way.answer(
            Segment.of(
                /* sourcePort= */ segment.destinationPort(),
                /* destinationPort= */ segment.sourcePort(),
                seen.sndMax,
                seen.rcvNxt,
                TcpHeader.ACK));
      }
    }
  }

  /** Acknowledges each segment with data at once. */
  static final class AcksEverySegment extends WireMutation {
    @Override
    protected void incoming(Segment segment, Way way) {
      way.pass(segment);
      if (segment.dataLength() > 0) {
        way.answer(
            Segment.of(
                /* sourcePort= */ segment.destinationPort(),
                /* destinationPort= */ segment.sourcePort(),
                seen.sndMax,
                segment.end(),
                TcpHeader.ACK));
      }
    }
  }

  /** Acknowledges the first FIN that comes again without telling the stack. */
  static final class AnswersRepeatedFinItself extends WireMutation {
    private @Nullable Segment lastAck;
    private boolean answered;

    @Override
    protected void outgoing(Segment segment, Way way) {
      lastAck = segment;
      way.pass(segment);
    }

    @Override
    protected void incoming(Segment segment, Way way) {
      if (segment.has(TcpHeader.FIN) && seen.incomingFin && lastAck != null && !answered) {
        answered = true;
        way.answer(lastAck);
      } else {
        way.pass(segment);
      }
    }
  }

  /** Takes one duplicate ACK for three. */
  static final class TripleDuplicates extends WireMutation {
    @Override
    protected void incoming(Segment segment, Way way) {
      boolean duplicate = seen.isDuplicateAck(segment);
      way.pass(segment);
      if (duplicate) {
        way.pass(segment);
        way.pass(segment);
      }
    }
  }

  /** Sends a copy of new data after the shortest RTO, however often the timer was backed off. */
  static final class EagerCopies extends WireMutation {
    private static final Duration SHORTEST = Duration.ofMillis(210);

    @Override
    protected void outgoing(Segment segment, Way way) {
      boolean repeated = seen.isRepetition(segment);
      way.pass(segment);
      if (seen.markIf(repeated) && !repeated && segment.dataLength() > 0) {
        way.passAfter(SHORTEST, segment);
      }
    }
  }

  /** Holds every ACK without data back. */
  static final class SlowAcks extends WireMutation {
    private final Duration delay;

    SlowAcks(Duration delay) {
      this.delay = delay;
    }

    @Override
    protected void outgoing(Segment segment, Way way) {
      boolean bareAck = segment.flags() == TcpHeader.ACK && segment.dataLength() == 0;
      if (bareAck && seen.isOpen()) {
        way.passAfter(delay, segment);
      } else {
        way.pass(segment);
      }
    }
  }

  static byte[] invertFirst(byte[] data) {
    data[0] ^= (byte) 0xFF;
    return data;
  }

  static boolean beginsWithMss(Segment segment) {
    byte[] options = segment.options();
    return options.length > 0 && options[0] == TcpOption.MAXIMUM_SEGMENT_SIZE;
  }

  /** Return options in which the end of the list is no longer seen. */
  static byte[] withoutEnd(byte[] options) {
    boolean hasEnd = OptionList.of(options).toString().contains("end");
    for (int i = 0; hasEnd && i < options.length; i++) {
      if (options[i] == TcpOption.END_OF_LIST) {
        options[i] = TcpOption.NO_OPERATION;
        return options;
      }
    }
    return options;
  }

  /** Return options with an end of the list and nonsense behind it. */
  static byte[] withGarbage(byte[] options) {
    byte[] more = Arrays.copyOf(options, options.length + 4);
    more[options.length + 3] = (byte) 0xFF;
    return more;
  }
}

package io.faultwire.suites.tcp.defect;

import io.faultwire.suites.tcp.peer.OptionList;
import io.faultwire.suites.tcp.peer.OptionList.Block;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.wire.TcpOption;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Cuts options out of segments, adds some and changes their values. */
final class OptionSurgery {
  static final int SACK = 5;
  static final int TIMESTAMPS = 8;
  private static final int MOST_OCTETS = 40;

  private OptionSurgery() {}

  /** Return where the value of an option begins, or -1 if there is none. */
  private static int find(byte[] options, int kind) {
    int at = 0;
    while (at < options.length && options[at] != TcpOption.END_OF_LIST) {
      if (options[at] == TcpOption.NO_OPERATION) {
        at++;
        continue;
      }
      int length = at + 1 < options.length ? options[at + 1] & 0xFF : 0;
      if (length < 2 || at + length > options.length) {
        return -1;
      }
      if ((options[at] & 0xFF) == kind) {
        return at + 2;
      }
      at += length;
    }
    return -1;
  }

  static boolean has(Segment segment, int kind) {
    return find(segment.options(), kind) >= 0;
  }

  /** Return the segment with no-operations in the place of an option. */
  static Segment without(Segment segment, int kind) {
    byte[] options = segment.options();
    int value = find(options, kind);
    if (value < 0) {
      return segment;
    }
    int from = value - 2;
    Arrays.fill(options, from, from + (options[from + 1] & 0xFF), (byte) TcpOption.NO_OPERATION);
    return segment.options(options);
  }

  /** Return the segment with one option more, if there is room for it. */
  static Segment with(Segment segment, byte[] option) {
    byte[] all = OptionList.join(option, segment.options());
    return all.length > MOST_OCTETS ? segment : segment.options(all);
  }

  /** Return the segment with an option's value changed, if it has the option. */
  static Segment change(Segment segment, int kind, Consumer<ByteBuffer> change) {
    byte[] options = segment.options();
    int value = find(options, kind);
    if (value < 0) {
      return segment;
    }
    int length = (options[value - 1] & 0xFF) - 2;
    change.accept(ByteBuffer.wrap(options, value, length).slice());
    return segment.options(options);
  }

  static Segment withTsVal(Segment segment, int value) {
    return change(segment, TIMESTAMPS, octets -> octets.putInt(0, value));
  }

  static Segment withTsEcr(Segment segment, int echo) {
    return change(segment, TIMESTAMPS, octets -> octets.putInt(4, echo));
  }

  static List<Block> blocks(Segment segment) {
    return OptionList.of(segment.options()).sackBlocks();
  }

  /** Return the segment with the first of its SACK blocks alone. */
  static Segment withFirstBlockOnly(Segment segment) {
    List<Block> blocks = blocks(segment);
    return blocks.size() < 2
        ? segment
        : with(without(segment, SACK).options(stamps(segment)), OptionList.sack(blocks.get(0)));
  }

  private static byte[] stamps(Segment segment) {
    OptionList.Timestamps stamps = OptionList.of(segment.options()).timestamps();
    return stamps == null ? new byte[0] : OptionList.timestamps(stamps.value(), stamps.echo());
  }
}

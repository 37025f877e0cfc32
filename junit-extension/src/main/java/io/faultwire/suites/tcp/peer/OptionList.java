package io.faultwire.suites.tcp.peer;

import io.faultwire.wire.TcpOption;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The options of a segment, taken apart strictly (RFC 9293 section 3.2). */
public final class OptionList {
  private static final int SACK_PERMITTED = 4;
  private static final int SACK = 5;
  private static final int TIMESTAMPS = 8;

  private final List<String> names = new ArrayList<>();
  private OptionalInt mss = OptionalInt.empty();
  private OptionalInt windowScale = OptionalInt.empty();
  private boolean sackPermitted;
  private final List<Block> sackBlocks = new ArrayList<>();
  private @Nullable Timestamps timestamps;
  private String problem = "";

  private OptionList(byte[] options) {
    int at = 0;
    while (at < options.length && problem.isEmpty()) {
      int kind = options[at] & 0xFF;
      if (kind == TcpOption.END_OF_LIST) {
        names.add("end");
        checkPadding(options, at + 1);
        return;
      }
      at = kind == TcpOption.NO_OPERATION ? single(at) : multiple(options, at, kind);
    }
  }

  /**
   * One block of a SACK option (RFC 2018 section 3).
   *
   * @param left the first sequence number that arrived
   * @param right the first that did not
   */
  public record Block(int left, int right) {}

  /**
   * A timestamps option (RFC 7323 section 3).
   *
   * @param value TSval
   * @param echo TSecr
   */
  public record Timestamps(int value, int echo) {}

  /** Take options apart. */
  public static OptionList of(byte[] options) {
    return new OptionList(options);
  }

  /** Return the octets of a maximum segment size option. */
  public static byte[] mss(int size) {
    return new byte[] {2, 4, (byte) (size >>> 8), (byte) size};
  }

  /** Return the octets of a window scale option, with a no-operation before it. */
  public static byte[] windowScale(int shift) {
    return new byte[] {1, 3, 3, (byte) shift};
  }

  /** Return the octets of a SACK-permitted option, with two no-operations before it. */
  public static byte[] permitSack() {
    return new byte[] {1, 1, 4, 2};
  }

  /** Return the octets of a SACK option, with two no-operations before it. */
  public static byte[] sack(Block... blocks) {
    ByteBuffer octets = ByteBuffer.allocate(4 + 8 * blocks.length);
    octets.put((byte) 1).put((byte) 1).put((byte) 5).put((byte) (2 + 8 * blocks.length));
    for (Block block : blocks) {
      octets.putInt(block.left).putInt(block.right);
    }
    return octets.array();
  }

  /** Return the octets of a timestamps option, with two no-operations before it. */
  public static byte[] timestamps(int value, int echo) {
    return ByteBuffer.allocate(12).putInt(0x0101080A).putInt(value).putInt(echo).array();
  }

  /** Return options one after the other. */
  public static byte[] join(byte[]... options) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] option : options) {
      all.writeBytes(option);
    }
    return all.toByteArray();
  }

  private int single(int at) {
    names.add("nop");
    return at + 1;
  }

  private int multiple(byte[] options, int at, int kind) {
    int length = at + 1 < options.length ? options[at + 1] & 0xFF : 0;
    if (length < 2 || at + length > options.length) {
      problem = "option " + kind + " states the illegal length " + length;
      names.add(problem);
      return at;
    }
    known(ByteBuffer.wrap(options, at + 2, length - 2), kind, length);
    return at + length;
  }

  private void known(ByteBuffer value, int kind, int length) {
    if (kind == TcpOption.MAXIMUM_SEGMENT_SIZE && length == 4) {
      mss = OptionalInt.of(value.getShort() & 0xFFFF);
      names.add("mss " + mss.getAsInt());
    } else if (kind == TcpOption.WINDOW_SCALE && length == 3) {
      windowScale = OptionalInt.of(value.get());
      names.add("wscale " + windowScale.getAsInt());
    } else if (kind == SACK_PERMITTED && length == 2) {
      sackPermitted = true;
      names.add("sack permitted");
    } else if (kind == SACK && length % 8 == 2) {
      while (value.hasRemaining()) {
        sackBlocks.add(new Block(value.getInt(), value.getInt()));
      }
      names.add("sack of " + sackBlocks.size());
    } else if (kind == TIMESTAMPS && length == 10) {
      timestamps = new Timestamps(value.getInt(), value.getInt());
      names.add("ts " + timestamps.value + " " + timestamps.echo);
    } else {
      names.add("option " + kind);
    }
  }

  private void checkPadding(byte[] options, int from) {
    for (int i = from; i < options.length; i++) {
      if (options[i] != 0) {
        problem = "the padding behind the end of the list is not zero";
      }
    }
  }

  /** Return the maximum segment size, if there is one. */
  public OptionalInt mss() {
    return mss;
  }

  /** Return the shift of the window scale option, if there is one. */
  public OptionalInt windowScale() {
    return windowScale;
  }

  /** Tell whether there is a SACK-permitted option. */
  public boolean permitsSack() {
    return sackPermitted;
  }

  /** Return the blocks of the SACK option, in their order. */
  public List<Block> sackBlocks() {
    return List.copyOf(sackBlocks);
  }

  /** Return the timestamps option, or null if there is none. */
  public @Nullable Timestamps timestamps() {
    return timestamps;
  }

  /** Return what is wrong with the options; empty if nothing is. */
  public String problem() {
    return problem;
  }

  @Override
  public String toString() {
    return "<" + String.join(", ", names) + ">";
  }
}

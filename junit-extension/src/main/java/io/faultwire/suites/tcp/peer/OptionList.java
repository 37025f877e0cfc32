package io.faultwire.suites.tcp.peer;

import io.faultwire.wire.TcpOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The options of a segment, taken apart strictly (RFC 9293 section 3.2). */
public final class OptionList {
  private final List<String> names = new ArrayList<>();
  private OptionalInt mss = OptionalInt.empty();
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

  /** Take options apart. */
  public static OptionList of(byte[] options) {
    return new OptionList(options);
  }

  /** Return the octets of a maximum segment size option. */
  public static byte[] mss(int size) {
    return new byte[] {2, 4, (byte) (size >>> 8), (byte) size};
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
    if (kind == TcpOption.MAXIMUM_SEGMENT_SIZE && length == 4) {
      mss = OptionalInt.of((options[at + 2] & 0xFF) << 8 | (options[at + 3] & 0xFF));
      names.add("mss " + mss.getAsInt());
    } else if (kind == TcpOption.WINDOW_SCALE && length == 3) {
      names.add("wscale " + options[at + 2]);
    } else {
      names.add("option " + kind);
    }
    return at + length;
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

  /** Return what is wrong with the options; empty if nothing is. */
  public String problem() {
    return problem;
  }

  @Override
  public String toString() {
    return "<" + String.join(", ", names) + ">";
  }
}

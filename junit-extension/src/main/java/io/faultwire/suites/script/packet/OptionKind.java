package io.faultwire.suites.script.packet;

import java.util.List;

/** The numbers that name TCP's options, and how scripts write what they hold. */
public final class OptionKind {
  public static final int END_OF_LIST = 0;
  public static final int NO_OPERATION = 1;
  public static final int MAXIMUM_SEGMENT_SIZE = 2;
  public static final int WINDOW_SCALE = 3;
  public static final int SACK_PERMITTED = 4;
  public static final int SACK = 5;
  public static final int TIMESTAMPS = 8;
  public static final int MD5_SIGNATURE = 19;
  public static final int FAST_OPEN = 34;

  /** Accurate ECN with the ECT(0) counter first. */
  public static final int ACCURATE_ECN_0 = 172;

  /** Accurate ECN with the ECT(1) counter first. */
  public static final int ACCURATE_ECN_1 = 174;

  /** For experiments (RFC 6994); what follows tells them apart. */
  public static final int EXPERIMENTAL = 254;

  /** What tells Fast Open from other experiments, in hexadecimal digits. */
  static final String FAST_OPEN_MAGIC = "f989";

  private static final List<String> ECN_0_COUNTERS = List.of("e0b", "ceb", "e1b");
  private static final List<String> ECN_1_COUNTERS = List.of("e1b", "ceb", "e0b");

  private OptionKind() {}

  static boolean isSingleOctet(int kind) {
    return kind == END_OF_LIST || kind == NO_OPERATION;
  }

  static String describe(int kind, String data) {
    return switch (kind) {
      case END_OF_LIST -> "eol";
      case NO_OPERATION -> "nop";
      case MAXIMUM_SEGMENT_SIZE -> number("mss", data, 4);
      case WINDOW_SCALE -> number("wscale", data, 2);
      case SACK_PERMITTED -> data.isEmpty() ? "sackOK" : unknown(kind, data);
      case MD5_SIGNATURE -> "md5 " + data;
      case FAST_OPEN -> ("FO " + data).strip();
      case ACCURATE_ECN_0 -> counters(kind, data, ECN_0_COUNTERS);
      case ACCURATE_ECN_1 -> counters(kind, data, ECN_1_COUNTERS);
      case EXPERIMENTAL ->
          data.startsWith(FAST_OPEN_MAGIC)
              ? ("FOEXP " + data.substring(FAST_OPEN_MAGIC.length())).strip()
              : unknown(kind, data);
      default -> unknown(kind, data);
    };
  }

  private static String number(String name, String data, int digits) {
    return data.length() == digits
        ? name + " " + Integer.parseInt(data, 16)
        : name + " of " + data.length() / 2 + " octets";
  }

  private static String counters(int kind, String data, List<String> names) {
    if (data.length() % 6 != 0 || data.length() > 18) {
      return unknown(kind, data);
    }
    StringBuilder text = new StringBuilder("ECN");
    for (int i = 0; i < data.length() / 6; i++) {
      text.append(' ').append(names.get(i)).append(' ');
      text.append(Integer.parseInt(data.substring(6 * i, 6 * i + 6), 16));
    }
    return text.toString();
  }

  private static String unknown(int kind, String data) {
    return ("option " + kind + " " + data).strip();
  }
}

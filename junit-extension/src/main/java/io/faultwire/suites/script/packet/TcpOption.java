package io.faultwire.suites.script.packet;

import java.util.List;
import java.util.stream.Collectors;

/** One option of a TCP segment. */
public sealed interface TcpOption {

  /** Return the option as scripts write it. */
  String text();

  /** Return the length in octets. */
  int length();

  /** Return the number that names the option on the wire. */
  int kind();

  /** One block of octets that arrived (RFC 2018). */
  record Block(int left, int right) {
    @Override
    public String toString() {
      return Integer.toUnsignedString(left) + ":" + Integer.toUnsignedString(right);
    }
  }

  /** Selective acknowledgment (RFC 2018). */
  record Sack(List<Block> blocks) implements TcpOption {
    @Override
    public int kind() {
      return OptionKind.SACK;
    }

    @Override
    public int length() {
      return 2 + 8 * blocks.size();
    }

    @Override
    public String text() {
      return "sack " + blocks.stream().map(Block::toString).collect(Collectors.joining(" "));
    }
  }

  /** Timestamps (RFC 7323). */
  record Timestamps(int value, int echo) implements TcpOption {
    @Override
    public int kind() {
      return OptionKind.TIMESTAMPS;
    }

    @Override
    public int length() {
      return 10;
    }

    @Override
    public String text() {
      return "TS val " + Integer.toUnsignedString(value) + " ecr " + Integer.toUnsignedString(echo);
    }
  }

  /**
   * Any other option.
   *
   * @param kind the number that names it
   * @param data what stands behind kind and length, in hexadecimal digits
   */
  record Plain(int kind, String data) implements TcpOption {
    @Override
    public int length() {
      return OptionKind.isSingleOctet(kind) ? 1 : 2 + data.length() / 2;
    }

    @Override
    public String text() {
      return OptionKind.describe(kind, data);
    }
  }

  /** Octets that no option can be read from, up to the end of the header. */
  record Malformed(String octets) implements TcpOption {
    @Override
    public int kind() {
      return -1;
    }

    @Override
    public int length() {
      return octets.length() / 2;
    }

    @Override
    public String text() {
      return "malformed " + octets;
    }
  }

  /** No operation, which fills the gap before another option. */
  static TcpOption nop() {
    return new Plain(OptionKind.NO_OPERATION, "");
  }

  /** The end of the list. */
  static TcpOption eol() {
    return new Plain(OptionKind.END_OF_LIST, "");
  }

  /** Maximum segment size (RFC 9293 section 3.2). */
  static TcpOption mss(int size) {
    return new Plain(OptionKind.MAXIMUM_SEGMENT_SIZE, "%04x".formatted(size));
  }

  /** Window scale (RFC 7323). */
  static TcpOption windowScale(int shift) {
    return new Plain(OptionKind.WINDOW_SCALE, "%02x".formatted(shift));
  }

  /** SACK permitted (RFC 2018). */
  static TcpOption sackPermitted() {
    return new Plain(OptionKind.SACK_PERMITTED, "");
  }

  /** MD5 signature (RFC 2385). */
  static TcpOption md5(String digest) {
    return new Plain(OptionKind.MD5_SIGNATURE, digest);
  }

  /** Fast Open cookie (RFC 7413). */
  static TcpOption fastOpen(String cookie) {
    return new Plain(OptionKind.FAST_OPEN, cookie);
  }

  /** Fast Open cookie in the experimental option that preceded RFC 7413. */
  static TcpOption experimentalFastOpen(String cookie) {
    return new Plain(OptionKind.EXPERIMENTAL, OptionKind.FAST_OPEN_MAGIC + cookie);
  }

  /** Counters of accurate ECN, 24 bits each, in the order of the option's kind. */
  static TcpOption accurateEcn(int kind, List<Integer> counters) {
    return new Plain(kind, counters.stream().map("%06x"::formatted).collect(Collectors.joining()));
  }
}

package io.faultwire.suites.script.packet;

import io.faultwire.wire.Bytes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Turns lists of options into octets and back. */
final class OptionCodec {
  private OptionCodec() {}

  static byte[] encode(List<TcpOption> options) {
    byte[] octets = new byte[options.stream().mapToInt(TcpOption::length).sum()];
    int at = 0;
    for (TcpOption option : options) {
      write(option, octets, at);
      at += option.length();
    }
    return octets;
  }

  private static void write(TcpOption option, byte[] octets, int at) {
    if (option instanceof TcpOption.Malformed malformed) {
      put(malformed.octets(), octets, at);
      return;
    }
    octets[at] = (byte) option.kind();
    if (option.length() == 1) {
      return;
    }
    octets[at + 1] = (byte) option.length();
    if (option instanceof TcpOption.Sack sack) {
      int next = at + 2;
      for (TcpOption.Block block : sack.blocks()) {
        Bytes.putInt(octets, next, block.left());
        Bytes.putInt(octets, next + 4, block.right());
        next += 8;
      }
    } else if (option instanceof TcpOption.Timestamps timestamps) {
      Bytes.putInt(octets, at + 2, timestamps.value());
      Bytes.putInt(octets, at + 6, timestamps.echo());
    } else if (option instanceof TcpOption.Plain plain) {
      put(plain.data(), octets, at + 2);
    }
  }

  private static void put(String digits, byte[] octets, int at) {
    byte[] data = HexFormat.of().parseHex(digits);
    System.arraycopy(data, 0, octets, at, data.length);
  }

  static List<TcpOption> decode(byte[] octets, int from, int to) {
    List<TcpOption> options = new ArrayList<>();
    int at = from;
    while (at < to) {
      int kind = octets[at] & 0xFF;
      int length = OptionKind.isSingleOctet(kind) ? 1 : at + 1 < to ? octets[at + 1] & 0xFF : 0;
      if (length == 0 || (length == 1 && !OptionKind.isSingleOctet(kind)) || at + length > to) {
        options.add(new TcpOption.Malformed(HexFormat.of().formatHex(octets, at, to)));
        return options;
      }
      options.add(read(octets, at, kind, length));
      at += length;
    }
    return options;
  }

  private static TcpOption read(byte[] octets, int at, int kind, int length) {
    if (kind == OptionKind.SACK && length > 2 && (length - 2) % 8 == 0) {
      List<TcpOption.Block> blocks = new ArrayList<>();
      for (int block = at + 2; block < at + length; block += 8) {
        blocks.add(
            new TcpOption.Block(Bytes.getInt(octets, block), Bytes.getInt(octets, block + 4)));
      }
      return new TcpOption.Sack(List.copyOf(blocks));
    }
    if (kind == OptionKind.TIMESTAMPS && length == 10) {
      return new TcpOption.Timestamps(Bytes.getInt(octets, at + 2), Bytes.getInt(octets, at + 6));
    }
    int data = Math.min(at + 2, at + length);
    return new TcpOption.Plain(kind, HexFormat.of().formatHex(octets, data, at + length));
  }
}

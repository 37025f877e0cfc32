package io.faultwire.suites.script.language;

import io.faultwire.suites.script.language.Token.Kind;
import io.faultwire.suites.script.packet.OptionKind;
import io.faultwire.suites.script.packet.TcpOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the options of a segment, such as {@code <mss 1460,nop,wscale 8>}. */
final class TcpOptionParser {
  private static final long LARGEST_32 = 0xFFFF_FFFFL;
  private static final int LARGEST_24 = 0xFF_FFFF;

  private final TokenStream tokens;

  TcpOptionParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  List<TcpOption> options() {
    List<TcpOption> options = new ArrayList<>();
    if (tokens.skip("<")) {
      do {
        options.add(option());
      } while (tokens.skip(","));
      tokens.expect(">");
    }
    return List.copyOf(options);
  }

  private TcpOption option() {
    Token name = tokens.expect(Kind.WORD, "a TCP option");
    return switch (name.text()) {
      case "nop" -> TcpOption.nop();
      case "eol" -> TcpOption.eol();
      case "mss" -> TcpOption.mss((int) tokens.number("a segment size", 0, 0xFFFF));
      case "wscale" -> TcpOption.windowScale((int) tokens.number("a window scale", 0, 0xFF));
      case "sackOK" -> TcpOption.sackPermitted();
      case "sack" -> sack();
      case "TS" -> timestamps();
      case "md5" -> TcpOption.md5(octets(16, true));
      case "FO" -> TcpOption.fastOpen(octets(38, false));
      case "FOEXP" -> TcpOption.experimentalFastOpen(octets(36, false));
      case "ECN" -> accurateEcn();
      default -> throw tokens.refuse(name, "there is no TCP option '" + name.text() + "'");
    };
  }

  private TcpOption sack() {
    List<TcpOption.Block> blocks = new ArrayList<>();
    do {
      int left = (int) tokens.number("a block's left edge", 0, LARGEST_32);
      tokens.expect(":");
      int right = (int) tokens.number("a block's right edge", 0, LARGEST_32);
      blocks.add(new TcpOption.Block(left, right));
    } while (tokens.peek().kind() == Kind.INTEGER);
    return new TcpOption.Sack(List.copyOf(blocks));
  }

  private TcpOption timestamps() {
    expectWord("val");
    int value = (int) tokens.number("a timestamp", 0, LARGEST_32);
    expectWord("ecr");
    return new TcpOption.Timestamps(
        value, (int) tokens.number("an echoed timestamp", 0, LARGEST_32));
  }

  private TcpOption accurateEcn() {
    Token first = tokens.peek();
    boolean ect0 = first.isWord("e0b");
    if (!ect0 && !first.isWord("e1b")) {
      throw tokens.unexpected("'e0b' or 'e1b'");
    }
    List<String> names = ect0 ? List.of("e0b", "ceb", "e1b") : List.of("e1b", "ceb", "e0b");
    List<Integer> counters = new ArrayList<>();
    for (String name : names) {
      if (!tokens.skipWord(name)) {
        break;
      }
      counters.add((int) tokens.number("a counter of accurate ECN", 0, LARGEST_24));
    }
    int kind = ect0 ? OptionKind.ACCURATE_ECN_0 : OptionKind.ACCURATE_ECN_1;
    return TcpOption.accurateEcn(kind, counters);
  }

  /** Take octets in hexadecimal digits; a cookie may be missing, a digest may not. */
  private String octets(int most, boolean required) {
    Token token = tokens.peek();
    boolean present = token.kind() == Kind.WORD || token.kind() == Kind.INTEGER;
    if (!present) {
      if (required) {
        throw tokens.unexpected("hexadecimal digits");
      }
      return "";
    }
    tokens.take();
    String digits = token.text().toLowerCase(Locale.ROOT);
    if (!digits.matches("([0-9a-f]{2})*") || digits.length() / 2 > most) {
      throw tokens.refuse(
          token, "'" + token.text() + "' is not up to " + most + " octets in hexadecimal digits");
    }
    return digits;
  }

  private void expectWord(String word) {
    if (!tokens.skipWord(word)) {
      throw tokens.unexpected("'" + word + "'");
    }
  }
}

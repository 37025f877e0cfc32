package io.faultwire.suites.script.language;

import io.faultwire.suites.script.language.Token.Kind;
import io.faultwire.suites.script.packet.IpFields;
import io.faultwire.suites.script.packet.Ports;
import io.faultwire.suites.script.packet.TcpOption;
import io.faultwire.suites.script.packet.TcpPacket;
import io.faultwire.wire.TcpHeader;
import java.util.List;

/** Reads a segment: flags, sequence numbers, ack, window, urgent pointer, options. */
final class TcpPacketParser {
  private static final long LARGEST_32 = 0xFFFF_FFFFL;
  private static final int MOST_OPTION_OCTETS = 40;

  private final TokenStream tokens;
  private final TcpOptionParser options;

  /** A segment, and whether the script gives its window and its options. */
  record Parsed(TcpPacket packet, boolean window, boolean options) {}

  TcpPacketParser(TokenStream tokens) {
    this.tokens = tokens;
    this.options = new TcpOptionParser(tokens);
  }

  Parsed segment(IpFields ip, Ports ports, boolean inbound) {
    Token first = tokens.peek();
    int flags = flags();
    Sequence sequence = Sequence.parse(tokens);
    int ack = tokens.skipWord("ack") ? (int) tokens.number("an acknowledgment", 0, LARGEST_32) : 0;
    boolean window = tokens.skipWord("win");
    int advertised = window ? number16("a window") : 0;
    int urgent = tokens.skipWord("urg") ? number16("an urgent pointer") : 0;
    if (inbound && !window) {
      throw tokens.refuse(first, "an inbound segment needs a window: write 'win' and a number");
    }
    boolean any = tokens.peek().is("<") && tokens.second().kind() == Kind.ELLIPSIS;
    if (any && inbound) {
      throw tokens.refuse(
          tokens.peek(), "<...> leaves the options open, which only an outbound segment can");
    }
    List<TcpOption> list = any ? anyOptions() : options.options();
    TcpPacket packet =
        new TcpPacket(
            ip,
            ports,
            flags,
            sequence.start(),
            ack,
            advertised,
            urgent,
            list,
            sequence.length(),
            true);
    checkOptions(first, packet);
    return new Parsed(packet, window, !any);
  }

  private int number16(String what) {
    return (int) tokens.number(what, 0, PacketParser.LARGEST_16);
  }

  private List<TcpOption> anyOptions() {
    tokens.expect("<");
    tokens.take();
    tokens.expect(">");
    return List.of();
  }

  private void checkOptions(Token where, TcpPacket packet) {
    int length = packet.optionsLength();
    if (length > MOST_OPTION_OCTETS) {
      throw tokens.refuse(where, "a header holds 40 octets of options, but these have " + length);
    }
    if (length % 4 != 0) {
      throw tokens.refuse(
          where,
          "the options have " + length + " octets, but fill words of 4; fill up with nop or eol");
    }
  }

  /** Read flags such as {@code S.}, {@code -} for none, or with the ACE counter {@code S.5}. */
  private int flags() {
    Token where = tokens.peek();
    if (tokens.skip("-")) {
      return 0;
    }
    String text = tokens.peek().kind() == Kind.WORD ? tokens.take().text() : "";
    if (tokens.peek().kind() == Kind.FLOAT && tokens.peek().text().startsWith(".")) {
      text += tokens.take().text();
    } else if (tokens.skip(".")) {
      text += ".";
    }
    if (text.isEmpty()) {
      throw tokens.unexpected("the flags of a TCP segment, 'udp' or 'icmp'");
    }
    int flags = 0;
    for (int i = 0; i < text.length(); i++) {
      flags |= flag(where, text.charAt(i));
    }
    if (text.matches(".*[0-7].*") && text.matches(".*[EWA0-7].*[EWA0-7].*")) {
      throw tokens.refuse(where, "the flags '" + text + "' give the bits of ACE twice");
    }
    return flags;
  }

  private int flag(Token where, char letter) {
    return switch (letter) {
      case 'F' -> TcpHeader.FIN;
      case 'S' -> TcpHeader.SYN;
      case 'R' -> TcpHeader.RST;
      case 'P' -> TcpHeader.PSH;
      case 'U' -> TcpHeader.URG;
      case 'E' -> TcpHeader.ECE;
      case 'W' -> TcpHeader.CWR;
      case 'A' -> TcpPacket.AE;
      case '.' -> TcpHeader.ACK;
      case '0', '1', '2', '3', '4', '5', '6', '7' -> counter(letter - '0');
      default ->
          throw tokens.refuse(
              where,
              "there is no TCP flag '" + letter + "'; there are F, S, R, P, U, E, W, A and '.'");
    };
  }

  /** Return the bits of the ACE counter, AE above CWR above ECE. */
  private static int counter(int value) {
    return ((value & 1) != 0 ? TcpHeader.ECE : 0)
        | ((value & 2) != 0 ? TcpHeader.CWR : 0)
        | ((value & 4) != 0 ? TcpPacket.AE : 0);
  }
}

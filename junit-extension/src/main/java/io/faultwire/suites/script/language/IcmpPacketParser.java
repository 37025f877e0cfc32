package io.faultwire.suites.script.language;

import io.faultwire.suites.script.language.Token.Kind;
import io.faultwire.suites.script.packet.IcmpNames;
import io.faultwire.suites.script.packet.IcmpPacket;
import io.faultwire.suites.script.packet.IpFields;
import io.faultwire.suites.script.packet.Ports;
import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.IpProtocol;
import java.util.Optional;

/** Reads a message such as {@code icmp unreachable frag_needed mtu 1200 [1:1461(1460)]}. */
final class IcmpPacketParser {
  private final TokenStream tokens;

  IcmpPacketParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  IcmpPacket message(IpFields ip) {
    Token name = tokens.expect(Kind.WORD, "a type of ICMP message");
    int type =
        IcmpNames.type(name.text())
            .orElseThrow(
                () -> tokens.refuse(name, "there is no ICMP message '" + name.text() + "'"));
    int code = code(type);
    int rest = 0;
    if (tokens.skipWord("mtu")) {
      if (!IcmpNames.isFragmentationNeeded(type, code)) {
        throw tokens.refuse(name, "only 'unreachable frag_needed' has an MTU");
      }
      rest = (int) tokens.number("an MTU", 0, PacketParser.LARGEST_16);
    }
    if (tokens.skipWord("id")) {
      rest = (int) tokens.number("an identifier", 0, PacketParser.LARGEST_16) << 16;
    }
    return echoed(ip, type, code, rest);
  }

  private int code(int type) {
    Token token = tokens.peek();
    if (token.kind() != Kind.WORD || token.isWord("mtu") || token.isWord("id")) {
      return 0;
    }
    return IcmpNames.code(type, tokens.take().text())
        .orElseThrow(
            () -> tokens.refuse(token, "there is no ICMP code '" + token.text() + "' here"));
  }

  /** Read which packet the message is about; without one, a segment without data. */
  private IcmpPacket echoed(IpFields ip, int type, int code, int rest) {
    IcmpPacket.Quote quote = new IcmpPacket.Quote(IpProtocol.TCP, Ports.OPEN, 0, 0);
    if (tokens.skip("[")) {
      if (tokens.skipWord("raw")) {
        Token where = tokens.peek();
        int length = length();
        tokens.expect("]");
        if (length < IcmpHeader.LENGTH) {
          throw tokens.refuse(where, "an ICMP message has at least 8 octets, not " + length);
        }
        return new IcmpPacket(ip, type, code, rest, Optional.empty(), length - IcmpHeader.LENGTH);
      }
      if (tokens.skipWord("udp")) {
        quote = new IcmpPacket.Quote(IpProtocol.UDP, Ports.OPEN, 0, length());
      } else {
        Sequence sequence = Sequence.parse(tokens);
        quote =
            new IcmpPacket.Quote(IpProtocol.TCP, Ports.OPEN, sequence.start(), sequence.length());
      }
      tokens.expect("]");
    }
    return new IcmpPacket(ip, type, code, rest, Optional.of(quote), 0);
  }

  private int length() {
    tokens.expect("(");
    int length = (int) tokens.number("a length", 0, 65_507);
    tokens.expect(")");
    return length;
  }
}

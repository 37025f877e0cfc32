package io.faultwire.suites.script.language;

import io.faultwire.suites.script.language.Token.Kind;
import io.faultwire.suites.script.packet.IpFields;

/**
 * What stands in brackets before a packet and is about its IPv4 header.
 *
 * @param fields the values
 * @param demand which of the bits are demanded of an outbound packet
 * @param demandsTimeToLive whether the time to live is
 */
record IpMark(IpFields fields, Demands.Mark demand, boolean demandsTimeToLive) {

  static IpMark parse(TokenStream tokens) {
    String closing = tokens.peek().is("(") ? ")" : "]";
    if (!tokens.skip("(") && !tokens.skip("[")) {
      return new IpMark(IpFields.DEFAULT, Demands.Mark.NONE, false);
    }
    Token word = tokens.expect(Kind.WORD, "a mark such as ect0, tos 0x2 or ttl 64");
    IpMark mark =
        switch (word.text()) {
          case "noecn" -> ecn(0);
          case "ect1" -> ecn(1);
          case "ect0" -> ecn(2);
          case "ce" -> ecn(3);
          case "ect01" -> new IpMark(IpFields.DEFAULT, Demands.Mark.ECT, false);
          case "tos" -> typeOfService(tokens);
          case "ttl" -> timeToLive(tokens);
          case "flowlabel" -> throw refuseFlowLabel(tokens, word);
          default ->
              throw tokens.refuse(word, "there is no mark '" + word.text() + "' of the IP header");
        };
    if (tokens.peek().is(",")) {
      throw refuseFlowLabel(tokens, tokens.peek());
    }
    tokens.expect(closing);
    return mark;
  }

  private static IpMark ecn(int codepoint) {
    return new IpMark(
        new IpFields(codepoint, IpFields.LARGEST_TIME_TO_LIVE), Demands.Mark.ECN, false);
  }

  private static IpMark typeOfService(TokenStream tokens) {
    Token value = tokens.expect(Kind.HEX_INTEGER, "a type of service such as 0x2");
    int octet = (int) tokens.inRange(value, "a type of service", 0, 0xFF);
    return new IpMark(
        new IpFields(octet, IpFields.LARGEST_TIME_TO_LIVE), Demands.Mark.TYPE_OF_SERVICE, false);
  }

  private static IpMark timeToLive(TokenStream tokens) {
    int hops = (int) tokens.number("a time to live", 1, IpFields.LARGEST_TIME_TO_LIVE);
    return new IpMark(new IpFields(0, hops), Demands.Mark.NONE, true);
  }

  private static ScriptException refuseFlowLabel(TokenStream tokens, Token where) {
    return tokens.refuse(where, "a flow label belongs to IPv6, which is not done");
  }
}

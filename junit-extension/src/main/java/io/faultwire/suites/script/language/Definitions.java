package io.faultwire.suites.script.language;

import io.faultwire.suites.script.language.Token.Kind;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Words that a script or its user gives another meaning: {@code --define=NAME=value}. */
final class Definitions {
  /** Words of the language, which no definition changes. */
  private static final Set<String> RESERVED =
      Set.of(
          ("sa_family sin_port sin_addr msg_name msg_iov msg_flags msg_control cmsg_data cmsg_level"
                  + " cmsg_type ee_errno ee_origin ee_type ee_code ee_info ee_data scm_sec scm_nsec"
                  + " fd u32 u64 ptr events revents onoff linger htons ipv4 ipv6 icmp udp GREv0 gre"
                  + " raw sum off key seq none checksum present encap psp spi mpls label tc ttl"
                  + " inet_addr inet6_addr ack eol ecr mss mtu nop sack sackOK md5 TS FO FOEXP ECN"
                  + " e0b e1b ceb tos flowlabel flags Flags val win urg wscale ect01 ect0 ect1 noecn"
                  + " ce id")
              .split(" "));

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
  private static final Pattern HEX_INTEGER = Pattern.compile("0[xX][0-9a-fA-F]+");

  private final Map<String, String> values = new TreeMap<>();

  /** Add a definition, unless one of the name is there. */
  void add(String name, String value) {
    values.putIfAbsent(name, value);
  }

  /** Return a word as its definition says, with the place where it stands. */
  Token apply(Token token) {
    String value = token.kind() == Kind.WORD ? values.get(token.text()) : null;
    return value == null || RESERVED.contains(token.text()) ? token : read(value, token.line());
  }

  private static Token read(String value, int line) {
    if (value.length() > 1 && (value.startsWith("\"") || value.startsWith("`"))) {
      Kind kind = value.charAt(0) == '"' ? Kind.STRING : Kind.BACK_QUOTED;
      return new Token(kind, value.substring(1, value.length() - 1), line);
    }
    Kind kind =
        INTEGER.matcher(value).matches()
            ? Kind.INTEGER
            : HEX_INTEGER.matcher(value).matches() ? Kind.HEX_INTEGER : Kind.WORD;
    return new Token(kind, value, line);
  }
}

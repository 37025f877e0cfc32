package io.faultwire.suites.script.packet;

import io.faultwire.wire.IcmpHeader;
import io.faultwire.wire.IpProtocol;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The names of ICMP's types and codes (RFC 792, RFC 1122 section 3.2.2) in scripts. */
public final class IcmpNames {
  private static final Map<String, Integer> TYPES = new LinkedHashMap<>();
  private static final Map<String, Integer> UNREACHABLE = new LinkedHashMap<>();

  static {
    TYPES.put("echo_reply", IcmpHeader.ECHO_REPLY);
    TYPES.put("unreachable", IcmpHeader.DESTINATION_UNREACHABLE);
    TYPES.put("source_quench", 4);
    TYPES.put("redirect", 5);
    TYPES.put("echo_request", IcmpHeader.ECHO);
    TYPES.put("time_exceeded", IcmpHeader.TIME_EXCEEDED);
    TYPES.put("parameter_problem", IcmpHeader.PARAMETER_PROBLEM);
    TYPES.put("timestamp_request", 13);
    TYPES.put("timestamp_reply", 14);
    TYPES.put("information_request", 15);
    TYPES.put("information_reply", 16);
    TYPES.put("address_mask_request", 17);
    TYPES.put("address_mask_reply", 18);
    UNREACHABLE.put("net_unreachable", IcmpHeader.CODE_NET_UNREACHABLE);
    UNREACHABLE.put("host_unreachable", IcmpHeader.CODE_HOST_UNREACHABLE);
    UNREACHABLE.put("protocol_unreachable", IcmpHeader.CODE_PROTOCOL_UNREACHABLE);
    UNREACHABLE.put("port_unreachable", IcmpHeader.CODE_PORT_UNREACHABLE);
    UNREACHABLE.put("frag_needed", IcmpHeader.CODE_FRAGMENTATION_NEEDED);
    UNREACHABLE.put("source_route_failed", 5);
    UNREACHABLE.put("net_unknown", 6);
    UNREACHABLE.put("host_unknown", 7);
    UNREACHABLE.put("source_host_isolated", 8);
    UNREACHABLE.put("net_prohibited", 9);
    UNREACHABLE.put("host_prohibited", 10);
    UNREACHABLE.put("net_unreachable_for_tos", 11);
    UNREACHABLE.put("host_unreachable_for_tos", 12);
    UNREACHABLE.put("packet_filtered", 13);
    UNREACHABLE.put("precedence_violation", 14);
    UNREACHABLE.put("precedence_cutoff", 15);
  }

  private IcmpNames() {}

  /** Return the number of a type's name, or of {@code type_} and a number. */
  public static OptionalInt type(String name) {
    return number(TYPES, name, "type_");
  }

  /** Return the number of a code's name, or of {@code code_} and a number. */
  public static OptionalInt code(int type, String name) {
    boolean named = type == IcmpHeader.DESTINATION_UNREACHABLE;
    return number(named ? UNREACHABLE : Map.of(), name, "code_");
  }

  private static OptionalInt number(Map<String, Integer> names, String name, String prefix) {
    Integer known = names.get(name);
    if (known != null) {
      return OptionalInt.of(known);
    }
    boolean numbered = name.matches(prefix + "[0-9]{1,3}");
    int number = numbered ? Integer.parseInt(name.substring(prefix.length())) : -1;
    return number >= 0 && number <= 0xFF ? OptionalInt.of(number) : OptionalInt.empty();
  }

  static String describe(IcmpPacket packet) {
    StringBuilder text = new StringBuilder("icmp ").append(typeName(packet.type()));
    if (packet.type() == IcmpHeader.DESTINATION_UNREACHABLE || packet.code() != 0) {
      text.append(' ').append(codeName(packet.type(), packet.code()));
    }
    if (isFragmentationNeeded(packet.type(), packet.code())) {
      text.append(" mtu ").append(packet.rest() & 0xFFFF);
    }
    packet.quote().ifPresent(quote -> text.append(' ').append(describe(quote)));
    return text.toString();
  }

  /** Tell whether a message says that a packet was too large, and names an MTU (RFC 1191). */
  public static boolean isFragmentationNeeded(int type, int code) {
    return type == IcmpHeader.DESTINATION_UNREACHABLE
        && code == IcmpHeader.CODE_FRAGMENTATION_NEEDED;
  }

  private static String describe(IcmpPacket.Quote quote) {
    int length = quote.dataLength();
    return quote.protocol() == IpProtocol.UDP
        ? "[udp (" + length + ")]"
        : "["
            + Integer.toUnsignedString(quote.seq())
            + ":"
            + Integer.toUnsignedString(quote.seq() + length)
            + "("
            + length
            + ")]";
  }

  private static String typeName(int type) {
    return name(TYPES, type, "type_");
  }

  private static String codeName(int type, int code) {
    boolean named = type == IcmpHeader.DESTINATION_UNREACHABLE;
    return name(named ? UNREACHABLE : Map.of(), code, "code_");
  }

  private static String name(Map<String, Integer> names, int number, String prefix) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue() == number)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(prefix + number);
  }
}

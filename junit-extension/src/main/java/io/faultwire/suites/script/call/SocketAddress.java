package io.faultwire.suites.script.call;

import io.faultwire.suites.script.language.Argument;
import io.faultwire.suites.script.language.Argument.Structure;
import io.faultwire.suites.tcp.abi.Linux;
import io.faultwire.wire.Ipv4Address;
import org.jspecify.annotations.Nullable;

/** The address that a call names: {@code ...} for the usual one, or a {@code sockaddr_in}. */
final class SocketAddress {
  private final CallSite site;
  private final @Nullable String host;
  private final int port;

  private SocketAddress(CallSite site, @Nullable String host, int port) {
    this.site = site;
    this.host = host;
    this.port = port;
  }

  static SocketAddress of(Arguments arguments, int index) {
    CallSite site = arguments.site();
    Argument argument = arguments.get(index);
    if (argument instanceof Argument.Ellipsis) {
      return new SocketAddress(site, null, 0);
    }
    if (argument instanceof Argument.Word word && word.name().equals("AF_UNSPEC")) {
      throw site.refuse("the address AF_UNSPEC, which disconnects, is not done");
    }
    if (argument instanceof Structure structure) {
      return of(site, structure);
    }
    throw arguments.wrong(index, "'...' or an address");
  }

  private static SocketAddress of(CallSite site, Structure structure) {
    Argument family = structure.member("sa_family").orElse(structure);
    Argument port = applied(site, structure, "sin_port", "htons");
    Argument host = applied(site, structure, "sin_addr", "inet_addr");
    if (Numbers.integer(site, family) != Linux.AF_INET) {
      throw site.refuse("only addresses of AF_INET are done, not '" + structure.text() + "'");
    }
    if (!(host instanceof Argument.Text text)) {
      throw site.refuse("an address is a string, not '" + host.text() + "'");
    }
    return new SocketAddress(site, text.escaped(), Numbers.integer(site, port) & 0xFFFF);
  }

  private static Argument applied(
      CallSite site, Structure structure, String member, String function) {
    Argument value = structure.member(member).orElse(structure);
    if (value instanceof Argument.Applied call && call.function().equals(function)) {
      return call.operand();
    }
    throw site.refuse(
        "an address is {sa_family = AF_INET, sin_port = htons(8080), sin_addr ="
            + " inet_addr(\"192.0.2.1\")}, not '"
            + structure.text()
            + "'");
  }

  /** Return the subject's own address on the wire, 0 for any of its addresses. */
  int local(CallContext context) {
    return host == null ? context.wire().subjectAddress() : mapped(context, host);
  }

  int localPort(CallContext context) {
    return host == null ? context.options().bindPort() : port;
  }

  /** Return the tester's address on the wire. */
  int remote(CallContext context) {
    return host == null ? context.wire().testerAddress() : mapped(context, host);
  }

  int remotePort(CallContext context) {
    return host == null ? context.options().connectPort() : port;
  }

  private int mapped(CallContext context, String address) {
    if (address.equals("0.0.0.0")) {
      return Ipv4Address.parse(address).value();
    }
    if (address.equals(context.options().localAddress())) {
      return context.wire().subjectAddress();
    }
    if (address.equals(context.options().remoteAddress())) {
      return context.wire().testerAddress();
    }
    throw site.refuse(
        "the address "
            + address
            + " is neither the subject's, --local_ip="
            + context.options().localAddress()
            + ", nor the tester's, --remote_ip="
            + context.options().remoteAddress());
  }
}

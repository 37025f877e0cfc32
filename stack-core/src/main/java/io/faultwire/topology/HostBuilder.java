package io.faultwire.topology;

import io.faultwire.tcp.TcpOptions;
import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Prefix;
import io.faultwire.wire.MacAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declares a host. */
public final class HostBuilder {
  static final int DEFAULT_PREFIX = 24;

  final String name;
  private final List<Ipv4Address> addresses = new ArrayList<>();
  private final List<Ipv4Prefix> prefixes = new ArrayList<>();
  private final List<MacAddress> macs = new ArrayList<>();
  final List<Forward> forwards = new ArrayList<>();
  TcpOptions tcp = TcpOptions.DEFAULT;
  @Nullable Class<?> program;

  HostBuilder(String name) {
    this.name = name;
  }

  /**
   * Sets the address of the host's next interface; the first call is for its first link.
   *
   * @param address such as {@code 192.168.1.5/24}; a prefix of 24 bits unless it is given
   */
  public HostBuilder address(String address) {
    String text = address.indexOf('/') < 0 ? address + "/" + DEFAULT_PREFIX : address;
    Ipv4Prefix prefix = parse("address", () -> Ipv4Prefix.parse(text));
    Ipv4Address own = Ipv4Address.parse(text.substring(0, text.indexOf('/')));
    boolean isHost =
        !own.equals(Ipv4Address.ANY) && !own.isMulticast() && !own.equals(Ipv4Address.BROADCAST);
    boolean isInside =
        prefix.length() > 30 || (!own.equals(prefix.address()) && !own.equals(prefix.broadcast()));
    if (!isHost || !isInside) {
      throw problem(
          "'" + text + "' is the address of a network or a group, not of a host",
          "Give an address between the first and the last of the prefix");
    }
    addresses.add(own);
    prefixes.add(prefix);
    return this;
  }

  /** Sets the Ethernet address of the host's next interface, such as 02:00:00:00:00:0A. */
  public HostBuilder mac(String mac) {
    MacAddress parsed = parse("mac", () -> MacAddress.parse(mac));
    if (parsed.isGroup()) {
      throw problem("the MAC address " + mac + " is that of a group", "Give an even first octet");
    }
    macs.add(parsed);
    return this;
  }

  /** Sets the switches of the host's TCP. */
  public HostBuilder tcp(TcpOptions options) {
    tcp = options;
    return this;
  }

  /**
   * Sets what runs on the host from the beginning of its network.
   *
   * @param type an {@code io.faultwire.engine.HostProgram} with a constructor without parameters
   */
  public HostBuilder program(Class<?> type) {
    program = type;
    return this;
  }

  /**
   * Makes a port lead to a real server; {@code port} is the one that simulated sockets connect to.
   */
  public HostBuilder forward(int port, String realHost, int realPort) {
    forwards.add(new Forward(port, realHost, realPort));
    return this;
  }

  @Nullable Ipv4Address address(int index) {
    return index < addresses.size() ? addresses.get(index) : null;
  }

  @Nullable Ipv4Prefix prefix(int index) {
    return index < prefixes.size() ? prefixes.get(index) : null;
  }

  @Nullable MacAddress mac(int index) {
    return index < macs.size() ? macs.get(index) : null;
  }

  TopologyException problem(String problem, String remedy) {
    return new TopologyException("host " + name, problem, remedy);
  }

  private <T> T parse(String attribute, java.util.function.Supplier<T> parser) {
    try {
      return parser.get();
    } catch (IllegalArgumentException e) {
      throw problem("its " + attribute, String.valueOf(e.getMessage()));
    }
  }
}

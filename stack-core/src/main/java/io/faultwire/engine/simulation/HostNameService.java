package io.faultwire.engine.simulation;

import io.faultwire.host.socket.NameService;
import io.faultwire.topology.HostSpec;
import io.faultwire.topology.InterfaceSpec;
import io.faultwire.topology.Topology;
import io.faultwire.wire.Ipv4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/** The names of a network as one of its hosts sees them: the nearest address of each host. */
final class HostNameService implements NameService {
  private static final Pattern DOTTED = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

  private final Topology topology;
  private final HostSpec self;

  HostNameService(Topology topology, HostSpec self) {
    this.topology = topology;
    this.self = self;
  }

  @Override
  public InetAddress resolve(String name) throws UnknownHostException {
    if (name.equals("localhost")) {
      return Ipv4Address.LOOPBACK.toInetAddress(name);
    }
    for (HostSpec host : topology.hosts()) {
      if (host.name().equalsIgnoreCase(name) && !host.interfaces().isEmpty()) {
        return nearest(host).toInetAddress(host.name());
      }
    }
    if (DOTTED.matcher(name).matches()) {
      return dotted(name);
    }
    List<String> known = topology.hosts().stream().map(HostSpec::name).toList();
    throw new UnknownHostException(
        name + ": no host of the network has this name; its hosts are " + known);
  }

  private static InetAddress dotted(String text) throws UnknownHostException {
    try {
      return Ipv4Address.parse(text).toInetAddress();
    } catch (IllegalArgumentException e) {
      throw new UnknownHostException(e.getMessage());
    }
  }

  private Ipv4Address nearest(HostSpec host) {
    for (InterfaceSpec mine : self.interfaces()) {
      for (InterfaceSpec theirs : host.interfaces()) {
        if (mine.prefix().equals(theirs.prefix())) {
          return theirs.address();
        }
      }
    }
    return host.interfaces().get(0).address();
  }
}

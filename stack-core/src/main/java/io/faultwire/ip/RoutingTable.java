package io.faultwire.ip;

import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Prefix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where datagrams go: the longest prefix that contains the destination wins (RFC 1812 section
 * 5.2.4.3); of equal prefixes, the one added first.
 */
public final class RoutingTable {
  private static final Ipv4Prefix DEFAULT = new Ipv4Prefix(Ipv4Address.ANY, 0);

  private final List<Route> routes = new ArrayList<>();
  private int rememberedDestination;
  private @Nullable Route remembered;

  /** Adds the route to the prefix that an interface is connected to. */
  public void addConnected(IpInterface out) {
    add(new Route(out.prefix(), Ipv4Address.ANY, out));
  }

  /**
   * Adds a route through a router.
   *
   * @throws IllegalArgumentException if no connected prefix contains the router
   */
  public void addVia(Ipv4Prefix prefix, Ipv4Address gateway) {
    Route way = lookup(gateway.value());
    if (way == null || way.gateway().value() != 0) {
      throw new IllegalArgumentException(
          "the gateway "
              + gateway
              + " of "
              + prefix
              + " is on no connected network: choose one of "
              + routes);
    }
    add(new Route(prefix, gateway, way.out()));
  }

  /** Adds the route for every destination that no other route contains. */
  public void setDefaultGateway(Ipv4Address gateway) {
    routes.removeIf(route -> route.prefix().equals(DEFAULT));
    addVia(DEFAULT, gateway);
  }

  private void add(Route route) {
    int at = 0;
    while (at < routes.size() && routes.get(at).prefix().length() >= route.prefix().length()) {
      at++;
    }
    routes.add(at, route);
    remembered = null;
  }

  /** Returns the route to a destination, or null. */
  public @Nullable Route lookup(int destination) {
    if (remembered != null && rememberedDestination == destination) {
      return remembered;
    }
    for (int i = 0; i < routes.size(); i++) {
      Route route = routes.get(i);
      if (route.prefix().contains(destination)) {
        rememberedDestination = destination;
        remembered = route;
        return route;
      }
    }
    return null;
  }

  /** Returns the routes, longest prefix first. */
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  @Override
  public String toString() {
    return routes.toString();
  }
}

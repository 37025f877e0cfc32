package io.faultwire.topology;

/** The names that hosts and switches may have. */
final class Names {
  private Names() {}

  /** Checks that a name is one label or several of RFC 1123 section 2.1. */
  static void check(String kind, String name) {
    if (!name.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?")) {
      throw new TopologyException(
          kind + " '" + name + "'",
          "the name is not a host name",
          "Use letters, digits, '.' and '-', at most 63 (RFC 1123 section 2.1)");
    }
    if (name.equals("localhost") || name.matches("[0-9.]+")) {
      throw new TopologyException(
          kind + " '" + name + "'",
          "the name means an address everywhere",
          "Choose a name of the role, such as 'server'");
    }
  }
}

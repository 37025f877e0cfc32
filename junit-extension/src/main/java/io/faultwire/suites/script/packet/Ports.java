package io.faultwire.suites.script.packet;

/** Where a packet comes from and where it goes, 0 for what a script leaves open. */
public record Ports(int source, int destination) {
  /** Ports that a script leaves open. */
  public static final Ports OPEN = new Ports(0, 0);

  @Override
  public String toString() {
    return source + " > " + destination;
  }
}

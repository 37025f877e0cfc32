package io.faultwire.link;

import io.faultwire.time.EventQueue;
import io.faultwire.time.Seed;
import io.faultwire.time.VirtualClock;
import java.util.List;

/** A full-duplex point-to-point link between two ports: two directions that share nothing. */
public final class Link {
  private final String name;
  private final Seed seed;
  private final LinkDirection forward;
  private final LinkDirection backward;
  private int shared;

  /**
   * Joins two ports.
   *
   * @param a the end that {@link #forward} leaves from
   * @param b the end that {@link #backward} leaves from
   */
  public Link(Port a, Port b, VirtualClock clock, EventQueue queue, Seed seed) {
    this.name = a.name() + "-" + b.name();
    this.seed = seed;
    this.forward = new LinkDirection(name, a, b, clock, queue, seed);
    this.backward = new LinkDirection(name, b, a, clock, queue, seed);
    a.attach(forward);
    b.attach(backward);
  }

  /** Returns the name of the link, such as {@code client-server}. */
  public String name() {
    return name;
  }

  public LinkDirection forward() {
    return forward;
  }

  public LinkDirection backward() {
    return backward;
  }

  public List<LinkDirection> directions() {
    return List.of(forward, backward);
  }

  /**
   * Returns the direction that leaves from a device.
   *
   * @throws IllegalArgumentException if the device is not at this link; the message names who is
   */
  public LinkDirection from(String device) {
    for (LinkDirection direction : directions()) {
      if (direction.from().name().equals(device)) {
        return direction;
      }
    }
    throw new IllegalArgumentException(
        "'"
            + device
            + "' is no end of the link "
            + name
            + ": its ends are "
            + forward.from().name()
            + " and "
            + forward.to().name());
  }

  /**
   * Installs one fault that watches both directions together, so that "the second SYN" means the
   * second of the link.
   */
  public InstalledFault installShared(Fault fault) {
    String place = "link " + name + " / shared " + shared++ + " / " + fault.name();
    InstalledFault installed = new InstalledFault(fault, name, seed.stream(place));
    forward.add(installed);
    backward.add(installed);
    return installed;
  }

  /** Releases the frames that are held back; used when the network is taken down. */
  public void discardHeld() {
    forward.discardHeld();
    backward.discardHeld();
  }

  @Override
  public String toString() {
    return name;
  }
}

package io.faultwire.link;

import io.faultwire.wire.Frame;

/** Where a device is plugged into a link. */
public interface Port {
  /** Returns the name of the device, unique in its network. */
  String name();

  /** Tells the port where its frames go. */
  void attach(LinkDirection outgoing);

  /**
   * Takes a frame off the link and owns it from then on.
   *
   * @param now the virtual time in nanoseconds
   */
  void receive(Frame frame, long now);
}

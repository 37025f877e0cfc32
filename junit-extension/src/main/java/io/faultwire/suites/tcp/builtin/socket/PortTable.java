package io.faultwire.suites.tcp.builtin.socket;

import java.util.ArrayList;
import java.util.List;

/** Which TCP sockets are bound to which ports, before and while they have connections. */
final class PortTable {
  private final List<StreamSocket> bound = new ArrayList<>();

  /**
   * Tell whether a socket may have a port; {@code SO_REUSEADDR} lets those share that do not
   * listen.
   */
  boolean isFree(StreamSocket socket, int address, int port) {
    for (StreamSocket other : bound) {
      boolean meets =
          other != socket
              && other.localPort() == port
              && (address == 0 || other.localAddress() == 0 || other.localAddress() == address);
      boolean shared = other.reusesAddress() && socket.reusesAddress() && !other.isListening();
      if (meets && !shared) {
        return false;
      }
    }
    return true;
  }

  void add(StreamSocket socket) {
    bound.add(socket);
  }

  void remove(StreamSocket socket) {
    bound.remove(socket);
  }
}
